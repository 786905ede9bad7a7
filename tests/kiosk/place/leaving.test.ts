import { beforeAll, describe, expect, test } from "vitest";
import type { Generation, OrganisationId, RoundId, ServerId } from "../../../src/kernel/ids.ts";
import type { Joining } from "../../../src/kiosk/place/asking.ts";
import { leavingBy } from "../../../src/kiosk/place/leaving.ts";
import type { VerifiedRelease } from "../../../src/kiosk/tablet/held-release.ts";
import type { TabletState } from "../../../src/kiosk/tablet/state.ts";
import { newId } from "../../../src/sealing/random.ts";
import { asSignedRelease, asThumbprint } from "../../support/brands.ts";
import { enrolReply, type TestRound, testRound } from "../support/test-round.ts";

let round: TestRound;

beforeAll(async () => {
  round = await testRound();
});

function verified(release: TestRound["release"]): VerifiedRelease {
  const { publicKey: signer, kid: signerThumbprint } = round.signing;
  return { kind: "verified", release, signedRelease: asSignedRelease(""), signer, signerThumbprint };
}

/** A place in another round of the organisation, as the server would give it. */
function placeAt(serverId: ServerId): Joining {
  const release = { ...round.release, roundId: newId<RoundId>(), roundName: "Våren" };
  const reply = enrolReply(round, { serverId });
  return {
    reply,
    generation: newId<Generation>(),
    signer: round.signing.kid,
    held: verified(release),
    keyWords: "",
    siteName: "Väntrum A",
  };
}

function tabletAt(serverId: ServerId): Pick<TabletState, "device" | "held" | "former" | "damaged" | "wiped"> {
  const { protocol: _protocol, release: _release, ...place } = enrolReply(round, { serverId });
  const device = { ...place, generation: newId<Generation>(), signer: round.signing.kid, roundId: round.release.roundId };
  return { device, held: verified(round.release), former: null, damaged: [], wiped: null };
}

describe("what a tablet leaves by joining", () => {
  const SERVER = newId<ServerId>();

  test("is nothing where it has no place, and a round within its organisation", () => {
    expect(leavingBy({ ...tabletAt(SERVER), device: null, held: { kind: "none" } }, placeAt(SERVER))).toBe("nothing");
    expect(leavingBy(tabletAt(SERVER), placeAt(SERVER))).toBe("round");
  });

  const differences: readonly (readonly [string, (place: Joining) => Joining])[] = [
    ["the server", (place) => ({ ...place, reply: { ...place.reply, serverId: newId<ServerId>() } })],
    ["the signing key", (place) => ({ ...place, signer: asThumbprint("x".repeat(43)) })],
    [
      "the organisation's id",
      (place) => {
        const organisation = { ...place.held.release.organisation, id: newId<OrganisationId>() };
        return { ...place, held: verified({ ...place.held.release, organisation }) };
      },
    ],
  ];

  test.each(differences)("is the organisation where %s alone is another", (_what, change) => {
    expect(leavingBy(tabletAt(SERVER), change(placeAt(SERVER)))).toBe("organisation");
  });

  test("is a round where the record of its place can't be read, but the release names organisation and key", () => {
    const organisationId = round.release.organisation.id;
    const lost = { ...tabletAt(SERVER), device: null, held: { kind: "none" } as const, damaged: ["device"] as const };
    const leaves = (former: TabletState["former"]): string => leavingBy({ ...lost, former }, placeAt(SERVER));
    expect(leaves({ organisationId, signer: round.signing.kid })).toBe("round");
    expect(leaves({ organisationId, signer: asThumbprint("x".repeat(43)) })).toBe("organisation");
    expect(leaves({ organisationId: newId<OrganisationId>(), signer: round.signing.kid })).toBe("organisation");
    expect(leaves(null)).toBe("organisation");
  });

  test("is the organisation where the tablet's own release can't say which it is", () => {
    const unverifiable = { ...tabletAt(SERVER), held: { kind: "unverifiable", failure: "bad-signature" } as const };
    expect(leavingBy(unverifiable, placeAt(SERVER))).toBe("organisation");
  });
});
