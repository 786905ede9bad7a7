import * as v from "valibot";
import { trustedKeys } from "../../../envelopes/trusted-keys.ts";
import type { ReleaseHash } from "../../../kernel/hashes.ts";
import type { OrganisationId, RoundId } from "../../../kernel/ids.ts";
import { Thumbprint } from "../../../protocol/documents/release/1.ts";
import type { TrustAnchors } from "../../../sealing/trust-anchors.ts";

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
  readonly of: (organisationId: OrganisationId) => Pin | null;
  readonly put: (organisationId: OrganisationId, pin: Pin) => void;
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

/** From an opened key file, which outweighs whatever was held before. Releases under another signer's name are forgotten. */
export function pinFrom(anchors: TrustAnchors, before: Pin | null): Pin {
  const keys = trustedKeys(anchors);
  const releases = before !== null && before.signer === keys.signer ? before.releases : {};
  return { ...keys, words: anchors.words, source: "key-file", releases };
}

/** The same pin with one more release, the one that this round has from now on. */
export function withRelease(pin: Pin, roundId: RoundId, sha256: ReleaseHash): Pin {
  return { ...pin, releases: { ...pin.releases, [roundId]: sha256 } };
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
