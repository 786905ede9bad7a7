import { FEWEST_TEXTS } from "../../domain/disclosure/reader.ts";
import type { OpenedRound } from "../opening/opened-round.ts";
import type { NotCounted } from "../opening/sealed-answer.ts";
import { type ExportWords, exportRows, exportVariables } from "./answer-table.ts";
import { CODEBOOK_HEADER, codebookRows } from "./codebook-table.ts";
import { type Cell, csv } from "./csv.ts";
import { type ExportFile, makeFile } from "./export-file.ts";
import { fileNameOf } from "./file-name.ts";
import { manifestOf, type Origin } from "./manifest.ts";

/** All files of one export. The manifest holds the hash of each of the others, so they are made together. */
export type ExportBundle = {
  readonly answers: ExportFile;
  readonly codebook: ExportFile;
  /** Null when every answer could be counted. */
  readonly errors: ExportFile | null;
  /** Null when no item has texts enough to be shown. */
  readonly texts: ExportFile | null;
  readonly manifest: ExportFile;
};

export type BundleWords = {
  readonly language: string;
  readonly codebook: ExportWords;
  readonly reason: (reason: NotCounted) => string;
};

export async function makeBundle(origin: Origin, opened: OpenedRound, words: BundleWords): Promise<ExportBundle> {
  const { questionnaire, name } = origin.round;
  const variables = exportVariables(questionnaire, words.language, words.codebook);
  const siteNames = new Map(origin.sites.map((site) => [site.id, site.name]));
  const prefix = fileNameOf(name);
  const rows = exportRows(questionnaire, opened.responses, variables, siteNames);
  const answers = await makeFile(
    `${prefix}-answers.csv`,
    "text/csv",
    csv(
      variables.map((variable) => variable.name),
      rows,
    ),
  );
  const codebook = await makeFile(`${prefix}-codebook.csv`, "text/csv", csv(CODEBOOK_HEADER, codebookRows(variables)));
  const errors =
    opened.unopened.length === 0 ? null : await makeFile(`${prefix}-errors.csv`, "text/csv", errorTable(opened, words));
  const textRows = rowsOfTexts(opened.texts);
  const texts =
    textRows.length === 0 ? null : await makeFile(`${prefix}-texts.csv`, "text/csv", csv(["variable", "text"], textRows));
  const files = [answers, codebook, errors, texts].filter((file) => file !== null);
  const manifest = await makeFile(`${prefix}-manifest.json`, "application/json", manifestOf(origin, opened, files));
  return { answers, codebook, errors, texts, manifest };
}

function errorTable({ unopened }: OpenedRound, words: BundleWords): string {
  const rows = unopened.map(({ listed, reason }): Cell[] => [
    listed.id,
    listed.batchId,
    listed.siteId,
    listed.sha256,
    reason,
    words.reason(reason),
  ]);
  return csv(["response_id", "batch_id", "site_id", "sha256", "reason", "explanation"], rows);
}

function rowsOfTexts(texts: OpenedRound["texts"]): readonly (readonly Cell[])[] {
  return [...texts].flatMap(([itemId, all]) => (all.length < FEWEST_TEXTS ? [] : all.map((text) => [itemId, text])));
}
