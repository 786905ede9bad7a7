import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answers } from "../../src/domain/questionnaire/answers.ts";
import type { Response } from "../../src/domain/response/response.ts";
import type { Release } from "../../src/domain/round/release.ts";
import { mintAnswer } from "../../src/envelopes/mint-answer.ts";
import { readOwnRelease } from "../../src/envelopes/signed-release.ts";
import { isoWeek } from "../../src/kernel/calendar.ts";
import { type BatchId, mintId, type OrganisationId } from "../../src/kernel/ids.ts";
import { ok } from "../../src/kernel/result.ts";
import type { Round } from "../../src/protocol/console/rounds.ts";
import { newId, randomBytes } from "../../src/sealing/random.ts";
import { openData } from "../../src/server/database/open-data.ts";
import { createPractice, PRACTICE_PASSPHRASE } from "../../src/server/example/practice.ts";
import { bytesOf } from "../../src/server/handing-in/bytes.ts";
import { findRound } from "../../src/server/rounds/rounds.ts";

/** With which the command line is started. */
const { FEW_MEGABYTES } = createRequire(import.meta.url)("../../scripts/lib/memory.cjs") as {
  readonly FEW_MEGABYTES: { readonly flags: readonly string[]; readonly environment: Readonly<Record<string, string>> };
};

const FORMATS = ["csv", "xlsx", "sav", "json", "package"];
const SEALED_AT_ONCE = 200;

/**
 * `npm run bench -- exports [ANSWERS …]`: the memory that the command line takes at its most while it exports so many sealed
 * answers in every format, and how long it works. What does not grow with the round is bounded.
 */
export async function exports(say: (line: string) => void, args: readonly string[]): Promise<void> {
  const sizes = args.length === 0 ? [1_000, 10_000, 100_000] : args.map(Number);
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), "streck-bench-"));
    try {
      const data = join(folder, "data");
      const round = await fill(data, size);
      writeFileSync(join(folder, "passphrase"), PRACTICE_PASSPHRASE);
      const { peak, seconds } = await exported(folder, data, round);
      say(`${size} answers: ${peak} MB at its most, ${seconds} s`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** A practice round with so many answers, sealed as a tablet seals them. Gives its name. */
async function fill(data: string, size: number): Promise<string> {
  const opened = await openData(data, randomBytes);
  if (!opened.ok) {
    throw new Error(opened.error.kind);
  }
  const database = opened.value;
  await createPractice({ database, clock: Date.now, randomBytes });
  const organisationId = await database.read(async ({ across }) => (await across.organisations())[0]?.id as OrganisationId);
  const round = await database.read(async (read) => {
    const own = read.of(organisationId);
    const [first] = await own.selectFrom("round").select("id").execute();
    return (first === undefined ? null : await findRound(own, first.id)) as Round;
  });
  const release = await readOwnRelease(round.release as NonNullable<Round["release"]>, null);
  if (!release.ok) {
    throw new Error(release.error);
  }
  const batchId = mintId<BatchId>(randomBytes);
  await database.change(async (change) => {
    const [siteId] = round.siteIds;
    const row = { id: batchId, round_id: round.id, device_id: null, received: "2026-09-14T10:00Z", answers: size };
    await change.of(organisationId).store("batch", [{ ...row, site_id: siteId as NonNullable<typeof siteId> }]);
    return ok(undefined);
  });
  for (let stored = 0; stored < size; stored += SEALED_AT_ONCE) {
    const many = Math.min(SEALED_AT_ONCE, size - stored);
    const items = await Promise.all(
      Array.from({ length: many }, (_, at) => sealedAnswer(round, release.value.release, stored + at)),
    );
    const rows = items.map(({ id, sha256, bytes }) => ({
      round_id: round.id,
      id,
      sha256,
      batch_id: batchId,
      claimed_round_id: null,
      quarantined: 0 as const,
      conflicting: 0 as const,
      sealed: bytesOf(bytes),
    }));
    await database.change(async (change) => {
      await change.of(organisationId).store("sealed_answer", rows);
      return ok(undefined);
    });
  }
  await database.close();
  return round.name;
}

function sealedAnswer(round: Round, release: Release, number: number) {
  const { id, version, items, languages } = round.questionnaire;
  const answers: Answers = Object.fromEntries(
    items.flatMap((item) =>
      item.kind === "single" || item.kind === "scale"
        ? [[item.id, { option: item.options[number % item.options.length]?.code ?? "" }]]
        : [],
    ),
  );
  const response: Response = {
    id: newId(),
    roundId: round.id,
    siteId: round.siteIds[number % round.siteIds.length] as Response["siteId"],
    questionnaire: { id, version },
    language: languages[number % languages.length] as Response["language"],
    mode: "self",
    week: isoWeek(round.starts),
    answers,
  };
  return mintAnswer(response, release);
}

/** By the system's own word for the most memory that a process has held. */
function exported(folder: string, data: string, round: string): Promise<{ readonly peak: number; readonly seconds: number }> {
  const main = join(import.meta.dirname, "../../src/cli/main.ts");
  const out = ["--out", join(folder, "out"), "--format", FORMATS.join(",")];
  const key = ["--passphrase-file", join(folder, "passphrase")];
  const began = performance.now();
  const { flags, environment } = FEW_MEGABYTES;
  const child = spawn(process.execPath, [...flags, main, "export", "--data", data, "--round", round, ...key, ...out], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, ...environment },
  });
  let said = "";
  child.stderr.on("data", (part: Buffer) => {
    said = (said + part.toString()).slice(-400);
  });
  let peak = 0;
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0));
    } catch {
      // It has ended between two looks.
    }
  }, 20);
  return new Promise((resolve, reject) => {
    child.on("exit", (code) => {
      clearInterval(look);
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      if (code === 0) {
        resolve({ peak: Math.round(peak / 1024), seconds });
      } else {
        reject(new Error(`the export ended with ${code}: ${said}`));
      }
    });
  });
}
