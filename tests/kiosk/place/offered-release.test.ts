import { asSignedRelease } from "../../support/brands.ts";
import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Release } from "../../../src/domain/round/release.ts";
import { keyWordsOf } from "../../../src/envelopes/signed-release.ts";
import { err, ok } from "../../../src/kernel/result.ts";
import { askToJoin } from "../../../src/kiosk/place/asking.ts";
import { fetchReleaseAgain } from "../../../src/kiosk/place/fetching-release.ts";
import { considerRelease, keepPresentRelease, takeOfferedRelease } from "../../../src/kiosk/place/offered-release.ts";
import { handOver } from "../../../src/kiosk/tablet/handing-over.ts";
import { sceneOf } from "../../../src/kiosk/tablet/scene.ts";
import type { Tablet } from "../../../src/kiosk/tablet/tablet.ts";
import { type KeyPair, makeSealingKeys, makeSigningKeys } from "../../../src/sealing/keys.ts";
import { signRelease } from "../../../src/sealing/release-signature.ts";
import { enrolReply, type TestRound, testRound } from "../support/test-round.ts";
import { offering, pretend, type TestTablet, workingTablet } from "../support/test-tablet.ts";

let round: TestRound;
let tablet: TestTablet;
let page: Tablet;
let host: { readonly sealing: KeyPair; readonly signing: KeyPair };

beforeEach(async () => {
  round = await testRound();
  tablet = await workingTablet(round);
  page = tablet.page();
  host = { sealing: await makeSealingKeys(), signing: await makeSigningKeys() };
  await page.commit({ records: { pin: { salt: "s", hash: "h" } } });
});

/** The round with the host among its recipients, whatever name it gives itself. */
function forTheHost(kid = host.sealing.kid): Release {
  const [coordinator, recovery] = round.release.recipients;
  if (coordinator === undefined || recovery === undefined) {
    throw new Error("two recipients are needed");
  }
  return { ...round.release, recipients: [coordinator, { ...recovery, kid, publicKey: host.sealing.publicKey }] };
}

const present = (): string[] => {
  const { held } = page.state();
  return held.kind === "verified" ? held.release.recipients.map(({ publicKey }) => publicKey.x) : [];
};
const own = (): string[] => round.release.recipients.map(({ publicKey }) => publicKey.x);

/** What is used now, and what a fresh page would use. */
async function expectOwnRecipients(): Promise<void> {
  expect(present()).toEqual(own());
  page = await tablet.restart();
  expect(present()).toEqual(own());
}

describe("a release in place of the one that the tablet runs", () => {
  test("signed by another stops the work with a word, and is not taken", async () => {
    await considerRelease(page, await signRelease(forTheHost(), host.signing));
    expect(sceneOf(page.state())).toMatchObject({ at: "offered-release", offered: { kind: "not-ours" } });
    expect(await takeOfferedRelease(page)).toBe(false);
    keepPresentRelease(page);
    expect(sceneOf(page.state()).at).toBe("tally");
    await expectOwnRecipients();
  });

  test("signed by the host under the organisation's name, or with a damaged signature, likewise", async () => {
    const forged = await signRelease(forTheHost(), { ...host.signing, publicKey: round.signing.publicKey });
    const [head = "", , signature = ""] = round.signed.split(".");
    const [, body = ""] = (await signRelease(forTheHost(), host.signing)).split(".");
    for (const signed of [forged, asSignedRelease(`${head}.${body}.${signature}`), asSignedRelease("no release")]) {
      page.show({ offered: null });
      await considerRelease(page, signed);
      expect(page.state().offered).toMatchObject({ kind: "not-ours" });
    }
    await expectOwnRecipients();
  });

  test.each(["under its own name", "under the recovery key's name"])(
    "signed with the right key but sealed to another, %s, shows the new words and waits for somebody",
    async (name) => {
      const kid = name === "under its own name" ? host.sealing.kid : round.recovery.kid;
      await considerRelease(page, await signRelease(forTheHost(kid), round.signing));
      expect(sceneOf(page.state())).toMatchObject({ at: "offered-release", offered: { kind: "other-recipients" } });
      const { offered, held } = page.state();
      if (offered?.kind !== "other-recipients" || held.kind !== "verified") {
        throw new Error("nothing was offered");
      }
      expect(await keyWordsOf(offered.held)).not.toBe(await keyWordsOf(held));
      await expectOwnRecipients();
    },
  );

  test("sealed to another is taken once somebody has confirmed its words, and stays", async () => {
    await considerRelease(page, await signRelease(forTheHost(), round.signing));
    expect(await takeOfferedRelease(page)).toBe(true);
    expect(page.state().offered).toBeNull();
    page = await tablet.restart();
    expect(present()).toContain(host.sealing.publicKey.x);
  });

  test("that was set aside is not asked about again in this session; another one is", async () => {
    const signed = await signRelease(forTheHost(), host.signing);
    await considerRelease(page, signed);
    keepPresentRelease(page);
    page = await tablet.restart();
    await considerRelease(page, signed);
    expect(page.state().offered).toBeNull();
    await considerRelease(page, await signRelease(forTheHost(), host.signing));
    expect(page.state().offered).toMatchObject({ kind: "not-ours" });
  });

  test("with the same signer and recipients takes effect by itself; of another round, or newer than the app, it is left", async () => {
    const changed = { ...round.release, roundName: "Hösten, rättad", recipients: [...round.release.recipients].reverse() };
    await considerRelease(page, await signRelease(changed, round.signing));
    expect(page.state().held).toMatchObject({ kind: "verified", release: { roundName: "Hösten, rättad" } });
    await considerRelease(page, await signRelease({ ...round.release, roundId: "0f".repeat(16) }, round.signing));
    await considerRelease(page, await signRelease({ ...round.release, format: "streck-release/9" }, round.signing));
    expect(page.state()).toMatchObject({ offered: null, held: { release: { roundName: "Hösten, rättad" } } });
  });

  test("never comes between a client and her questions", async () => {
    const begun = await handOver(page, "self");
    expect(begun).toBe(true);
    await considerRelease(page, await signRelease(forTheHost(), host.signing));
    expect(page.state().offered).toBeNull();
    expect(sceneOf(page.state()).at).toBe("client");
  });
});

describe("joining", () => {
  test("in the name of the tablet's own organisation, but with another signer, is refused", async () => {
    const signed = await signRelease(forTheHost(), host.signing);
    const answer = offering(enrolReply({ ...round, signed }));
    expect(await askToJoin(page, answer, "CODE00000000", null)).toEqual(err("unknown-signer"));
    const same = await askToJoin(page, offering(enrolReply(round)), "CODE00000000", null);
    expect(same.ok).toBe(true);
  });

  test("by a QR code, with a signer that is not the one in it, is refused", async () => {
    const signed = await signRelease(forTheHost(), host.signing);
    const answer = offering(enrolReply({ ...round, signed }));
    expect(await askToJoin(page, answer, "CODE00000000", round.signing.kid)).toEqual(err("unknown-signer"));
  });

  test("and fetching anew what could not be read takes nothing from a stranger", async () => {
    pretend(page, { held: { kind: "unverifiable", failure: "bad-signature" } });
    const signed = await signRelease(forTheHost(), host.signing);
    expect(await fetchReleaseAgain(page, offering(enrolReply({ ...round, signed })))).toEqual(err("unknown-signer"));
    expect(await fetchReleaseAgain(page, offering(enrolReply(round)))).toMatchObject(ok({}));
    await expectOwnRecipients();
  });
});
