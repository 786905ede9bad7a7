import type { SignedRelease } from "../../../src/kernel/signed-release.ts";
import { asSignedRelease } from "../../support/brands.ts";
import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test } from "vitest";
import { err, ok } from "../../../src/kernel/result.ts";
import { askToJoin } from "../../../src/kiosk/place/asking.ts";
import { fetchReleaseAgain, updateRelease } from "../../../src/kiosk/place/fetching-release.ts";
import { considerRelease } from "../../../src/kiosk/place/offered-release.ts";
import { exchange } from "../../../src/kiosk/sync/exchange.ts";
import type { Transport } from "../../../src/kiosk/sync/transport.ts";
import { holdRelease } from "../../../src/kiosk/tablet/held-release.ts";
import { choosePin } from "../../../src/kiosk/tablet/pin/choosing-pin.ts";
import { sceneOf } from "../../../src/kiosk/tablet/scene.ts";
import { markContact } from "../../../src/kiosk/tablet/tallying.ts";
import { sha256 } from "../../../src/sealing/hash.ts";
import { makeSigningKeys } from "../../../src/sealing/keys.ts";
import { randomBytes } from "../../../src/sealing/random.ts";
import { signRelease } from "../../../src/sealing/release-signature.ts";
import { minted, tamperWith } from "../../contracts/outbox.ts";
import { enrolReply, type TestRound, testRound } from "../support/test-round.ts";
import { offering, storeItems, type TestTablet, workingTablet } from "../support/test-tablet.ts";

let round: TestRound;
let tablet: TestTablet;

beforeEach(async () => {
  round = await testRound();
  tablet = await workingTablet(round);
  await choosePin(tablet.page(), "8305");
});

/** The release as a later version of the house writes it. */
function inVersion(version: number, changes: object = {}): Promise<SignedRelease> {
  const { release, signing } = round;
  return signRelease(
    { ...release, format: `streck-release/${version}`, mayIgnore: ["roles"], roles: ["standing"], ...changes },
    signing,
  );
}

/** What lies on the tablet's disk in the place of its release. */
async function restartWith(signed: string): Promise<void> {
  await tamperWith(tablet.name, (transaction) =>
    transaction.objectStore("releases").put({ roundId: round.release.roundId, signedRelease: signed }),
  );
  await tablet.restart();
}

/** A server that speaks only a later protocol, or takes everything. */
function laterServer(sync: Transport["sync"]): Transport {
  return { ...offering(enrolReply(round)), sync };
}

const takesAll: Transport["sync"] = async (_token, request) => {
  const { device } = tablet.page().state();
  if (device === null) {
    return err("not-enrolled");
  }
  return ok({
    protocol: request.protocol,
    serverId: device.serverId,
    epoch: device.epoch,
    nonce: request.nonce,
    results: request.put.map(({ id, sha256: hash }) => ({ id, sha256: hash, status: "stored" as const })),
    want: [],
    serverTime: "2026-09-14T08:00:00Z",
    site: null,
    release: null,
  });
};

const handIn = (sync: Transport["sync"]) =>
  exchange(tablet.page(), { transport: laterServer(sync), randomBytes, appVersion: "0.1.0" }, true);

describe("a release with members that this tablet doesn't know", () => {
  test("is run without them where it says that they may be left out, with the text as it came", async () => {
    const { release, questionnaire } = { release: round.release, questionnaire: round.release.questionnaire };
    const signed = await inVersion(2, {
      questionnaire: { ...questionnaire, format: "streck-questionnaire/2", mayIgnore: ["sounds"], sounds: {} },
    });
    await restartWith(signed);
    expect(tablet.page().state().held).toMatchObject({
      kind: "verified",
      signedRelease: signed,
      release: { roundId: release.roundId, questionnaire: { items: questionnaire.items } },
    });
    expect(sceneOf(tablet.page().state()).at).toBe("tally");
  });

  test.each<[string, () => Promise<string>]>([
    ["needs one of them", () => inVersion(2, { mayIgnore: [] })],
    ["is of version 3", () => inVersion(3)],
    [
      "has a questionnaire of version 3",
      () => inVersion(2, { questionnaire: { ...round.release.questionnaire, format: "streck-questionnaire/3" } }),
    ],
  ])("asks for an update when it %s; the next app runs it at once", async (_, write) => {
    const signed = await write();
    await restartWith(signed);
    expect(tablet.page().state().held).toEqual({ kind: "needs-update", signedRelease: signed });
    expect(sceneOf(tablet.page().state())).toEqual({ at: "needs-update" });
    await restartWith(round.signed);
    expect(sceneOf(tablet.page().state()).at).toBe("tally");
  });

  test("asks for nothing when it is not ours: the signature is looked at first", async () => {
    const stranger = await makeSigningKeys();
    const foreign = await signRelease({ ...round.release, format: "streck-release/3" }, stranger);
    expect(await holdRelease(foreign, round.signing.kid)).toEqual({ kind: "unverifiable", failure: "unknown-signer" });
    const [head = "", , signature = ""] = round.signed.split(".");
    const [, body = ""] = (await inVersion(3)).split(".");
    const spoiled = await holdRelease(asSignedRelease(`${head}.${body}.${signature}`), round.signing.kid);
    expect(spoiled).toEqual({ kind: "unverifiable", failure: "bad-signature" });
  });
});

describe("a tablet that waits for an update", () => {
  beforeEach(async () => {
    await markContact(tablet.page(), { kind: "missed" }, null);
    await storeItems(tablet.page(), [await minted("sealed-answer", "sealed", round.release.roundId)]);
    await restartWith(await inVersion(3));
  });

  test("keeps what it holds and hands it in", async () => {
    const { items } = await tablet.disk();
    expect(items).toHaveLength(2);
    await tablet.page().ports.store.letLeave();
    await tablet.restart();
    expect(sceneOf(tablet.page().state()).at).toBe("needs-update");
    expect(await handIn(takesAll)).toMatchObject({ ok: true });
    expect(tablet.page().state().outbox).toMatchObject({ answersReceived: 1, marksReceived: 1, marksPending: 0 });
  });

  test("doesn't fetch again what it has, and runs one that it can read", async () => {
    let fetched = 0;
    const transport: Transport = {
      ...offering(enrolReply(round)),
      async release() {
        fetched += 1;
        return offering(enrolReply(round)).release("");
      },
    };
    const { held } = tablet.page().state();
    await updateRelease(tablet.page(), transport, held.kind === "needs-update" ? await sha256(held.signedRelease) : null);
    expect([fetched, tablet.page().state().held.kind]).toEqual([0, "needs-update"]);
    await updateRelease(tablet.page(), transport, await sha256(round.signed));
    expect([fetched, tablet.page().state().held.kind]).toEqual([1, "verified"]);
  });
});

describe("a tablet at work whose server is newer", () => {
  test("goes on with the release that it has", async () => {
    await considerRelease(tablet.page(), await inVersion(3));
    expect(tablet.page().state()).toMatchObject({ offered: null, held: { kind: "verified", signedRelease: round.signed } });
    expect(await markContact(tablet.page(), { kind: "missed" }, null)).not.toBeNull();
    expect(sceneOf((await tablet.restart()).state()).at).toBe("tally");
  });

  test("and speaks another protocol keeps everything, and goes on tallying", async () => {
    await markContact(tablet.page(), { kind: "missed" }, null);
    expect(await handIn(async () => err("unknown-protocol"))).toEqual(err("unknown-protocol"));
    expect(await markContact(tablet.page(), { kind: "missed" }, null)).not.toBeNull();
    expect((await tablet.disk()).items).toHaveLength(2);
    expect(tablet.page().state().outbox).toMatchObject({ marksPending: 2, marksReceived: 0 });
  });

  test("is told to update before it joins a round that it can't read, and stays where it is", async () => {
    const before = await tablet.disk();
    const answer = offering(enrolReply({ ...round, signed: await inVersion(3) }));
    expect(await askToJoin(tablet.page(), answer, "CODE00000000", round.signing.kid)).toEqual(err("needs-update"));
    expect(await tablet.disk()).toEqual(before);
    expect(sceneOf(tablet.page().state()).at).toBe("tally");
  });
});

test("a tablet whose release went bad, and whose server has a newer one, waits for an update and stores nothing of it", async () => {
  await restartWith(round.signed.slice(20));
  const before = await tablet.disk();
  const answer = offering(enrolReply({ ...round, signed: await inVersion(3) }));
  expect(await fetchReleaseAgain(tablet.page(), answer)).toEqual(err("needs-update"));
  expect(sceneOf(tablet.page().state()).at).toBe("needs-update");
  expect(await tablet.disk()).toEqual(before);
});
