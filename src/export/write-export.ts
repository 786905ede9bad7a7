import { codebook } from "../domain/codebook/codebook.ts";
import type { OpenedLot } from "../envelopes/gather-in-order.ts";
import type { OpenedRound } from "../envelopes/opened-round.ts";
import type { ListedAnswer, UnopenedAnswer } from "../envelopes/sealed-answer.ts";
import type { BatchId } from "../kernel/ids.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import { answerTable } from "./answer-table.ts";
import { codebookTable } from "./codebook-table.ts";
import { errorTable } from "./error-table.ts";
import type { ExportWords } from "./export-words.ts";
import { fileNameOf } from "./file-name.ts";
import type { FileFacts, Files } from "./files.ts";
import type { Format, FormatWriter } from "./format.ts";
import { type Manifest, manifestInto, type Received } from "./manifest.ts";
import type { Origin } from "./origin.ts";
import type { Row, Table, TableHead } from "./table.ts";
import { reasonTable, type Strokes, tallyTable } from "./tally-tables.ts";
import { textTable } from "./text-table.ts";
import { WRITERS } from "./writers.ts";

/** Opened answers on their way into files. */
export type AnswerSource = {
  readonly lots: () => Iterable<OpenedLot> | AsyncIterable<OpenedLot>;
  /** Asked for once all lots are through. */
  readonly texts: () => OpenedRound["texts"];
  /** Those of these batches alone; null: the whole round. Free texts come with the whole round only: what they say goes with no batch. */
  readonly batches: ReadonlySet<BatchId> | null;
};

export type ExportJob<File extends FileFacts> = {
  readonly origin: Origin;
  readonly formats: readonly Format[];
  /** Null: none are asked for. */
  readonly answers: AnswerSource | null;
  readonly tally: Strokes | null;
  readonly words: ExportWords;
  readonly files: Files<File>;
  /** How many answers have been written. */
  readonly onProgress: (done: number) => void;
  /** Lets others go first, between two lots. */
  readonly pause: () => Promise<void>;
  readonly signal: AbortSignal;
};

/**
 * Writes all that is asked for, in every format that is asked for, while the answers come: none of them is kept. Last of all the
 * manifest, which holds the hash of each of the other files. The same answers give the same files, in whichever order they
 * arrived.
 */
export async function writeExport<File extends FileFacts>(job: ExportJob<File>): Promise<Result<readonly File[], "cancelled">> {
  const { origin, formats, answers, tally, words, files, signal } = job;
  const prefix = fileNameOf(origin.round.name);
  const siteNames = new Map(origin.sites.map((site) => [site.id, site.name]));
  const makers = await Promise.all([...new Set(formats)].map((format) => WRITERS[format]()));
  const writers = makers.map((make) => make({ origin, prefix, words, open: files.open }));
  const strokes = tally === null ? [] : [tallyTable(tally, siteNames, words), reasonTable(tally, siteNames, words)];
  const heads: TableHead[] = [...strokes];
  const manifestFile = files.open({ name: `${prefix}-manifest.json`, type: "application/json", kind: "manifest" });
  const manifest = manifestInto(manifestFile, origin, answers?.batches ?? null);
  let written: Written | null = null;
  if (answers !== null) {
    const variables = codebook(origin.round.questionnaire, words.language, words.codebook);
    const table = answerTable(origin.round.questionnaire, variables, siteNames);
    written = await writeAnswers(job, answers, writers, table, manifest);
    heads.unshift(table);
  }
  if (written === null && answers !== null) {
    return err("cancelled");
  }
  await writeTable(job, writers, codebookTable(heads));
  if (written !== null && answers !== null) {
    await writeUnlessEmpty(job, writers, errorTable(written.unopened, words));
    if (answers.batches === null) {
      await writeUnlessEmpty(job, writers, textTable(answers.texts(), words));
    }
  }
  for (const table of strokes) {
    await writeTable(job, writers, table);
  }
  if (signal.aborted) {
    return err("cancelled");
  }
  for (const writer of writers) {
    writer.end();
    await job.pause();
  }
  const whole = await files.closed();
  if (signal.aborted) {
    return err("cancelled");
  }
  manifest.end(written === null ? null : { counted: written.counted, notCounted: written.unopened.length }, whole);
  const all = await files.closed();
  // Opened first, and named last: it says what the others are.
  return ok([...all.filter(({ kind }) => kind !== "manifest"), ...all.filter(({ kind }) => kind === "manifest")]);
}

type AnswerRows = ReturnType<typeof answerTable>;
/** Of what has gone by only that which the tables behind the answers need. */
type Written = Pick<Received, "counted"> & { readonly unopened: readonly UnopenedAnswer[] };

/** What long work asks between two lots. */
type Going = Pick<ExportJob<FileFacts>, "pause" | "signal">;

/** Null: cancelled. */
async function writeAnswers(
  { onProgress, pause, signal }: Pick<ExportJob<FileFacts>, "onProgress" | "pause" | "signal">,
  { lots, batches }: AnswerSource,
  writers: readonly FormatWriter[],
  table: AnswerRows,
  manifest: Manifest,
): Promise<Written | null> {
  const wanted = ({ listed }: { readonly listed: ListedAnswer }): boolean => batches === null || batches.has(listed.batchId);
  const tables = writers.map((writer) => writer.table(table));
  const unopened: UnopenedAnswer[] = [];
  let counted = 0;
  for await (const lot of lots()) {
    if (signal.aborted) {
      return null;
    }
    manifest.answers(lot.listing.filter((listed) => wanted({ listed })));
    unopened.push(...lot.unopened.filter(wanted));
    const rows: Row[] = lot.counted.filter(wanted).map(({ response }) => table.rowOf(response));
    for (const { rows: write } of tables) {
      write(rows);
    }
    counted += rows.length;
    onProgress(counted);
    await pause();
  }
  if (signal.aborted) {
    return null;
  }
  for (const { end } of tables) {
    end();
  }
  return { unopened, counted };
}

/** So many rows of the tables behind the answers are written between two pauses. */
const LOT = 100;

/** A table that is whole already, a lot at a time: there may be as many rows of lost answers as there are answers. */
async function writeTable({ pause, signal }: Going, writers: readonly FormatWriter[], table: Table): Promise<void> {
  const tables = writers.map((writer) => writer.table(table));
  for (let from = 0; from < table.rows.length && !signal.aborted; from += LOT) {
    const lot = table.rows.slice(from, from + LOT);
    for (const { rows } of tables) {
      rows(lot);
    }
    await pause();
  }
  for (const { end } of tables) {
    end();
  }
}

async function writeUnlessEmpty(going: Going, writers: readonly FormatWriter[], table: Table): Promise<void> {
  if (table.rows.length > 0) {
    await writeTable(going, writers, table);
  }
}
