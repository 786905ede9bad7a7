import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Told } from "../../../src/domain/feedback/told.ts";
import { readSignedFeedback, signTold } from "../../../src/envelopes/signed-feedback.ts";
import { err, ok } from "../../../src/kernel/result.ts";
import type { SignedFeedback } from "../../../src/kernel/signed-feedback.ts";
import { tellWaitingRoom, updateTold } from "../../../src/kiosk/place/telling.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { type KeyPair, makeSigningKeys } from "../../../src/sealing/keys.ts";
import { signFeedback, signRelease } from "../../../src/sealing/release-signature.ts";
import { asSiteId } from "../../support/brands.ts";
import { enrolReply, type TestRound, testRound } from "../support/test-round.ts";
import { type TestTablet, workingTablet } from "../support/test-tablet.ts";

let round: TestRound;
let tablet: TestTablet;

beforeEach(async () => {
  round = await testRound();
  tablet = await workingTablet(round);
});

const content = (edition: number, more: Partial<Told> = {}): Told => ({
  siteId: enrolReply(round).siteId,
  edition,
  figure: "21 %",
  tenths: 2,
  texts: [{ language: "sv", saidTitle: "Ni sa", said: `Utgåva ${edition}`, nowTitle: "Nu", now: "Telefontid.", of: "412, 2026" }],
  ...more,
});
const signed = (edition: number, more: Partial<Told> = {}, keys: KeyPair = round.signing) =>
  signTold(content(edition, more), keys);
const hears = (told: SignedFeedback | null) => updateTold(tablet.page(), { told: async () => ok({ protocol: PROTOCOL, told }) });

/** What the first screen of a page would have. */
async function shown(): Promise<Told | null> {
  const page = tablet.page();
  const { feedback } = page.state();
  return new Promise((resolve) => {
    tellWaitingRoom(page, () => undefined);
    if (feedback?.signed === null || feedback === null) {
      resolve(page.state().told);
    } else {
      const stop = page.subscribe(() => {
        stop();
        resolve(page.state().told);
      });
    }
  });
}

describe("what the waiting room is told", () => {
  test("is kept as it was signed, and is there on the next page without a network", async () => {
    await hears(await signed(1));
    await tablet.restart();
    expect(await shown()).toEqual(content(1));
  });

  test("follows on the page that is open, and asks for its screen", async () => {
    let asked = 0;
    tellWaitingRoom(tablet.page(), () => (asked += 1));
    expect(tablet.page().state().told).toBeNull();
    await hears(await signed(1));
    await expect.poll(() => tablet.page().state().told).toEqual(content(1));
    await hears(await signed(2));
    await expect.poll(() => tablet.page().state().told).toEqual(content(2));
    await hears(null);
    await expect.poll(() => tablet.page().state().told).toBeNull();
    expect(asked).toBe(2);
  });

  test("is taken away when the coordinator takes it back, and never comes again: not even from a server that kept it", async () => {
    const first = await signed(1);
    await hears(first);
    await hears(null);
    await hears(first);
    await tablet.restart();
    expect([tablet.page().state().feedback?.signed, await shown()]).toEqual([null, null]);
    await hears(await signed(2));
    expect(await shown()).toEqual(content(2));
    await hears(first);
    expect(tablet.page().state().feedback?.edition).toBe(2);
  });

  test("comes from who signs the releases, or not at all", async () => {
    const stranger = await makeSigningKeys();
    const right = await signed(1);
    const [head = "", , signature = ""] = right.split(".");
    const forged = [
      head,
      btoa(JSON.stringify({ format: "streck-feedback/1", ...content(1) })).replaceAll("=", ""),
      signature,
    ].join(".");
    const release = (await signRelease(
      { format: "streck-feedback/1", ...content(1) },
      round.signing,
    )) as string as SignedFeedback;
    for (const wrong of [
      await signed(1, {}, stranger),
      forged as SignedFeedback,
      release,
      "" as SignedFeedback,
      await signed(1, { siteId: asSiteId("0f".repeat(16)) }),
      await signFeedback({ ...content(1), format: "streck-feedback/2" }, round.signing),
      await signed(1, { texts: [] }),
      await signed(1, { tenths: 11 }),
    ]) {
      await hears(wrong);
      expect(tablet.page().state().feedback).toBeNull();
    }
  });

  test("may have members that this app doesn't know", async () => {
    await hears(await signFeedback({ format: "streck-feedback/1", ...content(1), sound: "later" }, round.signing));
    expect(await shown()).toEqual(content(1));
  });

  test("stays where a server doesn't know the call, or can't be reached", async () => {
    await hears(await signed(1));
    await updateTold(tablet.page(), { told: async () => err("not-found") });
    await updateTold(tablet.page(), { told: async () => err("unreachable") });
    expect(await shown()).toEqual(content(1));
  });

  test("that a disk has changed is not shown", async () => {
    const right = await signed(1);
    await tablet.page().commit({
      records: { feedback: { siteId: content(1).siteId, edition: 1, signed: `${right.slice(0, -6)}AAAAAA` as SignedFeedback } },
    });
    const page = await tablet.restart();
    tellWaitingRoom(page, () => expect.unreachable());
    const { feedback } = page.state();
    expect(await readSignedFeedback(feedback?.signed as SignedFeedback, round.signing.kid)).toMatchObject({ ok: false });
    await new Promise((resolve) => setTimeout(resolve));
    expect(page.state().told).toBeNull();
  });

  test("at another site of the tablet's is not told here", async () => {
    const there = asSiteId("0f".repeat(16));
    await tablet
      .page()
      .commit({ records: { feedback: { siteId: there, edition: 9, signed: await signed(9, { siteId: there }) } } });
    await hears(await signed(1));
    expect(await shown()).toEqual(content(1));
  });
});
