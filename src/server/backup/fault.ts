import type { Thumbprint } from "../../kernel/hashes.ts";

/**
 * What can be wrong with a backup that is read. `cut`: it ends too early; `damaged`: some of it is not what was written, by
 * chance or on purpose; `not-as-made`: it opens, but what was restored from it is not what its manifest says.
 */
export type BackupFault =
  | { readonly kind: "not-a-backup" }
  | { readonly kind: "newer-format" }
  | { readonly kind: "needs-key"; readonly kids: readonly Thumbprint[] }
  | { readonly kind: "other-key"; readonly kids: readonly Thumbprint[] }
  | { readonly kind: "cut" }
  | { readonly kind: "damaged" }
  | { readonly kind: "newer-data" }
  | { readonly kind: "not-as-made"; readonly what: string };

const CODE = "STRECK_BACKUP_FAULT";

/** Thrown where bytes are read one after the other, and caught where the whole is. */
export function faulty(fault: BackupFault): Error {
  return Object.assign(new Error(`the backup is ${fault.kind}`), { code: CODE, fault });
}

export function faultOf(error: unknown): BackupFault | null {
  return typeof error === "object" && error !== null && "code" in error && error.code === CODE && "fault" in error
    ? (error.fault as BackupFault)
    : null;
}
