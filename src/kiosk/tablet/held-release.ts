import { type ReadRelease, readSignedRelease } from "../../envelopes/signed-release.ts";
import type { Thumbprint } from "../../kernel/hashes.ts";
import type { SignedRelease } from "../../kernel/signed-release.ts";
import type { ReleaseFailure } from "../../sealing/release-signature.ts";

/** What the tablet has of a release. Without one that it can trust no round is run; what is stored stays and is sent. */
export type HeldRelease =
  | { readonly kind: "none" }
  | VerifiedRelease
  /** Signed as it should be, for a newer app than this one: it waits for the app's update, and nothing is wrong with it. */
  | { readonly kind: "needs-update"; readonly signedRelease: SignedRelease }
  | { readonly kind: "unverifiable"; readonly failure: ReleaseFailure | "malformed" };

export type VerifiedRelease = ReadRelease & { readonly kind: "verified" };

/**
 * Verified at every start and every fetch: a release that can't be trusted is never run, whoever stored it. `trusted` is the
 * thumbprint of the organisation's signing key, null where nobody vouches for one yet.
 */
export async function holdRelease(
  signedRelease: SignedRelease,
  trusted: Thumbprint | null,
): Promise<Exclude<HeldRelease, { kind: "none" }>> {
  const read = await readSignedRelease(signedRelease, trusted);
  if (read.ok) {
    return { kind: "verified", ...read.value };
  }
  return read.error === "needs-update" ? { kind: "needs-update", signedRelease } : { kind: "unverifiable", failure: read.error };
}
