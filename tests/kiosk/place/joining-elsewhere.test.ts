import type { Thumbprint } from "../../../src/kernel/hashes.ts";
import type { Epoch, RoundId } from "../../../src/kernel/ids.ts";
import { asReleaseHash, asServerId, asSiteId, asThumbprint } from "../../support/brands.ts";
import "fake-indexeddb/auto";
import { join as path } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { NO_CONTACTS } from "../../../src/domain/tally/counts.ts";
import { EMPTY_TALLY } from "../../../src/domain/tally/tally.ts";
import { err, ok } from "../../../src/kernel/result.ts";
import { askToJoin, type Joining } from "../../../src/kiosk/place/asking.ts";
import { join } from "../../../src/kiosk/place/joining.ts";
import { exchange } from "../../../src/kiosk/sync/exchange.ts";
import { startScheduler } from "../../../src/kiosk/sync/schedule.ts";
import { httpTransport, type Transport } from "../../../src/kiosk/sync/transport.ts";
import { letAnswersLeave } from "../../../src/kiosk/tablet/departure.ts";
import { choosePin } from "../../../src/kiosk/tablet/pin/choosing-pin.ts";
import { tryPin } from "../../../src/kiosk/tablet/pin/pin-entry.ts";
import { chooseStaffLanguage } from "../../../src/kiosk/tablet/preferences.ts";
import { sceneOf } from "../../../src/kiosk/tablet/scene.ts";
import { endShift, startShift } from "../../../src/kiosk/tablet/shifts.ts";
import type { TabletState } from "../../../src/kiosk/tablet/state.ts";
import { markContact } from "../../../src/kiosk/tablet/tallying.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { newId } from "../../../src/sealing/random.ts";
import { signRelease } from "../../../src/sealing/release-signature.ts";
import { good, minted } from "../../contracts/outbox.ts";
import {
  anotherRound,
  enrolmentCode,
  PASSWORD,
  type Published,
  publishedRound,
  visitor,
} from "../../server/support/coordinator.ts";
import { temporaryFolder } from "../../server/support/temporary-folder.ts";
import { stop, type TestServer, testServer } from "../../server/support/test-server.ts";
import { ledgerOf } from "../../support/ledger-of.ts";
import { type Network, network } from "../support/network.ts";
import { stubPage } from "../support/page.ts";
import { answerOn, heldBy, PORTS, schedulerPorts, siteTablet, storedOnServer } from "../support/site.ts";
import { enrolReply, testRound } from "../support/test-round.ts";
import { offering, storeItems, type TestTablet, testTablet, workingTablet } from "../support/test-tablet.ts";

const PIN = "8305";

let server: TestServer;
let published: Published;
let wire: Network;

beforeEach(async () => {
  wire = network();
  vi.stubGlobal("fetch", wire.fetch);
  await start(temporaryFolder());
  published = await publishedRound(server);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A server with two organisations: the practice one, and the one that `published` belongs to. */
async function start(data: string): Promise<void> {
  server = await testServer({ data, practice: true });
  wire.connect(server);
}

/** The server goes on with its database as it was before any tablet came, under a new epoch. */
async function restoreFromBefore(): Promise<void> {
  await stop(server);
  const database = new Database(path(server.data, "streck.db"));
  for (const table of ["sealed_answer", "batch", "mark", "device_place", "device_generation", "device"]) {
    database.prepare(`delete from ${table}`).run();
  }
  database.prepare("update server set epoch = ?").run(newId());
  database.close();
  await start(server.data);
  const coordinator = visitor(server);
  await coordinator.post("/api/session", { userName: "Samira", password: PASSWORD });
  published = { ...published, coordinator };
}

async function practiceTablet(): Promise<TestTablet> {
  const tablet = await testTablet();
  good(await join(tablet.page(), await askedFor(tablet, null)));
  await startShift(tablet.page(), "Övning");
  return tablet;
}

/** A place for the tablet: in this round, or in the practice round. */
async function askedFor(tablet: TestTablet, roundId: RoundId | null): Promise<Joining> {
  const code =
    roundId === null ? null : await enrolmentCode(published.coordinator, roundId, published.sites[0]?.id ?? asSiteId(""));
  return good(await askToJoin(tablet.page(), httpTransport, code, null));
}

async function work(tablet: TestTablet): Promise<void> {
  await answerOn(tablet.page());
  await answerOn(tablet.page());
  await markContact(tablet.page(), { kind: "missed" }, null);
}

async function sync(tablet: TestTablet, full = true): Promise<void> {
  good(await exchange(tablet.page(), PORTS, full));
}

async function heldOf(tablet: TestTablet, roundId: RoundId) {
  const { items } = await tablet.disk();
  const others = new Set(items.filter((item) => item.roundId !== roundId).map(({ id, sha256 }) => `${id} ${sha256}`));
  const held = await heldBy([tablet]);
  const answers = held.answers.filter((line) => !others.has(line));
  return { answers, marks: held.marks.filter((line) => !others.has(line)), inBatches: answers.length };
}

async function devicesOfBatches(roundId: RoundId): Promise<(string | null | undefined)[]> {
  const rows = await server.store.queries.selectFrom("batch").select("device_id").where("round_id", "=", roundId).execute();
  return rows.map((row) => row.device_id);
}

/** All that the screens show; what a page knows of the network is gone with it. */
async function stateAfterRestart(tablet: TestTablet): Promise<TabletState> {
  return (await tablet.restart()).state();
}

const NOTHING = { answers: [], marks: [], inBatches: 0 };

describe("joining another round of the organisation", () => {
  test("keeps all that is kept, and the new device hands in what was unsent, each under its own round", async () => {
    const tablet = await siteTablet(published);
    const [first, second] = [published.round, (await anotherRound(published.coordinator, published.sites, published.keys)).round];
    await work(tablet);
    await endShift(tablet.page());
    await sync(tablet);
    await startShift(tablet.page(), "Eftermiddag");
    await work(tablet);
    const [before, { items }] = [tablet.page().state(), await tablet.disk()];
    expect(before.outbox).toMatchObject({ answersWaiting: 2, answersReceived: 2, marksPending: 5, marksReceived: 5 });

    good(await join(tablet.page(), await askedFor(tablet, second.id)));
    expect((await tablet.disk()).items).toEqual(items);
    const after = tablet.page().state();
    expect(after.device).toMatchObject({ roundId: second.id, signer: before.device?.signer, serverId: before.device?.serverId });
    expect(after.device?.deviceId).not.toBe(before.device?.deviceId);
    expect(after).toMatchObject({ shift: null, handOver: null, lastContact: null, outbox: before.outbox, tally: EMPTY_TALLY });
    expect(await stateAfterRestart(tablet)).toEqual(after);

    await startShift(tablet.page(), "Första passet");
    await work(tablet);
    await endShift(tablet.page());
    await sync(tablet, false);
    expect(await storedOnServer(server, first.id)).toEqual(await heldOf(tablet, first.id));
    expect(await storedOnServer(server, second.id)).toEqual(await heldOf(tablet, second.id));
    expect((await storedOnServer(server, first.id)).answers).toHaveLength(4);
    expect((await storedOnServer(server, second.id)).marks).toHaveLength(5);
    expect(new Set(await devicesOfBatches(first.id))).toEqual(new Set([before.device?.deviceId, after.device?.deviceId]));
    expect(tablet.page().state().outbox).toMatchObject({ answersReceived: 6, marksPending: 0, marksReceived: 15 });
  });

  test("and back again shows the tally of that round as it was left", async () => {
    const tablet = await siteTablet(published);
    const { round } = await anotherRound(published.coordinator, published.sites, published.keys);
    await work(tablet);
    const { tally } = tablet.page().state();
    expect(tally.marks.size).toBe(5);
    good(await join(tablet.page(), await askedFor(tablet, round.id)));
    good(await join(tablet.page(), await askedFor(tablet, published.round.id)));
    expect(ledgerOf(tablet.page().state().tally)).toEqual(ledgerOf(tally));
  });

  test("hands in everything once more to a server that was restored from before it knew the tablet", async () => {
    const tablet = await siteTablet(published);
    await work(tablet);
    await endShift(tablet.page());
    await sync(tablet);
    await restoreFromBefore();
    expect(await exchange(tablet.page(), PORTS, true)).toEqual(err("not-enrolled"));
    expect(await storedOnServer(server, published.round.id)).toEqual(NOTHING);
    tablet.page().show({ sync: { kind: "failed", why: "not-enrolled" } });

    good(await join(tablet.page(), await askedFor(tablet, published.round.id)));
    expect(tablet.page().state().sync).toEqual({ kind: "idle" });
    await sync(tablet, false);
    const held = await heldBy([tablet]);
    expect(held.answers).toHaveLength(2);
    expect(await storedOnServer(server, published.round.id)).toEqual(held);
  });

  test("asks with the code of its own organisation although something is unsent", async () => {
    const tablet = await siteTablet(published);
    await work(tablet);
    const code = await enrolmentCode(published.coordinator, published.round.id, published.sites[0]?.id ?? asSiteId(""));
    const { signing } = published.keys;
    good(await join(tablet.page(), good(await askToJoin(tablet.page(), httpTransport, code, signing.kid))));
    expect(tablet.page().state().outbox).toMatchObject({ answersWaiting: 2, marksPending: 5 });
  });
});

test("a new code of the same organisation takes the place of a forgotten PIN; all that is kept stays and is sent", async () => {
  const tablet = await siteTablet(published);
  await choosePin(tablet.page(), PIN);
  for (let wrong = 0; wrong < 5; wrong++) {
    await tryPin(tablet.page(), "0000");
  }
  await work(tablet);
  const before = await heldBy([tablet]);
  const joining = await askedFor(tablet, published.round.id);
  good(await join(tablet.page(), joining, true));
  expect(tablet.page().state()).toMatchObject({ pin: null, pinGuard: { wrong: 0, waitMs: 0 }, shift: null });
  expect(await heldBy([tablet])).toEqual(before);
  const again = await tablet.restart();
  expect(sceneOf(again.state()).at).toBe("new-pin");
  expect(await choosePin(again, "4937")).toBe("chosen");
  expect(await tryPin(again, "4937")).toBe("right");
  await letAnswersLeave(again, "itself");
  await sync(tablet);
  expect(await storedOnServer(server, published.round.id)).toEqual(before);
});

type Departure = readonly [string, string, () => Promise<TestTablet>, () => RoundId | null];
const DEPARTURES: readonly Departure[] = [
  ["practice", "a real round", practiceTablet, () => published.round.id],
  ["a real round", "practice", () => siteTablet(published), () => null],
];

describe.each(DEPARTURES)("leaving the organisation, from %s to %s", (_from, _to, tabletOf, destination) => {
  test("takes the copies along only when all is received, and offers the new organisation nothing of the old", async () => {
    const tablet = await tabletOf();
    await choosePin(tablet.page(), PIN);
    await chooseStaffLanguage(tablet.page(), "so");
    await tryPin(tablet.page(), "0000");
    await work(tablet);
    await endShift(tablet.page());
    await sync(tablet);
    const { items } = await tablet.disk();
    const joining = await askedFor(tablet, destination());
    const { pin, pinGuard, outbox } = tablet.page().state();
    expect([pinGuard.wrong, outbox.answersReceived, outbox.marksReceived]).toEqual([1, 2, 5]);

    good(await join(tablet.page(), joining));
    const disk = await tablet.disk();
    expect(disk.items).toEqual([]);
    expect(disk.releases).toEqual([{ roundId: joining.held.release.roundId, signedRelease: joining.reply.release }]);
    expect(disk.singles.map(({ name }) => name).sort()).toEqual(["device", "pin", "pinGuard", "staffLanguage"]);
    const after = tablet.page().state();
    expect(after).toMatchObject({ pin, pinGuard, staffLanguage: "so", shift: null, lastContact: null, tally: EMPTY_TALLY });
    expect(await stateAfterRestart(tablet)).toEqual(after);

    wire.sent.length = 0;
    await sync(tablet);
    await startShift(tablet.page(), "Nytt");
    await work(tablet);
    await endShift(tablet.page());
    await sync(tablet);
    const old = new Set(items.map(({ id }) => id));
    const named = wire.sent.flatMap(({ request }) => [...request.have, ...request.put.map(({ id }) => id)]);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => old.has(id))).toEqual([]);
    const { roundId } = joining.held.release;
    expect(await storedOnServer(server, roundId)).toEqual(await heldBy([tablet]));
  });

  const leftovers: readonly (readonly [string, (tablet: TestTablet) => Promise<unknown>])[] = [
    ["an answer waits", async (tablet) => storeItems(tablet.page(), [await itemOf(tablet, "sealed-answer")])],
    [
      "an answer may leave",
      async (tablet) => {
        await storeItems(tablet.page(), [await itemOf(tablet, "sealed-answer")]);
        await endShift(tablet.page());
      },
    ],
    ["a mark is pending", async (tablet) => storeItems(tablet.page(), [await itemOf(tablet, "mark")])],
  ];

  test.each(leftovers)(
    "is refused while %s; nothing changes, and the same reply serves once it is sent",
    async (_what, leave) => {
      const tablet = await tabletOf();
      const joining = await askedFor(tablet, destination());
      await leave(tablet);
      const [disk, state] = [await tablet.disk(), tablet.page().state()];
      expect(await join(tablet.page(), joining)).toEqual(err("unsent"));
      expect(await tablet.disk()).toEqual(disk);
      expect(tablet.page().state()).toEqual(state);
      await endShift(tablet.page());
      await sync(tablet);
      good(await join(tablet.page(), joining));
      expect((await tablet.disk()).items).toEqual([]);
    },
  );

  test("is refused where the disk holds something unsent of which the page does not know", async () => {
    const tablet = await tabletOf();
    const joining = await askedFor(tablet, destination());
    await tablet.page().ports.store.commit({ items: [await itemOf(tablet, "mark")] });
    const disk = await tablet.disk();
    expect(await join(tablet.page(), joining)).toEqual(err("unsent"));
    expect(await tablet.disk()).toEqual(disk);
  });

  test("is refused while the server may lack what it had received: it was restored since", async () => {
    const tablet = await tabletOf();
    await work(tablet);
    await endShift(tablet.page());
    await sync(tablet);
    await restoreFromBefore();
    const disk = await tablet.disk();
    expect(await join(tablet.page(), await askedFor(tablet, destination()))).toEqual(err("unsent"));
    expect(await tablet.disk()).toEqual(disk);
  });
});

describe("an exchange that is under way", () => {
  test("ends as the device that it began as before the tablet joins, and writes nothing of that over the new place", async () => {
    const page = stubPage();
    const here = await testRound();
    const tablet = await workingTablet(here);
    const release = { ...here.release, roundId: newId<RoundId>(), roundName: "Våren" };
    const there = { ...here, release, signed: await signRelease(release, here.signing) };
    const { serverId = asServerId("") } = tablet.page().state().device ?? {};
    const reply = enrolReply(there, { serverId });
    const epoch = newId<Epoch>();
    const tokens: string[] = [];
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    // Everything that an exchange may write: another epoch, the site's figures, a release that is said to be newer.
    const transport: Transport = {
      ...offering(reply),
      release: async () => ok({ protocol: PROTOCOL, siteId: here.siteId, release: here.signed }),
      async sync(token, { nonce, put }) {
        tokens.push(token);
        await answered;
        const results = put.map(({ id, sha256 }) => ({ id, sha256, status: "stored" as const }));
        const site = { roundId: here.release.roundId, counts: NO_CONTACTS };
        const serverTime = "2026-09-14T12:00:00.000Z";
        return ok({
          protocol: PROTOCOL,
          serverId,
          epoch,
          nonce,
          results,
          want: [],
          serverTime,
          site,
          release: asReleaseHash("a".repeat(64)),
        });
      },
    };
    await markContact(tablet.page(), { kind: "missed" }, null);
    const joining = good(await askToJoin(tablet.page(), transport, "0123456789AB", null));
    startScheduler(tablet.page(), schedulerPorts(tablet.page(), { ...PORTS, transport }));
    await vi.advanceTimersByTimeAsync(0);
    await page.until(() => tokens.length === 1);
    let joined = false;
    const going = join(tablet.page(), joining).finally(() => {
      joined = true;
    });
    await tablet.disk();
    await tablet.disk();
    expect(joined).toBe(false);
    answer();
    good(await going);
    await page.settle();
    expect(tokens).not.toContain(reply.token);
    const state = tablet.page().state();
    expect(state).toMatchObject({ device: { deviceId: reply.deviceId, epoch }, lastContact: null, outbox: { marksReceived: 1 } });
    expect(state.held).toEqual(joining.held);
    expect((await tablet.disk()).releases).toEqual([{ roundId: release.roundId, signedRelease: there.signed }]);
    expect((await tablet.restart()).state()).toEqual(state);
  });
});

describe("a code", () => {
  const asking = (): { readonly transport: Transport; readonly codes: (string | null)[] } => {
    const codes: (string | null)[] = [];
    const enrol: Transport["enrol"] = async (request) => {
      codes.push(request.code);
      return err("unreachable");
    };
    return { codes, transport: { ...httpTransport, enrol } };
  };
  const ask = async (tablet: TestTablet, code: string | null, trusted: Thumbprint | null) => {
    const { transport, codes } = asking();
    const asked = await askToJoin(tablet.page(), transport, code, trusted);
    return [asked.ok || asked.error, codes.length];
  };
  const CODE = "0123456789AB";
  const STRANGER = asThumbprint("x".repeat(43));

  test("is not used up by a refusal that can be known before", async () => {
    const tablet = await siteTablet(published);
    await work(tablet);
    expect(await ask(tablet, CODE, STRANGER)).toEqual(["unsent", 0]);
    expect(await ask(tablet, null, null)).toEqual(["unsent", 0]);
    const practising = await practiceTablet();
    await work(practising);
    expect(await ask(practising, CODE, published.keys.signing.kid)).toEqual(["unsent", 0]);
  });

  test("is asked about where the refusal cannot be known, or nothing is unsent", async () => {
    const tablet = await siteTablet(published);
    expect(await ask(tablet, CODE, STRANGER)).toEqual(["unreachable", 1]);
    expect(await ask(tablet, null, null)).toEqual(["unreachable", 1]);
    await work(tablet);
    expect(await ask(tablet, CODE, null)).toEqual(["unreachable", 1]);
    expect(await ask(tablet, CODE, published.keys.signing.kid)).toEqual(["unreachable", 1]);
    const practising = await practiceTablet();
    await work(practising);
    expect(await ask(practising, null, null)).toEqual(["unreachable", 1]);
    expect(await ask(await testTablet(), CODE, STRANGER)).toEqual(["unreachable", 1]);
  });
});

async function itemOf(tablet: TestTablet, kind: "sealed-answer" | "mark") {
  return minted(kind, newId(), tablet.page().state().device?.roundId);
}
