import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { beforeAll, describe, expect, test } from "vitest";
import sv from "../../locales/sv/console.json" with { type: "json" };
import { EXIT, exportCommand } from "../../src/cli/export/export-command.ts";
import { EXPORT_HELP } from "../../src/cli/export/help.ts";
import { addCounts, answered, asked, NO_CONTACTS } from "../../src/domain/tally/counts.ts";
import { factsOf, openPage } from "../../src/envelopes/open-page.ts";
import { gatherPages } from "../../src/envelopes/opened-round.ts";
import { unlockAnswerKey } from "../../src/envelopes/unlock.ts";
import { exportWords } from "../../src/export/export-words.ts";
import { FORMATS } from "../../src/export/format.ts";
import type { BatchesReply, FieldworkReply, SealedAnswersReply } from "../../src/protocol/console/fieldwork.ts";
import type { KeysReply } from "../../src/protocol/console/keys.ts";
import type { PublicationsOfRound, PublishedFigures } from "../../src/protocol/console/publications.ts";
import type { Round, RoundsReply, SitesReply } from "../../src/protocol/console/rounds.ts";
import type { ConsoleState } from "../../src/protocol/console/session.ts";
import { openingKey } from "../../src/sealing/open.ts";
import { PRACTICE_PASSPHRASE } from "../../src/server/example/practice.ts";
import { parseCsv } from "../day/recount.ts";
import { visitor } from "../server/support/coordinator.ts";
import { temporaryFolder } from "../server/support/temporary-folder.ts";
import { stop, testServer } from "../server/support/test-server.ts";
import { chance } from "../support/chance.ts";
import { exported } from "../support/exported.ts";

const ROUND = "Exempel: ekonomiskt bistånd";
let data: string;
let passphrase: string;
/** What the console is told of the same data. */
let seen: {
  readonly organisation: {
    readonly id: NonNullable<ConsoleState["session"]>["organisationId"];
    readonly name: string;
    readonly practice: boolean;
  };
  readonly round: Round;
  readonly sites: SitesReply["sites"];
  readonly keys: NonNullable<KeysReply["keys"]>;
  readonly fieldwork: FieldworkReply;
  readonly batches: BatchesReply["batches"];
  readonly pages: readonly SealedAnswersReply["answers"][];
  readonly published: PublicationsOfRound["publications"];
};
type SheetFigures = Extract<PublishedFigures, { readonly shown: "sheet" }>;

/** Sealed once; the server is gone when the commands run, but for one. */
beforeAll(async () => {
  data = temporaryFolder();
  passphrase = join(temporaryFolder(), "passphrase");
  writeFileSync(passphrase, `${PRACTICE_PASSPHRASE}\n`);
  const server = await testServer({ data, practice: true }, true);
  await server.makeExample(() => undefined);
  const coordinator = visitor(server);
  await coordinator.post("/api/session/practice");
  const get = async <Reply>(path: string): Promise<Reply> => (await coordinator.get(path)).json<Reply>();
  const { session } = await get<ConsoleState>("/api/state");
  const { rounds } = await get<RoundsReply>("/api/rounds");
  const round = await get<Round>(`/api/rounds/${rounds.find(({ name }) => name === ROUND)?.id}`);
  const pages: SealedAnswersReply["answers"][] = [];
  for (let after = ""; after !== "end"; ) {
    const page = await get<SealedAnswersReply>(`/api/rounds/${round.id}/sealed-answers${after}`);
    pages.push(page.answers);
    after = page.next === null ? "end" : `?after=${page.next}`;
  }
  const { organisationId, organisationName, practice } = session as NonNullable<typeof session>;
  seen = {
    organisation: { id: organisationId, name: organisationName, practice },
    round,
    sites: (await get<SitesReply>("/api/sites")).sites,
    keys: (await get<KeysReply>("/api/keys")).keys as NonNullable<KeysReply["keys"]>,
    fieldwork: await get<FieldworkReply>(`/api/rounds/${round.id}/fieldwork`),
    batches: (await get<BatchesReply>(`/api/rounds/${round.id}/batches`)).batches,
    pages,
    published: (await get<PublicationsOfRound>(`/api/rounds/${round.id}/publications`)).publications,
  };
  await stop(server);
});

type Run = { readonly signal?: AbortSignal; readonly ask?: () => Promise<string | null>; readonly tell?: (text: string) => void };

async function run(args: readonly string[], { signal = new AbortController().signal, ask = async () => null, tell }: Run = {}) {
  const said = { printed: "", told: "" };
  const exit = await exportCommand(args, {
    environment: {},
    print: (line) => {
      said.printed += `${line}\n`;
    },
    tell: (text) => {
      said.told += text;
      tell?.(text);
    },
    ask,
    signal,
  });
  return { exit, ...said };
}

const of = (out: string, ...more: readonly string[]): string[] => ["--data", data, "--round", ROUND, "--out", out, ...more];
const withKey = (out: string, ...more: readonly string[]): string[] => of(out, "--passphrase-file", passphrase, ...more);
const rowsOf = (out: string, table: string) =>
  parseCsv(readFileSync(join(out, `exempel-ekonomiskt-bistand-${table}.csv`), "utf8"));

describe("streck export", () => {
  test("writes, page by page, the files that the console makes of the same answers, to the byte and in every format", async () => {
    const out = join(temporaryFolder(), "new");
    const { exit, printed } = await run(withKey(out, "--format", FORMATS.join(",")));
    expect(exit).toBe(EXIT.done);
    const key = await unlockAnswerKey({ kind: "kept", passphrase: PRACTICE_PASSPHRASE }, seen.keys, null);
    if (!key.ok) {
      throw new Error(key.error);
    }
    const facts = factsOf(seen.round, true);
    const opener = await openingKey(key.value.kid, key.value.privateKey);
    const pages = await Promise.all(seen.pages.map((page) => openPage(page, facts, opener)));
    const opened = gatherPages(seen.round.id, seen.round.questionnaire, pages, chance(1));
    const files = await exported(seen, opened, { formats: FORMATS, tally: seen.fieldwork, words: exportWords(sv, "sv") });
    const expected = [...files.values()].map(({ name, sha256 }) => [name, sha256]);
    const found = readdirSync(out).map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(out, name)))
        .digest("hex"),
    ]);
    expect(new Map(found as [string, string][])).toEqual(new Map(expected as [string, string][]));
    expect(
      printed
        .trimEnd()
        .split("\n")
        .map((line) => line.split("  ").slice(0, 2).toReversed()),
    ).toEqual(expected);
    expect(rowsOf(out, "answers")).toHaveLength(400);
  });

  test("takes out what was published without a key, in files of their own, and never beside what stays", async () => {
    const out = temporaryFolder();
    expect((await run(of(out, "--what", "published", "--format", "csv,xlsx,json"))).exit).toBe(EXIT.done);
    expect(readdirSync(out).filter((name) => !name.includes("-published") && !name.endsWith(".schema.json"))).toEqual([]);
    const sheet = seen.published.find(({ figures }) => figures.shown === "sheet")?.figures as SheetFigures;
    const text = (value: number | null): string => (value === null ? ".." : String(value));
    const rows = rowsOf(out, "published-sheet").map(({ code, K, M, T }) => [code, K, M, T]);
    expect(rows).toEqual([
      ...sheet.rows.map(({ code, K, M, T }) => [code, text(K), text(M), text(T)]),
      ["U31902", "–", "–", text(sheet.responseRate)],
      ["U31903", "–", "–", text(sheet.respondents)],
    ]);
    for (const wrong of [
      ["--what", "published,tally"],
      ["--what", "published", "--format", "sav"],
    ]) {
      const empty = temporaryFolder();
      expect([wrong, (await run(of(empty, ...wrong))).exit, readdirSync(empty)]).toEqual([wrong, EXIT.usage, []]);
    }
  });

  test("takes out the strokes without a key, and they add up to what the screens show", async () => {
    const out = temporaryFolder();
    expect((await run(of(out, "--what", "tally"))).exit).toBe(EXIT.done);
    const shown = seen.fieldwork.groups.reduce((sum, { counts }) => addCounts(sum, counts), NO_CONTACTS);
    const letters = Object.keys(NO_CONTACTS) as (keyof typeof NO_CONTACTS)[];
    const counted = rowsOf(out, "tally").reduce(
      (sum, row) => addCounts(sum, Object.fromEntries(letters.map((one) => [one, Number(row[one])])) as typeof NO_CONTACTS),
      NO_CONTACTS,
    );
    expect(counted).toEqual(shown);
    expect([asked(counted), answered(counted)]).toEqual([672, 412]);
    const reasons = rowsOf(out, "reasons").reduce((sum, row) => sum + Number(row["count"]), 0);
    expect(reasons).toBe(seen.fieldwork.reasons.reduce((sum, { count }) => sum + count, 0));
    expect(readdirSync(out).filter((name) => name.includes("answers"))).toEqual([]);
  });

  test("takes single batches by the first signs of their ids, and lists them where that is none", async () => {
    const out = temporaryFolder();
    const [one] = seen.batches;
    expect((await run(withKey(out, "--batch", one?.id.slice(0, 10) ?? ""))).exit).toBe(EXIT.done);
    expect(rowsOf(out, "answers")).toHaveLength(one?.answers ?? -1);
    const { exit, told } = await run(withKey(temporaryFolder(), "--batch", "none"));
    expect(exit).toBe(EXIT.usage);
    expect(told).toContain(one?.id);
  });

  test("makes a row of what can't be opened, and changes nothing of the data, also beside a server that runs", async () => {
    const server = await testServer({ data, practice: true });
    const before = new Database(join(data, "streck.db"));
    const [victim] = seen.pages[0] ?? [];
    const kept = before.prepare("select sealed from sealed_answer where id = ?").pluck().get(victim?.id);
    const put = (bytes: unknown): void =>
      void before.prepare("update sealed_answer set sealed = ? where id = ?").run(bytes, victim?.id);
    put(Buffer.from("rotten"));
    const out = temporaryFolder();
    const { exit } = await run(withKey(out));
    const flagged = before.prepare("select count(*) from sealed_answer where damaged = 1").pluck().get();
    put(kept);
    before.close();
    await stop(server);
    expect([exit, flagged]).toEqual([EXIT.done, 0]);
    expect(rowsOf(out, "answers")).toHaveLength(399);
    expect(rowsOf(out, "errors")).toMatchObject([{ response_id: victim?.id, reason: "hash-differs" }]);
  });

  test("stops when it is told to, and leaves nothing in the folder", async () => {
    const out = temporaryFolder();
    const stopping = new AbortController();
    const { exit, told } = await run(withKey(out, "--format", FORMATS.join(",")), {
      signal: stopping.signal,
      tell: (text) => text.includes("answers written") && stopping.abort(),
    });
    expect(exit).toBe(EXIT.cancelled);
    expect(told).toContain("Stopped");
    expect(readdirSync(out)).toEqual([]);
  });

  test("writes over nothing", async () => {
    const out = temporaryFolder();
    writeFileSync(join(out, "exempel-ekonomiskt-bistand-tally.csv"), "mine");
    const { exit, told } = await run(of(out, "--what", "tally"));
    expect(exit).toBe(EXIT.files);
    expect(told).toContain("already");
    expect(readdirSync(out)).toEqual(["exempel-ekonomiskt-bistand-tally.csv"]);
    expect(readFileSync(join(out, "exempel-ekonomiskt-bistand-tally.csv"), "utf8")).toBe("mine");
  });

  test("asks for the passphrase where no file has it, and takes no wrong one", async () => {
    const out = join(temporaryFolder(), "none");
    expect((await run(of(out), { ask: async () => "fel lösenfras" })).exit).toBe(EXIT.key);
    expect((await run(of(out))).exit).toBe(EXIT.usage);
    expect(existsSync(out)).toBe(false);
    expect((await run(of(out), { ask: async () => PRACTICE_PASSPHRASE })).exit).toBe(EXIT.done);
  });

  test.each([
    [["--data", "DATA"], EXIT.usage, "Exempel"],
    [["--data", "DATA", "--round", "nope"], EXIT.usage, 'no round "nope"'],
    [["--data", "DATA", "--round", ROUND], EXIT.usage, "--out"],
    [["--format", "pdf"], EXIT.usage, "csv, xlsx, sav, json, package"],
    [["--language", "de"], EXIT.usage, "sv or en"],
    [["--nonsense"], EXIT.usage, "--nonsense"],
    [["--data", "/nowhere"], EXIT.data, "no database"],
  ])("says what is missing or wrong: %j", async (args, exit, word) => {
    const ended = await run(args.map((one) => (one === "DATA" ? data : one)));
    expect([ended.exit, ended.printed]).toEqual([exit, ""]);
    expect(ended.told).toContain(word);
  });

  test("explains itself: every option and every code", async () => {
    const { exit, printed } = await run(["--help"]);
    expect(exit).toBe(EXIT.done);
    expect(printed).toBe(EXPORT_HELP);
    const codes = [...printed.matchAll(/^ {2}(\d+) {2,}\S/gm)].map(([, code]) => Number(code));
    expect(codes).toEqual([0, 1, ...Object.values(EXIT).filter((code) => code > 0)].toSorted((a, b) => a - b));
    for (const format of FORMATS) {
      expect(printed).toMatch(new RegExp(`^ +${format} +\\S`, "m"));
    }
  });
});
