/**
 * The version of what tablet and server say to each other. Raise it when a schema in `protocol/device` changes, with a
 * line here, and keep reading the old ones: a tablet from the drawer must still be able to hand in its answers.
 *
 * | version | since then                                                                                     |
 * | ------- | ---------------------------------------------------------------------------------------------- |
 * | 1       | offer, enrol, release, sync                                                                    |
 * | 2       | a tablet may bring a name, and is told which it got; it says which device it was before, how   |
 * |         | many marks wait and how many records it can't read; it reports a database that was emptied;    |
 * |         | what is asked with GET says its version (`?protocol=2`)                                        |
 *
 * A reply may get a member that those who don't know it can do without (`backup` in the answer to sync): tablets pass it over.
 * A call that is new needs no new version, for it changes no message: a server that lacks it says `not-found`, and whoever
 * called keeps what it would have brought (`faultReports`).
 */
export const PROTOCOL = 2;

/** The oldest version that the server still reads. It may only ever fall. */
export const OLDEST_PROTOCOL = 1;

export type Protocol = 1 | 2;
