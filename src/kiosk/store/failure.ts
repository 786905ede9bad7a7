/** Why the tablet's storage said no, classed by what the assistant can do about it. */
export type StorageFailure =
  | "full"
  | "refused"
  | "hung"
  | "differs"
  /** A newer version of the app was here, and left a database that this one doesn't know. */
  | "newer"
  /** The database that the page began with is gone, and another, empty one stands in its place. */
  | "wiped"
  /** Another window keeps the database from being brought up to date. */
  | "blocked";

const BY_NAME: Readonly<Record<string, StorageFailure>> = {
  QuotaExceededError: "full",
  VersionError: "newer",
  BlockedError: "blocked",
  WipedError: "wiped",
};

/** An error that `classify` knows by its name. */
export function failureNamed(name: "VersionError" | "BlockedError" | "WipedError", message: string): Error {
  return Object.assign(new Error(message), { name });
}

/**
 * What a thrown value means. The reason may lie inside: Dexie says that a transaction was aborted where the disk was full
 * at its commit, and of several writes at once only that some of them failed.
 */
export function classify(error: unknown): StorageFailure {
  const known = [error, member(error, "inner"), ...listed(member(error, "failures"))].map((one) => member(one, "name"));
  const name = known.find((one) => typeof one === "string" && Object.hasOwn(BY_NAME, one));
  return (typeof name === "string" ? BY_NAME[name] : undefined) ?? "refused";
}

function member(value: unknown, name: string): unknown {
  return value instanceof Object ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
