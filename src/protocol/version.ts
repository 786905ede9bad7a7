/**
 * The version of what tablet and server say to each other. Raise it when a schema in `protocol/device` changes, and
 * keep reading the old ones: a tablet from the drawer must still be able to hand in its answers.
 */
export const PROTOCOL = 1;
