/**
 * Why an item is in quarantine, the first that holds: its tablet is revoked; it is of another place than the tablet's; its form
 * is unknown; its date is none of the round's.
 */
export type KeptApart = "revoked" | "elsewhere" | "form" | "date";
