import { setImmediate as giveWay } from "node:timers/promises";
import en from "../../../locales/en/console.json" with { type: "json" };
import sv from "../../../locales/sv/console.json" with { type: "json" };
import { readingLanguage } from "../../domain/questionnaire/reading-language.ts";
import { factsOf } from "../../envelopes/open-page.ts";
import { exportWords } from "../../export/export-words.ts";
import { isPublishedFormat } from "../../export/published-formats.ts";
import { writeExport } from "../../export/write-export.ts";
import { writePublished } from "../../export/write-published.ts";
import { sentenceStart } from "../../i18n/sentence-start.ts";
import type { BatchId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { randomBytes } from "../../sealing/random.ts";
import type { Database } from "../../server/database/database.ts";
import { openToRead, type ReadFailure } from "../../server/database/open-to-read.ts";
import { readStrokes } from "../../server/fieldwork/read-strokes.ts";
import { organisationKeys } from "../../server/keys/organisation-keys.ts";
import { publicationsOf } from "../../server/publications/publications.ts";
import type { Surroundings } from "../surroundings.ts";
import { type DiskFiles, diskFiles } from "./disk-files.ts";
import { type FoundRound, findWantedRound } from "./find-round.ts";
import { EXPORT_HELP } from "./help.ts";
import { openedLots } from "./opened-lots.ts";
import { type ExportOptions, readOptions } from "./options.ts";
import { unlockFor } from "./unlock.ts";

/** As the help says it. */
export const EXIT = { done: 0, usage: 2, data: 3, key: 4, files: 5, cancelled: 130 } as const;
type Exit = (typeof EXIT)[keyof typeof EXIT];
type Ended = Result<void, { readonly exit: Exit; readonly why: string }>;

/** Says itself what was wrong; gives the code to exit with. */
export async function exportCommand(given: readonly string[], around: Surroundings): Promise<Exit> {
  const options = readOptions(given, around.environment);
  if (!options.ok) {
    around.tell(`${options.error}\nstreck export --help says more.\n`);
    return EXIT.usage;
  }
  if (options.value.help) {
    around.print(EXPORT_HELP.trimEnd());
    return EXIT.done;
  }
  const data = await openToRead(options.value.data);
  if (!data.ok) {
    around.tell(`${explain(data.error)}\n`);
    return EXIT.data;
  }
  try {
    const ended = await exportFrom(data.value, options.value, around);
    if (!ended.ok) {
      around.tell(`${ended.error.why}\n`);
    }
    return ended.ok ? EXIT.done : ended.error.exit;
  } finally {
    await data.value.close();
  }
}

type Data = Pick<Database, "read">;

async function exportFrom(data: Data, options: ExportOptions, around: Surroundings): Promise<Ended> {
  const found = await findWantedRound(data, options);
  if (!found.ok) {
    return err({ exit: EXIT.usage, why: found.error });
  }
  const { organisation, round } = found.value;
  if (options.out === null) {
    return err({ exit: EXIT.usage, why: "Say where the files go with --out." });
  }
  if (options.what.has("published")) {
    return writeWhatIsPublished(data, found.value, options, options.out, around);
  }
  const batches = await wantedBatches(data, found.value, options.batches);
  if (!batches.ok) {
    return err({ exit: EXIT.usage, why: batches.error });
  }
  const keys = await data.read((read) => organisationKeys(read.of(organisation.id)));
  const key = options.what.has("answers") ? await unlockFor(options, keys, around.ask) : null;
  if (around.signal.aborted) {
    return err({ exit: EXIT.cancelled, why: STOPPED });
  }
  if (key?.ok === false) {
    return err({ exit: EXIT[key.error.kind], why: key.error.why });
  }
  const source =
    key === null
      ? null
      : {
          ...openedLots(data, organisation.id, factsOf(round, organisation.practice), key.value, randomBytes),
          batches: batches.value,
        };
  return write(data, found.value, source, options, options.out, around);
}

/** Of a publication that can't be read nobody knows what it gave away, so that nothing is written. */
async function writeWhatIsPublished(
  data: Data,
  { organisation, round, sites }: FoundRound,
  { formats, language }: ExportOptions,
  out: string,
  { print }: Surroundings,
): Promise<Ended> {
  const { publications, damaged } = await data.read((read) => publicationsOf(read.of(organisation.id), round.id));
  if (damaged.length > 0) {
    return err({ exit: EXIT.data, why: "Something that was published is damaged. Restore a backup first." });
  }
  if (publications.length === 0) {
    return err({
      exit: EXIT.usage,
      why: "Nothing of this round has been published. That is done in the console, under National sheet.",
    });
  }
  const names = new Intl.DisplayNames([language], { type: "language", fallback: "code" });
  return intoFolder(out, async (files) => {
    const written = await writePublished({
      origin: { organisation, round, sites },
      formats: formats.filter(isPublishedFormat),
      publications,
      words: exportWords(language === "sv" ? sv : en, readingLanguage(round.questionnaire, language)),
      nameOfLanguage: (code) => sentenceStart(names.of(code) ?? code, language),
      files,
    });
    files.keep();
    written.forEach(({ name, bytes, sha256 }) => print(`${sha256}  ${name}  ${bytes}`));
    return ok(undefined);
  });
}

const STOPPED = "Stopped. Nothing is left in the folder.";

async function write(
  data: Data,
  { organisation, round, sites }: FoundRound,
  answers: Parameters<typeof writeExport>[0]["answers"],
  { what, formats, language }: ExportOptions,
  out: string,
  { print, tell, signal }: Surroundings,
): Promise<Ended> {
  return intoFolder(out, async (files) => {
    const result = await writeExport({
      origin: { organisation, round, sites },
      formats,
      answers,
      tally: what.has("tally") ? await readStrokes(data, organisation.id, round) : null,
      words: exportWords(language === "sv" ? sv : en, readingLanguage(round.questionnaire, language)),
      files,
      onProgress: (done) => tell(`\r${done} answers written`),
      pause: () => giveWay(),
      signal,
    });
    if (!result.ok) {
      files.discard();
      return err({ exit: EXIT.cancelled, why: `\n${STOPPED}` });
    }
    files.keep();
    tell(answers === null ? "" : "\n");
    result.value.forEach(({ name, bytes, sha256 }) => print(`${sha256}  ${name}  ${bytes}`));
    return ok(undefined);
  });
}

/** Leaves nothing in the folder where the work throws, and says what the disk said. */
async function intoFolder(out: string, work: (files: DiskFiles) => Promise<Ended>): Promise<Ended> {
  let files: DiskFiles | null = null;
  try {
    files = diskFiles(out);
    return await work(files);
  } catch (error) {
    files?.discard();
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined || code.startsWith("SQLITE") || code.startsWith("STRECK")) {
      throw error;
    }
    return err({
      exit: EXIT.files,
      why:
        code === "EEXIST"
          ? `A file of that name is in ${out} already. Choose an empty folder: nothing is written over.`
          : `The files cannot be written to ${out} (${code}).`,
    });
  }
}

async function wantedBatches(
  { read }: Data,
  { organisation, round }: FoundRound,
  wanted: readonly string[],
): Promise<Result<ReadonlySet<BatchId> | null, string>> {
  if (wanted.length === 0) {
    return ok(null);
  }
  const rows = await read((reading) =>
    reading
      .of(organisation.id)
      .selectFrom("batch")
      .select(["id", "received", "answers"])
      .where("round_id", "=", round.id)
      .orderBy("received")
      .execute(),
  );
  const found = wanted.map((begin) => rows.filter(({ id }) => id.startsWith(begin)));
  const missing = found.findIndex((matching) => matching.length !== 1);
  if (missing >= 0) {
    const list = rows.map(({ id, received, answers }) => `  ${id}  ${received}  ${answers} answers`);
    return err([`--batch: "${wanted[missing]}" is no batch of the round, or several. These are there:`, ...list].join("\n"));
  }
  return ok(new Set(found.flat().map(({ id }) => id)));
}

function explain(failure: ReadFailure): string {
  switch (failure.kind) {
    case "older-data":
      return `The data folder ${failure.folder} is of an older version. Start this version's server once; it brings the data up to date.`;
    case "newer-data":
      return `The data folder ${failure.folder} was written by a newer version of Streck. Use that version.`;
    case "data-damaged":
      return `The database in ${failure.folder} is damaged (${failure.code}). Restore a backup first.`;
    default:
      return `There is no database of Streck that can be read in ${failure.folder}. Say where it is with --data.`;
  }
}
