import type { Release } from "../../domain/round/release.ts";
import { readRelease } from "../../protocol/release.ts";
import { keyWords } from "../../sealing/fingerprint.ts";
import { verifyRelease } from "../../sealing/release-signature.ts";

/** A release that carries the organisation's own signature, with the four words that the tablet shows for it. */
export type PublishedRelease = { readonly release: Release; readonly signerThumbprint: string; readonly words: string };

/** Reads a round's release as a tablet would; null when it is not signed by the organisation's key. */
export async function readPublished(signed: string, signingKid: string): Promise<PublishedRelease | null> {
  const verified = await verifyRelease(signed, signingKid);
  if (!verified.ok) {
    return null;
  }
  const release = readRelease(verified.value.content);
  if (!release.ok) {
    return null;
  }
  const { signer, signerThumbprint } = verified.value;
  const words = await keyWords(
    signer,
    release.value.recipients.map(({ publicKey }) => publicKey),
  );
  return { release: release.value, signerThumbprint, words };
}
