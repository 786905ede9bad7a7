import type { Thumbprint } from "../kernel/hashes.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import { type KeyPair, type PrivateKey, type PublicKey, thumbprint } from "./keys.ts";
import { unwrap, wrap } from "./wrapping.ts";

/** To whom backups are sealed: what the server is given. */
export type BackupRecipient = { readonly kid: Thumbprint; readonly publicKey: PublicKey };

/** The file for the server. It opens nothing, so anybody may read it; nobody else may write it. */
export type PublicBackupKey = { readonly format: "streck-backup-public/1" } & BackupRecipient;

/** The file that opens backups. `wrapped`: the private key as a JWK, in a JWE under a passphrase. */
export type PrivateBackupKey = { readonly format: "streck-backup-key/1"; readonly kid: Thumbprint; readonly wrapped: string };

export async function backupKeyFiles(
  { kid, publicKey, privateKey }: KeyPair,
  passphrase: string,
): Promise<{ readonly publicFile: PublicBackupKey; readonly privateFile: PrivateBackupKey }> {
  const wrapped = await wrap({ ...privateKey, kid, use: "enc" }, { contentType: "jwk+json", passphrase });
  return {
    publicFile: { format: "streck-backup-public/1", kid, publicKey },
    privateFile: { format: "streck-backup-key/1", kid, wrapped },
  };
}

/** Null: the file is none, or names another key than it holds. */
export async function readPublicBackupKey(file: unknown): Promise<BackupRecipient | null> {
  if (!isRecord(file) || file["format"] !== "streck-backup-public/1" || !isRecord(file["publicKey"])) {
    return null;
  }
  const { kty, crv, x, y } = file["publicKey"];
  if (kty !== "EC" || crv !== "P-256" || typeof x !== "string" || typeof y !== "string") {
    return null;
  }
  const publicKey: PublicKey = { kty, crv, x, y };
  const kid = await thumbprint(publicKey);
  return kid === file["kid"] ? { kid, publicKey } : null;
}

export type BackupKeyFailure = "wrong-passphrase" | "not-a-key-file";

export async function openPrivateBackupKey(
  file: unknown,
  passphrase: string,
): Promise<Result<{ readonly kid: Thumbprint; readonly privateKey: PrivateKey }, BackupKeyFailure>> {
  if (!isRecord(file) || file["format"] !== "streck-backup-key/1" || typeof file["wrapped"] !== "string") {
    return err("not-a-key-file");
  }
  const opened = await unwrap({ wrapped: file["wrapped"] }, passphrase);
  if (!opened.ok) {
    return err(opened.error === "wrong-passphrase" ? opened.error : "not-a-key-file");
  }
  const { x, y, d } = JSON.parse(new TextDecoder().decode(opened.value)) as PrivateKey;
  const publicKey: PublicKey = { kty: "EC", crv: "P-256", x, y };
  return ok({ kid: await thumbprint(publicKey), privateKey: { ...publicKey, d } });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
