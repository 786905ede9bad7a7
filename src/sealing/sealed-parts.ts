import type { CryptoKey } from "jose";
import { err, ok, type Result } from "../kernel/result.ts";
import type { BackupRecipient } from "./backup-key.ts";
import { fromBase64Url, toBase64Url } from "./base64-url.ts";
import { type OpenFailure, type OpeningKey, open } from "./open.ts";
import { randomBytes } from "./random.ts";
import { seal } from "./seal.ts";

/**
 * What is too large to be sealed as one text: cut into parts, each under AES-256-GCM with one key that is made for it alone
 * and is itself sealed as an answer is (JWE). The nonce of a part is its number (11 bytes, big-endian) and a byte that is 1
 * for the last one, as in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015): what is changed, put in another
 * order, left out or cut off does not open. `context` is bound to every part.
 */
export type PartsKey = { readonly key: CryptoKey; readonly context: Uint8Array<ArrayBuffer> };

/** Bytes of every part but the last, which may have fewer, or none. */
export const PART_BYTES = 256 * 1024;
/** What sealing adds to each. */
export const PART_TAG_BYTES = 16;

const KEY_BYTES = 32;
/** The sealed document is padded to so many bytes; what is in it has one length anyway. */
const SEALED_LENGTH = 256;

/** A new key, and the same sealed to the recipients (JSON text). `id`: of what is sealed. */
export async function makePartsKey(
  id: string,
  recipients: readonly BackupRecipient[],
): Promise<{ readonly secret: Uint8Array<ArrayBuffer>; readonly sealed: string }> {
  const secret = randomBytes(KEY_BYTES);
  const content = { id, key: toBase64Url(secret) };
  return { secret, sealed: await seal(content, recipients, SEALED_LENGTH) };
}

export async function openPartsKey(
  { id, sealed }: { readonly id: string; readonly sealed: string },
  opener: OpeningKey,
): Promise<Result<Uint8Array<ArrayBuffer>, OpenFailure>> {
  const opened = await open({ id, sealed }, opener);
  if (!opened.ok) {
    return opened;
  }
  const { key } = opened.value;
  return typeof key === "string" ? ok(fromBase64Url(key)) : err("damaged");
}

export async function partsKey(secret: Uint8Array<ArrayBuffer>, context: Uint8Array<ArrayBuffer>): Promise<PartsKey> {
  return { key: await crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt", "decrypt"]), context };
}

export async function sealPart(
  { key, context }: PartsKey,
  number: number,
  isLast: boolean,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.encrypt(algorithm(number, isLast, context), key, bytes));
}

/** Null: it is not what was sealed as this part. */
export async function openPart(
  { key, context }: PartsKey,
  number: number,
  isLast: boolean,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm(number, isLast, context), key, bytes));
  } catch {
    return null;
  }
}

function algorithm(number: number, isLast: boolean, context: Uint8Array<ArrayBuffer>) {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setBigUint64(3, BigInt(number));
  iv[11] = isLast ? 1 : 0;
  return { name: "AES-GCM", iv, additionalData: context };
}
