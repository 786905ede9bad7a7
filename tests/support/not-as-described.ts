/** What a server under test says of a reply that is not as described, in its place and on standard error. */
export const NOT_AS_DESCRIBED = "REPLY NOT AS DESCRIBED";
