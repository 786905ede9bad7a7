import type { Thumbprint } from "../kernel/hashes.ts";
import { makeAnchors, type NamedKey, type TrustAnchors } from "../sealing/trust-anchors.ts";
import type { OrganisationKeys } from "./organisation-keys.ts";

/** Thumbprints of those that an organisation trusts: who signs its releases, and the two that open its answers. */
export type TrustedKeys = { readonly signer: Thumbprint; readonly coordinator: Thumbprint; readonly recovery: Thumbprint };

export function trustedKeys(anchors: TrustAnchors): TrustedKeys {
  const { coordinator, recovery } = recipientsOf(anchors);
  return { signer: anchors.signer.kid, coordinator: coordinator.kid, recovery: recovery.kid };
}

/** The two that open answers, each by its role. Anchors without one of them are never made. */
export function recipientsOf({ recipients }: TrustAnchors): { readonly coordinator: NamedKey; readonly recovery: NamedKey } {
  const [coordinator, recovery] = (["coordinator", "recovery"] as const).map((role) =>
    recipients.find((one) => one.role === role),
  );
  if (coordinator === undefined || recovery === undefined) {
    throw new Error("a recipient is missing");
  }
  return { coordinator, recovery };
}

/** Who signs and who opens as the server says, by the keys themselves: a name on them is the server's word, too. */
export async function announcedAnchors({ signing, coordinator, recovery }: OrganisationKeys): Promise<TrustAnchors> {
  return makeAnchors(signing.publicKey, coordinator.publicKey, recovery.publicKey);
}

/** Whether what the server says of the keys is what is held here. */
export function compareKeys(held: TrustedKeys, announced: TrustedKeys): "signer-changed" | "recipients-changed" | null {
  if (held.signer !== announced.signer) {
    return "signer-changed";
  }
  return held.coordinator === announced.coordinator && held.recovery === announced.recovery ? null : "recipients-changed";
}
