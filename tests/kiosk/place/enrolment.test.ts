import type { SignedRelease } from "../../../src/kernel/signed-release.ts";
import { asSignedRelease } from "../../support/brands.ts";
import "fake-indexeddb/auto";
import { beforeAll, describe, expect, test } from "vitest";
import { err, ok } from "../../../src/kernel/result.ts";
import { askToJoin } from "../../../src/kiosk/place/asking.ts";
import { fetchReleaseAgain } from "../../../src/kiosk/place/fetching-release.ts";
import { join } from "../../../src/kiosk/place/joining.ts";
import type { Transport } from "../../../src/kiosk/sync/transport.ts";
import { choosePin } from "../../../src/kiosk/tablet/pin/choosing-pin.ts";
import { sceneOf } from "../../../src/kiosk/tablet/scene.ts";
import { markContact } from "../../../src/kiosk/tablet/tallying.ts";
import type { EnrolReply } from "../../../src/protocol/device/enrol.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { makeSigningKeys } from "../../../src/sealing/keys.ts";
import { newId } from "../../../src/sealing/random.ts";
import { signRelease } from "../../../src/sealing/release-signature.ts";
import { good, minted, tamperWith } from "../../contracts/outbox.ts";
import { questionnaire } from "../../support/questionnaires.ts";
import { enrolReply, type TestRound, testRound } from "../support/test-round.ts";
import { offering, storeItems, type TestTablet, testTablet, workingTablet } from "../support/test-tablet.ts";

const CODE = "0123456789AB";

let round: TestRound;
let otherRound: TestRound;

beforeAll(async () => {
  [round, otherRound] = await Promise.all([testRound(), testRound()]);
});

/** The same release with something else in it, under the old signature. */
function tampered(signed: string, change: (release: TestRound["release"]) => object): SignedRelease {
  const [header, payload = "", signature] = signed.split(".");
  const release = JSON.parse(Buffer.from(payload, "base64url").toString());
  return asSignedRelease([header, Buffer.from(JSON.stringify(change(release))).toString("base64url"), signature].join("."));
}

const withAnotherRecipient = (signed: string): SignedRelease =>
  tampered(signed, (release) => ({ ...release, recipients: otherRound.release.recipients }));

async function signedBy(signing: TestRound["signing"], change: object): Promise<SignedRelease> {
  return signRelease({ ...round.release, ...change }, signing);
}

describe("joining", () => {
  test("shows what it is first and stores nothing; only the assistant's yes stores device and release, together", async () => {
    const tablet = await testTablet();
    const reply = enrolReply(round);
    const asked: unknown[] = [];
    const transport: Transport = {
      ...offering(reply),
      async enrol(request) {
        asked.push(request);
        return ok(reply);
      },
    };
    const joining = good(await askToJoin(tablet.page(), transport, CODE, round.signing.kid));
    expect(asked).toEqual([{ protocol: PROTOCOL, code: CODE, generation: joining.generation }]);
    expect(joining).toMatchObject({ siteName: "Väntrum A", signer: round.signing.kid, held: { release: round.release } });
    expect(joining.keyWords).toMatch(/^[a-z]{5}( [a-z]{5}){3}$/);
    expect(await tablet.disk()).toEqual({ items: [], releases: [], singles: [] });
    expect(sceneOf(tablet.page().state())).toEqual({ at: "enrolment" });

    good(await join(tablet.page(), joining));
    const { release: _release, protocol: _protocol, name: _name, ...place } = reply;
    const device = { ...place, generation: joining.generation, signer: round.signing.kid, roundId: round.release.roundId };
    const again = await tablet.restart();
    expect(again.state().device).toEqual(device);
    expect(again.state().held).toEqual(joining.held);
    expect(sceneOf(again.state()).at).toBe("new-pin");
    await choosePin(again, "8305");
    expect(sceneOf(again.state()).at).toBe("start");
  });

  test("brings the name that was typed; one that another tablet has is said, and nothing is stored", async () => {
    const tablet = await testTablet();
    const asked: unknown[] = [];
    const transport: Transport = {
      ...offering(enrolReply(round)),
      async enrol({ name }) {
        asked.push(name);
        return name === "Disken" ? err("already-exists") : ok(enrolReply(round, { name: name ?? null }));
      },
    };
    expect(await askToJoin(tablet.page(), transport, CODE, null, "Disken")).toEqual(err("already-exists"));
    expect(good(await askToJoin(tablet.page(), transport, CODE, null, "Köket")).reply.name).toBe("Köket");
    await askToJoin(tablet.page(), transport, CODE, null);
    expect(asked).toEqual(["Disken", "Köket", undefined]);
    expect(await tablet.disk()).toEqual({ items: [], releases: [], singles: [] });
  });

  test("by a typed code trusts the key that the release is signed with, and shows its words", async () => {
    const tablet = await testTablet();
    const [one, other] = [await testTablet(), await testTablet()];
    const joining = good(await askToJoin(tablet.page(), offering(enrolReply(round)), CODE, null));
    expect(joining.signer).toBe(round.signing.kid);
    const wordsOf = async (page: TestTablet, from: TestRound): Promise<string> =>
      good(await askToJoin(page.page(), offering(enrolReply(from)), CODE, null)).keyWords;
    expect(await wordsOf(one, round)).toBe(joining.keyWords);
    expect(await wordsOf(other, otherRound)).not.toBe(joining.keyWords);
  });

  const replies: readonly (readonly [string, string, () => Promise<Partial<EnrolReply>>, string | null])[] = [
    [
      "is signed by somebody else than the QR code says",
      "unknown-signer",
      async () => ({ release: otherRound.signed }),
      "trusted",
    ],
    [
      "was sealed to other recipients on the way",
      "bad-signature",
      async () => ({ release: withAnotherRecipient(round.signed) }),
      "trusted",
    ],
    [
      "was changed on the way, under a typed code",
      "bad-signature",
      async () => ({ release: withAnotherRecipient(round.signed) }),
      null,
    ],
    ["is no release at all", "not-a-release", async () => ({ release: asSignedRelease("hello") }), null],
    ["has no recipient", "malformed", async () => ({ release: await signedBy(round.signing, { recipients: [] }) }), "trusted"],
    [
      "has a questionnaire that is faulty",
      "malformed",
      async () => ({ release: await signedBy(round.signing, { questionnaire: questionnaire([]) }) }),
      "trusted",
    ],
    ["lacks the tablet's site", "site-not-in-release", async () => ({ siteId: newId() }), "trusted"],
  ];

  test.each(replies)("a release that %s is refused (%s), and nothing is stored", async (_what, failure, changes, trusted) => {
    const tablet = await testTablet();
    const reply = enrolReply(round, await changes());
    const signer = trusted === null ? null : round.signing.kid;
    expect(await askToJoin(tablet.page(), offering(reply), CODE, signer)).toEqual(err(failure));
    expect(await tablet.disk()).toEqual({ items: [], releases: [], singles: [] });
    expect((await tablet.restart()).state()).toMatchObject({ device: null, held: { kind: "none" } });
  });

  test.each(["unreachable", "code-unknown", "too-many-attempts"] as const)(
    "that the server refuses (%s) stores nothing",
    async (failure) => {
      const tablet = await testTablet();
      const transport: Transport = { ...offering(enrolReply(round)), enrol: async () => err(failure) };
      expect(await askToJoin(tablet.page(), transport, CODE, null)).toEqual(err(failure));
      expect(await tablet.disk()).toEqual({ items: [], releases: [], singles: [] });
    },
  );

  test("asks under a new generation each time", async () => {
    const tablet = await testTablet();
    const first = good(await askToJoin(tablet.page(), offering(enrolReply(round)), CODE, null));
    const second = good(await askToJoin(tablet.page(), offering(enrolReply(round)), CODE, null));
    expect(first.generation).not.toBe(second.generation);
  });

  test("says which device it was: the one that it is, or the one that it asked to be last", async () => {
    const tablet = await workingTablet(round);
    const { deviceId, generation } = tablet.page().state().device ?? {};
    const said: unknown[] = [];
    const reply = enrolReply(round, { deviceId: newId() });
    const transport: Transport = {
      ...offering(reply),
      async enrol(request) {
        said.push(request.previous);
        return ok(reply);
      },
    };
    const page = await tablet.restart();
    const turnedDown = good(await askToJoin(page, transport, CODE, null));
    await askToJoin(page, transport, CODE, null);
    expect(said).toEqual([
      { deviceId, generation },
      { deviceId: reply.deviceId, generation: turnedDown.generation },
    ]);
  });
});

describe("a stored release that no longer verifies", () => {
  const spoilings: readonly (readonly [string, string, (signed: string) => string | null])[] = [
    ["its recipients are others", "bad-signature", withAnotherRecipient],
    ["it is signed by somebody else", "unknown-signer", () => otherRound.signed],
    ["it was cut off", "not-a-release", (signed) => signed.slice(20)],
    ["it is gone", "not-a-release", () => null],
  ];

  async function spoiled(spoil: (signed: string) => string | null): Promise<TestTablet> {
    const tablet = await workingTablet(round);
    await choosePin(tablet.page(), "8305");
    await markContact(tablet.page(), { kind: "missed" }, null);
    await storeItems(tablet.page(), [await minted("sealed-answer", "sealed", round.release.roundId)]);
    const signed = spoil(round.signed);
    await tamperWith(tablet.name, (transaction) => {
      const releases = transaction.objectStore("releases");
      return signed === null ? releases.clear() : releases.put({ roundId: round.release.roundId, signedRelease: signed });
    });
    await tablet.restart();
    return tablet;
  }

  test.each(spoilings)(
    "(%s) runs no round, touches nothing, and is healed by fetching it again",
    async (_what, failure, spoil) => {
      const tablet = await spoiled(spoil);
      const page = tablet.page();
      expect(page.state().held).toEqual({ kind: "unverifiable", failure });
      expect(sceneOf(page.state())).toEqual({ at: "unverifiable-release", failure });
      expect(page.state().outbox).toMatchObject({ answersWaiting: 1, marksPending: 1 });
      const { items } = await tablet.disk();

      const unreachable: Transport = { ...offering(enrolReply(round)), release: async () => err("unreachable") };
      expect(await fetchReleaseAgain(page, unreachable)).toEqual(err("unreachable"));
      expect(page.state().held.kind).toBe("unverifiable");

      expect((await fetchReleaseAgain(page, offering(enrolReply(round)))).ok).toBe(true);
      expect(sceneOf(page.state()).at).toBe("tally");
      expect((await tablet.disk()).items).toEqual(items);
      const again = (await tablet.restart()).state();
      expect(again.held).toMatchObject({ kind: "verified", release: round.release });
      expect(again.outbox).toMatchObject({ answersWaiting: 1, marksPending: 1 });
      expect(again.tally.marks.size).toBe(1);
    },
  );

  test("is not replaced by one that is no better", async () => {
    const tablet = await spoiled(withAnotherRecipient);
    const before = await tablet.disk();
    const anotherRoundSigned = await signedBy(round.signing, { roundId: newId() });
    for (const [release, failure] of [
      [otherRound.signed, "unknown-signer"],
      [withAnotherRecipient(round.signed), "bad-signature"],
      [asSignedRelease("hello"), "not-a-release"],
      [anotherRoundSigned, "not-a-release"],
    ] as const) {
      expect(await fetchReleaseAgain(tablet.page(), offering(enrolReply(round, { release })))).toEqual(err(failure));
      expect(await tablet.disk()).toEqual(before);
    }
    expect(tablet.page().state().held.kind).toBe("unverifiable");
  });

  test("cannot be fetched by a tablet that has not joined", async () => {
    const tablet = await testTablet();
    expect(await fetchReleaseAgain(tablet.page(), offering(enrolReply(round)))).toEqual(err("not-enrolled"));
  });

  test("is another one's where the signer changed: the tablet keeps to the key that it joined under", async () => {
    const tablet = await workingTablet(round);
    const stranger = await makeSigningKeys();
    const release = await signRelease(round.release, stranger);
    expect(await fetchReleaseAgain(tablet.page(), offering(enrolReply(round, { release })))).toEqual(err("unknown-signer"));
    expect((await tablet.restart()).state().held).toMatchObject({ kind: "verified", release: round.release });
  });
});
