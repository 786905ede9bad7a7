import { type CryptoKey, flattenedDecrypt, importJWK } from "jose";
import type { Thumbprint } from "../kernel/hashes.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import type { PrivateKey } from "./keys.ts";

/** A private key ready to open sealed answers. */
export type OpeningKey = { readonly kid: Thumbprint; readonly key: CryptoKey };

export type OpenFailure = "not-sealed" | "other-recipient" | "damaged" | "id-differs";

export async function openingKey(kid: Thumbprint, privateKey: PrivateKey): Promise<OpeningKey> {
  const key = await importJWK({ ...privateKey }, "ECDH-ES+A256KW");
  if (key instanceof Uint8Array) {
    throw new TypeError("an EC key was expected");
  }
  return { kid, key };
}

/**
 * Opens one sealed answer and checks that the content repeats the id that it was stored under. Never throws for bad
 * content: one unreadable record must not stop the others.
 */
export async function open(
  { id, sealed }: { readonly id: string; readonly sealed: string },
  opener: OpeningKey,
): Promise<Result<Record<string, unknown>, OpenFailure>> {
  const envelope = parseEnvelope(sealed);
  if (envelope === null) {
    return err("not-sealed");
  }
  const recipient = envelope.recipients.find(({ header }) => header?.kid === opener.kid);
  if (recipient === undefined) {
    return err("other-recipient");
  }
  const { recipients: _others, ...shared } = envelope;
  let content: unknown;
  try {
    const { plaintext } = await flattenedDecrypt(
      { ...shared, ...recipient } as Parameters<typeof flattenedDecrypt>[0],
      opener.key,
    );
    content = JSON.parse(new TextDecoder().decode(plaintext));
  } catch {
    return err("damaged");
  }
  if (!isRecord(content)) {
    return err("damaged");
  }
  if (content["id"] !== id) {
    return err("id-differs");
  }
  const { pad: _padding, ...document } = content;
  return ok(document);
}

type Envelope = Record<string, unknown> & { recipients: { header?: { kid?: unknown } }[] };

function parseEnvelope(sealed: string): Envelope | null {
  try {
    const parsed: unknown = JSON.parse(sealed);
    return isRecord(parsed) && Array.isArray(parsed["recipients"]) && parsed["recipients"].every(isRecord)
      ? (parsed as Envelope)
      : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
