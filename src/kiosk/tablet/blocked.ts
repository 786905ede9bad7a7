import type { StorageFailure } from "../store/failure.ts";

/** `newerData`: a newer version was here. `otherWindow`: one that keeps the database from being brought up to date. */
export type Blocked = "otherTab" | "noStorage" | "newerData" | "otherWindow" | "crashed";

/** What stands in the way of a tablet whose database could not be read. */
export function blockedBy(failure: StorageFailure): Blocked {
  switch (failure) {
    case "newer":
      return "newerData";
    case "blocked":
      return "otherWindow";
    default:
      return "noStorage";
  }
}
