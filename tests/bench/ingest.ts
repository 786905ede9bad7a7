import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import type { OutcomeMark } from "../../src/domain/tally/mark.ts";
import type { ContactId, Generation, ItemId, Nonce, OrganisationId, RoundId, ShiftId, SiteId } from "../../src/kernel/ids.ts";
import type { EnrolReply } from "../../src/protocol/device/enrol.ts";
import type { SyncItem } from "../../src/protocol/device/item.ts";
import { encodeMark } from "../../src/protocol/device/mark.ts";
import { PROTOCOL } from "../../src/protocol/version.ts";
import { newId } from "../../src/sealing/random.ts";
import { openSqlite } from "../../src/server/database/sqlite.ts";
import { digest } from "../../src/server/kept-secrets/digest.ts";
import { asDate, asOrganisationId } from "../support/brands.ts";
import { printed, type SpawnedServer, spawnServer } from "../support/spawned-server.ts";

const CONNECTIONS = 16;
const SECONDS = 3;
const TURNS = 3;
const MANY = 150_000;

type Server = SpawnedServer & { readonly tablet: string; readonly console: string };
type Place = {
  readonly organisationId: OrganisationId;
  readonly roundId: RoundId;
  readonly siteId: SiteId;
  readonly token: string;
};

type Intake = { readonly perSecond: number; readonly slowest: number };

/** Marks a second in small and large requests, in turn with a floor; then what one more mark and the field view cost beside 150,000. */
export async function ingest(say: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "streck-bench-"));
  try {
    for (const size of [1, 50, 500]) {
      const own: Intake[] = [];
      const floor: Intake[] = [];
      for (let turn = 0; turn < TURNS; turn++) {
        own.push(await ownIntake(folder, join(folder, `data-${size}-${turn}`), size));
        floor.push(await floorIntake(join(folder, `floor-${size}-${turn}.db`), size));
      }
      say(`marks a second in requests of ${size} (medians of ${TURNS}): ${shown(own)}; a floor ${shown(floor)}`);
    }
    await beside(folder, say);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function shown(intakes: readonly Intake[]): string {
  const perSecond = median(intakes.map((intake) => intake.perSecond));
  return `${Math.round(perSecond)} (slowest request ${Math.round(Math.max(...intakes.map(({ slowest }) => slowest)))} ms)`;
}

async function ownIntake(folder: string, data: string, size: number): Promise<Intake> {
  const server = await start(folder, data);
  const place = await enrol(server, data);
  const intake = await handIn(server, place, size);
  await stop(server);
  return intake;
}

async function floorIntake(file: string, size: number): Promise<Intake> {
  const floor = spawn(process.execPath, [fileURLToPath(new URL("./ingest-floor.ts", import.meta.url)), file]);
  const [port] = (await once(floor.stdout, "data")) as [Buffer];
  const roundId = newId<RoundId>();
  const place = { organisationId: newId<OrganisationId>(), roundId, siteId: newId<SiteId>(), token: "" };
  const intake = await handIn({ tablet: `http://127.0.0.1:${port.toString().trim()}` }, place, size);
  const ended = once(floor, "exit");
  floor.kill();
  await ended;
  return intake;
}

async function handIn(server: Pick<Server, "tablet">, place: Place, size: number): Promise<Intake> {
  // Made beforehand, so that making them doesn't count.
  const bodies = Array.from({ length: Math.ceil((SECONDS * 20_000) / size / 4) }, () =>
    requestOf(Array.from({ length: size }, () => itemOf(place))),
  );
  const end = performance.now() + SECONDS * 1000;
  let stored = 0;
  let slowest = 0;
  const connection = async (): Promise<void> => {
    while (performance.now() < end) {
      const body = bodies.pop() ?? requestOf(Array.from({ length: size }, () => itemOf(place)));
      slowest = Math.max(slowest, await time(() => sync(server, place, body)));
      stored += size;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return { perSecond: stored / SECONDS, slowest };
}

async function beside(folder: string, say: (line: string) => void): Promise<void> {
  const data = join(folder, "data-many");
  let server = await start(folder, data);
  const place = await enrol(server, data);
  await stop(server);
  await storeMany(data, place);
  server = await start(folder, data);
  const one = (): string => requestOf([itemOf(place)]);
  const first = await time(() => sync(server, place, one()));
  const syncs = [];
  for (let turn = 0; turn < 9; turn++) {
    syncs.push(await time(() => sync(server, place, one())));
  }
  const tablets = await Promise.all(Array.from({ length: 10 }, () => time(() => sync(server, place, one()))));
  const cookie = await enterPractice(server);
  const view = async (): Promise<void> => {
    const response = await fetch(`${server.console}/api/rounds/${place.roundId}/fieldwork`, { headers: { cookie } });
    await response.text();
    if (!response.ok) {
      throw new Error(`the field view says ${response.status}`);
    }
  };
  const firstView = await time(view);
  const views = [];
  const meanwhile = [];
  for (let turn = 0; turn < 9; turn++) {
    const [seen, waited] = await Promise.all([time(view), time(() => sync(server, place, one()))]);
    views.push(seen);
    meanwhile.push(waited);
  }
  await stop(server);
  say(`beside ${MANY} marks, in ms (medians of 9):`);
  say(`  a sync of one mark ${median(syncs)}, the first after a start ${Math.round(first)}`);
  say(`  ten tablets at once, the last of them ${Math.round(Math.max(...tablets))}`);
  say(
    `  the field view ${median(views)}, the first after a start ${Math.round(firstView)}; a tablet meanwhile ${median(meanwhile)}`,
  );
}

async function storeMany(data: string, place: Place): Promise<void> {
  const opened = openSqlite(data);
  if (!opened.ok) {
    throw new Error(`the database did not open: ${opened.error.kind}`);
  }
  const { queries, close } = opened.value;
  await queries.transaction().execute(async (change) => {
    for (let stored = 0; stored < MANY; stored += 1000) {
      const rows = Array.from({ length: 1000 }, () => itemOf(place)).map(({ id, sha256, bytes }) => ({
        organisation_id: place.organisationId,
        round_id: place.roundId,
        site_id: place.siteId,
        id,
        sha256,
        claimed_round_id: null,
        quarantined: 0 as const,
        conflicting: 0 as const,
        bytes: Buffer.from(bytes),
      }));
      await change.insertInto("mark").values(rows).execute();
    }
  });
  await close();
}

async function start(folder: string, data: string): Promise<Server> {
  const pages = join(folder, "pages");
  for (const origin of ["tablet", "console"]) {
    mkdirSync(join(pages, origin), { recursive: true });
    writeFileSync(join(pages, origin, "index.html"), `<!doctype html><title>${origin}</title>`);
  }
  const env = { PATH: process.env["PATH"], STRECK_DATA: data, STRECK_PAGES: pages, PORT: "0", CONSOLE_PORT: "0" };
  const server = spawnServer(env, [], false);
  const addresses = /Tablet: +(\S+)[^]*Console: +(\S+)/;
  const [, tablet = "", console = ""] = addresses.exec(await printed(server, (text) => addresses.test(text))) ?? [];
  return { ...server, tablet, console };
}

async function stop({ process: child }: Server): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

async function enrol(server: Server, data: string): Promise<Place> {
  const body = JSON.stringify({ protocol: PROTOCOL, code: null, generation: newId<Generation>() });
  const reply = (await call(`${server.tablet}/api/device/enrol`, body, {})) as EnrolReply;
  const { roundId } = JSON.parse(Buffer.from(reply.release.split(".")[1] ?? "", "base64url").toString()) as Place;
  return { organisationId: asOrganisationId(await organisationOf(data)), roundId, siteId: reply.siteId, token: reply.token };
}

/** The server has only the practice organisation; its id is nobody's business outside, so it is read where it lies. */
async function organisationOf(data: string): Promise<string> {
  const sqlite = new Database(join(data, "streck.db"), { readonly: true });
  const row = sqlite.prepare("select id from organisation").get() as { readonly id: string };
  sqlite.close();
  return row.id;
}

async function enterPractice({ console: address }: Server): Promise<string> {
  const response = await fetch(`${address}/api/session/practice`, { method: "POST", headers: { origin: address } });
  return (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

async function sync(server: Pick<Server, "tablet">, { token }: Place, body: string): Promise<void> {
  const reply = await call(`${server.tablet}/api/device/sync`, body, { authorization: `Bearer ${token}` });
  if ((reply as { results: { status: string }[] }).results.some(({ status }) => status !== "stored")) {
    throw new Error("a mark was not stored");
  }
}

async function call(url: string, body: string, headers: Record<string, string>): Promise<unknown> {
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json", ...headers }, body });
  if (!response.ok) {
    throw new Error(`${url} says ${response.status}`);
  }
  return response.json();
}

const generation = newId<Generation>();

function requestOf(put: readonly SyncItem[]): string {
  const queue = { pending: 0, acknowledged: 0, oldestMinutes: null, marksPending: 0, unreadable: 0 };
  return JSON.stringify({ protocol: PROTOCOL, generation, nonce: newId<Nonce>(), have: [], put, queue, appVersion: "0.1.0" });
}

function itemOf({ roundId, siteId }: Place): SyncItem {
  const ids = { id: newId<ItemId>(), contactId: newId<ContactId>(), shiftId: newId<ShiftId>(), roundId, siteId };
  const outcome = { kind: "complete" } as const;
  const met = { revision: 0, date: asDate("2026-09-14"), halfDay: "am", language: "sv" } as const;
  const mark: OutcomeMark = { kind: "outcome", ...ids, ...met, outcome };
  const bytes = encodeMark(mark);
  return { id: mark.id, sha256: digest(bytes), kind: "mark", roundId, bytes };
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 10) / 10;
}
