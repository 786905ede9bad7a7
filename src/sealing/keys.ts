import { exportJWK, generateKeyPair } from "jose";
import type { Thumbprint } from "../kernel/hashes.ts";
import { toBase64Url } from "./base64-url.ts";

/** The public half of a P-256 key as a JWK. */
export type PublicKey = { readonly kty: "EC"; readonly crv: "P-256"; readonly x: string; readonly y: string };
export type PrivateKey = PublicKey & { readonly d: string };
/** `kid` is the RFC 7638 thumbprint of the public key. */
export type KeyPair = { readonly kid: Thumbprint; readonly publicKey: PublicKey; readonly privateKey: PrivateKey };

/** A new key pair that answers can be sealed to (ECDH on P-256). */
export async function makeSealingKeys(): Promise<KeyPair> {
  return describe(await generateKeyPair("ECDH-ES+A256KW", { crv: "P-256", extractable: true }));
}

/** A new key pair that releases are signed with (ECDSA on P-256). */
export async function makeSigningKeys(): Promise<KeyPair> {
  return describe(await generateKeyPair("ES256", { extractable: true }));
}

/** RFC 7638: what is hashed are the members that a key of this kind must have, in the order of the alphabet. */
export async function thumbprint({ kty, crv, x, y }: PublicKey): Promise<Thumbprint> {
  const text = new TextEncoder().encode(JSON.stringify({ crv, kty, x, y }));
  return toBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", text))) as Thumbprint;
}

async function describe(pair: CryptoKeyPair): Promise<KeyPair> {
  const { x, y, d } = await exportJWK(pair.privateKey);
  if (x === undefined || y === undefined || d === undefined) {
    throw new Error("a P-256 key has x, y and d");
  }
  const publicKey: PublicKey = { kty: "EC", crv: "P-256", x, y };
  return { kid: await thumbprint(publicKey), publicKey, privateKey: { ...publicKey, d } };
}
