import type { Release } from "../domain/round/release.ts";
import type { ReleaseHash, Thumbprint } from "../kernel/hashes.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import type { SignedRelease } from "../kernel/signed-release.ts";
import type { Unreadable } from "../protocol/documents/read-document.ts";
import { readRelease, readReleaseTolerantly } from "../protocol/release.ts";
import { keyWords } from "../sealing/fingerprint.ts";
import { sha256 } from "../sealing/hash.ts";
import type { PublicKey } from "../sealing/keys.ts";
import { type ReleaseFailure, verifyRelease } from "../sealing/release-signature.ts";

/** A release whose signature holds, and who signed it. Whether that is who should have is what `trusted` says where it is read. */
export type ReadRelease = {
  readonly release: Release;
  /** The text that was signed, as it came. */
  readonly signedRelease: SignedRelease;
  readonly signer: PublicKey;
  readonly signerThumbprint: Thumbprint;
};

/**
 * As a tablet reads it: what a newer document lets out may be left out. `trusted` is the thumbprint of the organisation's
 * signing key, null where nobody vouches for one yet.
 */
export async function readSignedRelease(
  signedRelease: SignedRelease,
  trusted: Thumbprint | null,
): Promise<Result<ReadRelease, ReleaseFailure | Unreadable>> {
  return readBy(signedRelease, trusted, (content) => {
    const read = readReleaseTolerantly(content);
    return read.ok ? ok(read.value.value) : read;
  });
}

/** As those read it who answer for it, console and server: nothing that they don't know may stand in it. */
export async function readOwnRelease(
  signedRelease: SignedRelease,
  trusted: Thumbprint | null,
): Promise<Result<ReadRelease, ReleaseFailure | "malformed">> {
  return readBy(signedRelease, trusted, readRelease);
}

async function readBy<Failure>(
  signedRelease: SignedRelease,
  trusted: Thumbprint | null,
  read: (content: unknown) => Result<Release, Failure>,
): Promise<Result<ReadRelease, ReleaseFailure | Failure>> {
  const verified = await verifyRelease(signedRelease, trusted);
  if (!verified.ok) {
    return verified;
  }
  const { content, signer, signerThumbprint } = verified.value;
  const release = read(content);
  return release.ok ? ok({ release: release.value, signedRelease, signer, signerThumbprint }) : err(release.error);
}

/** The four words that people compare. Made where they are shown: no start waits for them. */
export function keyWordsOf({ signer, release }: Pick<ReadRelease, "signer" | "release">): Promise<string> {
  return keyWords(
    signer,
    release.recipients.map(({ publicKey }) => publicKey),
  );
}

/** What the server calls a release by, and a browser holds it by. */
export function releaseHashOf({ signedRelease }: Pick<ReadRelease, "signedRelease">): Promise<ReleaseHash> {
  return sha256(signedRelease);
}
