import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { BackupsReply } from "../../../src/protocol/console/backups.ts";
import { makeSealingKeys } from "../../../src/sealing/keys.ts";
import { openingKey } from "../../../src/sealing/open.ts";
import { randomBytes } from "../../../src/sealing/random.ts";
import { type BackupPlan, dueIn, stateOf } from "../../../src/server/backup/plan.ts";
import { checkBackup, restoreBackup } from "../../../src/server/backup/restore-backup.ts";
import { HOUR, MINUTE } from "../../../src/server/clock.ts";
import { keepBackingUp } from "../../../src/server/start/keep-backing-up.ts";
import { PASSWORD, publishedRound, setUpOrganisation, visitor } from "../support/coordinator.ts";
import { enrolledTablet, markItem, outcomeMark, sealedAnswer } from "../support/tablet.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { stop, type TestServer, testServer } from "../support/test-server.ts";

const { publicKey, kid, privateKey } = await makeSealingKeys();
const opener = async () => ({ kind: "key" as const, key: await openingKey(kid, privateKey) });

function planFor(folder: string, changes: Partial<BackupPlan> = {}): BackupPlan {
  return { folder, recipients: [{ kid, publicKey }], everyHours: 24, keep: 3, graceDays: 14, ...changes };
}

type Backing = { readonly failures: string[]; readonly end: () => Promise<void> };

function begin(server: TestServer, plan: BackupPlan): Backing {
  const failures: string[] = [];
  const context = { database: server.context.database, clock: server.context.clock };
  const end = keepBackingUp(server.data, plan, context, ({ kind }) => failures.push(kind));
  return { failures, end };
}

const attempts = (server: TestServer) => server.context.database.read(({ across }) => across.latestBackups(100));
const until = async (server: TestServer, count: number): Promise<void> =>
  vi.waitFor(async () => expect(await attempts(server)).toHaveLength(count), { timeout: 30_000, interval: 50 });
/** Signed in anew: sessions end while the clock runs. */
const planOf = async (server: TestServer) => {
  const coordinator = visitor(server);
  await coordinator.post("/api/session", { userName: "Samira", password: PASSWORD });
  return (await coordinator.get("/api/backups")).json<BackupsReply>().plan;
};
const health = async (server: TestServer) => (await visitor(server).get("/health")).json();

/** One after the other, as if the server had been started again each time and it was due. */
async function several(server: TestServer, plan: BackupPlan, count: number): Promise<void> {
  for (let made = (await attempts(server)).length + 1; made <= count; made++) {
    const { end } = begin(server, plan);
    await until(server, made);
    await end();
    server.advance(plan.everyHours * HOUR);
  }
}

describe("a server that saves itself", () => {
  test("makes a backup when it starts, none before the next is due, and counts on where it was after a restart", async () => {
    const folder = join(temporaryFolder(), "backups");
    const plan = planFor(folder);
    const server = await testServer({ backups: plan });
    await setUpOrganisation(server);
    expect(await planOf(server)).toMatchObject({ state: "waiting", newest: null, sealed: true });
    expect(await health(server)).toEqual({ status: "ok", backup: "waiting" });
    await several(server, plan, 1);
    expect(await planOf(server)).toMatchObject({ state: "ok", newest: "2026-09-14T12:00Z", failure: null });
    server.advance(-MINUTE);
    const again = begin(server, plan);
    await again.end();
    expect(await attempts(server)).toHaveLength(1);
    expect(readdirSync(folder)).toHaveLength(1);
    const [file = ""] = readdirSync(folder);
    const whole = await checkBackup({ file: join(folder, file), opener: await opener() }, temporaryFolder());
    expect(whole).toMatchObject({
      ok: true,
      value: { tables: expect.arrayContaining([expect.objectContaining({ name: "server" })]) },
    });
    server.advance(2 * 24 * HOUR + 2 * MINUTE);
    expect(await planOf(server)).toMatchObject({ state: "late" });
    expect(await health(server)).toEqual({ status: "ok", backup: "late" });
  });

  test("keeps so many, deletes only its own, and only after a later one was good", { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "streck-20200101T000000Z-00000000.backup"), "somebody else's");
    const plan = planFor(folder);
    const server = await testServer({ backups: plan });
    await several(server, plan, 5);
    const kept = (await attempts(server)).filter(({ deleted }) => deleted === 0).map(({ file }) => file);
    expect(kept).toHaveLength(3);
    expect(new Set(readdirSync(folder))).toEqual(new Set([...kept, "streck-20200101T000000Z-00000000.backup"]));
  });

  test("says what failed, to the console and to whoever watches, tries again, and is well when it succeeds", async () => {
    const parent = temporaryFolder();
    const folder = join(parent, "backups");
    writeFileSync(folder, "in the way");
    const plan = planFor(folder);
    const server = await testServer({ backups: plan });
    await setUpOrganisation(server);
    const failing = begin(server, plan);
    await until(server, 1);
    await failing.end();
    expect(failing.failures).toEqual(["target"]);
    expect(await planOf(server)).toMatchObject({ state: "failed", failure: "target", newest: null });
    expect(await health(server)).toEqual({ status: "ok", backup: "failed" });
    expect(readdirSync(server.data).filter((name) => name.startsWith("backup-scratch"))).toEqual([]);
    rmSync(folder);
    server.advance(HOUR);
    await several(server, plan, 2);
    expect(await planOf(server)).toMatchObject({ state: "ok", failure: null });
    expect(await health(server)).toEqual({ status: "ok", backup: "ok" });
  });

  test("that is stopped in the middle leaves nothing, and what one that was killed has left is swept away", async () => {
    const folder = temporaryFolder();
    const plan = planFor(folder);
    const server = await testServer({ backups: plan });
    mkdirSync(join(server.data, "backup-scratch-999999-x"));
    const stopped = begin(server, plan);
    await vi.waitFor(() => expect(readdirSync(server.data).some((name) => name.includes(`-${process.pid}-`))).toBe(true), {
      timeout: 30_000,
      interval: 1,
    });
    await stopped.end();
    expect([stopped.failures, await attempts(server), readdirSync(folder)]).toEqual([[], [], []]);
    expect(readdirSync(server.data).filter((name) => name.startsWith("backup-scratch"))).toEqual([]);
  });

  test("remembers what is safe: what a good backup has, in the bytes that were received, and nothing that rotted or came later", async () => {
    const folder = temporaryFolder();
    const plan = planFor(folder, { recipients: null });
    const server = await testServer({ backups: plan });
    const { coordinator, round, sites } = await publishedRound(server);
    const siteId = sites[0]?.id as NonNullable<(typeof sites)[0]>["id"];
    const tablet = await enrolledTablet(server, coordinator, round.id, siteId);
    const [good, rotten, late] = [sealedAnswer(round.id), sealedAnswer(round.id), sealedAnswer(round.id)];
    const mark = markItem(outcomeMark({ roundId: round.id, siteId }, { kind: "missed" }));
    await tablet.sync({ put: [good, rotten, mark] });
    await server.store.queries
      .updateTable("sealed_answer")
      .set({ sealed: Buffer.from("rotten") })
      .where("id", "=", rotten.id)
      .execute();
    await several(server, plan, 1);
    await tablet.sync({ put: [late] });
    const safe = async () =>
      (await server.store.queries.selectFrom("safe_item").select("id").orderBy("id").execute()).map(({ id }) => id);
    expect(await safe()).toEqual([good.id, mark.id].sort());
    await several(server, plan, 2);
    expect(await safe()).toEqual([good.id, mark.id, late.id].sort());
    const heard = async () => (await tablet.sync({ have: [good.id, rotten.id, late.id, mark.id] })).backup;
    expect(await heard()).toEqual({
      graceDays: 14,
      minutesAgo: 24 * 60,
      safe: [
        [0, 1],
        [2, 4],
      ],
    });
    await server.store.queries.updateTable("sealed_answer").set({ damaged: 1 }).where("id", "=", late.id).execute();
    await server.store.queries.updateTable("mark").set({ conflicting: 1 }).where("id", "=", mark.id).execute();
    expect((await heard())?.safe).toEqual([[0, 1]]);
  });

  test("can be restored from what it made, and then saves itself again", async () => {
    const folder = temporaryFolder();
    const plan = planFor(folder);
    const server = await testServer({ backups: plan });
    await setUpOrganisation(server);
    await several(server, plan, 1);
    await stop(server);
    const data = temporaryFolder();
    const [file = ""] = readdirSync(folder);
    const order = { file: join(folder, file), opener: await opener(), data, replace: false };
    expect(await restoreBackup(order, randomBytes, Date.now())).toMatchObject({ ok: true });
    const restored = await testServer({ data, backups: plan });
    await several(restored, plan, 1);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test("without a plan says so, and nothing to whoever watches", async () => {
    const server = await testServer();
    await setUpOrganisation(server);
    expect(await planOf(server)).toBeNull();
    expect(await health(server)).toEqual({ status: "ok" });
  });
});

describe("when the next backup is due", () => {
  const plan = { everyHours: 24 };
  const at = 1_000 * HOUR;

  test("is after so many hours, sooner after a failure, and at once where there was none", () => {
    expect(dueIn(plan, [], at)).toBe(0);
    expect(dueIn(plan, [{ began: at, failure: null }], at + HOUR)).toBe(23 * HOUR);
    expect(dueIn(plan, [{ began: at, failure: null }], at + 30 * HOUR)).toBe(0);
    expect(dueIn(plan, [{ began: at, failure: "target" }], at + MINUTE)).toBe(59 * MINUTE);
  });

  test("is now, once, where the clock jumped a year forward or back", () => {
    const year = 365 * 24 * HOUR;
    expect(dueIn(plan, [{ began: at + year, failure: null }], at)).toBe(0);
    expect(dueIn(plan, [{ began: at, failure: null }], at)).toBe(24 * HOUR);
  });

  test("makes a good one late after two intervals", () => {
    expect(stateOf(plan, [{ began: at, failure: null }], at + 48 * HOUR)).toBe("ok");
    expect(stateOf(plan, [{ began: at, failure: null }], at + 49 * HOUR)).toBe("late");
    expect(stateOf(plan, [{ began: at, failure: "data" }], at)).toBe("failed");
  });
});
