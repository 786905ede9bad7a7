import { hash, verify } from "@node-rs/argon2";
import type { PasswordHash } from "../../kernel/hashes.ts";
import { damagedRecord } from "../database/damaged-record.ts";

/** Of a password that nobody has: checked when there is no such user, so that the time taken doesn't tell who exists. */
let decoy: Promise<string> | null = null;

/** Argon2id with the library's defaults, as a PHC string. */
export function hashPassword(password: string): Promise<PasswordHash> {
  return hash(normal(password)) as Promise<PasswordHash>;
}

/** `stored` null = no such user, or one who cannot sign in with a password. */
export async function passwordMatches(password: string, stored: PasswordHash | null): Promise<boolean> {
  decoy ??= hash("nobody has this password");
  const matches = await verify(stored ?? (await decoy), normal(password)).catch(() => {
    throw damagedRecord("coordinator");
  });
  return matches && stored !== null;
}

/** One form for letters that keyboards compose differently. */
function normal(password: string): string {
  return password.normalize("NFKC");
}
