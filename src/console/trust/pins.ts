import * as v from "valibot";
import { Thumbprint } from "../../protocol/release.ts";
import type { TrustAnchors } from "../../sealing/trust-anchors.ts";

/** Thumbprints of those that an organisation trusts: who signs its releases, and the two that open its answers. */
export type TrustedKeys = { readonly signer: string; readonly coordinator: string; readonly recovery: string };

const PinRecord = v.strictObject({
  signer: Thumbprint,
  coordinator: Thumbprint,
  recovery: Thumbprint,
  /** The four words of these keys. */
  words: v.string(),
  /** How this browser came to know them: the server said so first, someone compared them with the paper, or a key file. */
  source: v.picklist(["first-seen", "paper", "key-file"]),
  /** SHA-256 of every signed release that was published or seen here, by round. */
  releases: v.record(v.string(), v.string()),
});
/** What this browser holds fast of an organisation, whatever the server says later. */
export type Pin = v.InferOutput<typeof PinRecord>;

/** Kept in this browser, one for each organisation. */
export type Pins = {
  readonly of: (organisationId: string) => Pin | null;
  readonly put: (organisationId: string, pin: Pin) => void;
};

const KEY = "streck-trust.";

export function pinsIn(storage: Pick<Storage, "getItem" | "setItem">): Pins {
  return {
    of(organisationId) {
      const checked = v.safeParse(PinRecord, parse(storage.getItem(KEY + organisationId)));
      return checked.success ? checked.output : null;
    },
    put: (organisationId, pin) => storage.setItem(KEY + organisationId, JSON.stringify(pin)),
  };
}

export function trustedKeys({ signer, recipients }: TrustAnchors): TrustedKeys {
  const kidOf = (role: "coordinator" | "recovery"): string => recipients.find((one) => one.role === role)?.kid ?? "";
  return { signer: signer.kid, coordinator: kidOf("coordinator"), recovery: kidOf("recovery") };
}

/** From an opened key file, which outweighs whatever was held before. Releases under another signer's name are forgotten. */
export function pinFrom(anchors: TrustAnchors, before: Pin | null): Pin {
  const keys = trustedKeys(anchors);
  const releases = before !== null && before.signer === keys.signer ? before.releases : {};
  return { ...keys, words: anchors.words, source: "key-file", releases };
}

/** The same pin with one more release, the one that this round has from now on. */
export function withRelease(pin: Pin, roundId: string, sha256: string): Pin {
  return { ...pin, releases: { ...pin.releases, [roundId]: sha256 } };
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
