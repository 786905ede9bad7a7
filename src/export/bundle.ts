import { codeCell, textCell } from "../domain/codebook/cell.ts";
import { type CodebookWords, codebook } from "../domain/codebook/codebook.ts";
import { discloseTexts } from "../domain/disclosure/texts.ts";
import type { OpenedRound } from "../envelopes/opened-round.ts";
import type { NotCounted } from "../envelopes/sealed-answer.ts";
import type { Language } from "../kernel/language.ts";
import { answerTable } from "./answer-table.ts";
import { codebookTable } from "./codebook-table.ts";
import { csv } from "./csv.ts";
import { type ExportFile, makeFile } from "./export-file.ts";
import { fileNameOf } from "./file-name.ts";
import { manifestOf, type Origin } from "./manifest.ts";
import type { Table } from "./table.ts";

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
  readonly language: Language;
  readonly codebook: CodebookWords;
  readonly reason: (reason: NotCounted) => string;
};

export async function makeBundle(origin: Origin, opened: OpenedRound, words: BundleWords): Promise<ExportBundle> {
  const { questionnaire, name } = origin.round;
  const variables = codebook(questionnaire, words.language, words.codebook);
  const siteNames = new Map(origin.sites.map((site) => [site.id, site.name]));
  const prefix = fileNameOf(name);
  const fileOf = (kind: string, table: Table): Promise<ExportFile> =>
    makeFile({ name: `${prefix}-${kind}.csv`, type: "text/csv", content: csv(table) });
  const unlessEmpty = (kind: string, table: Table): Promise<ExportFile> | null =>
    table.rows.length === 0 ? null : fileOf(kind, table);
  const answers = await fileOf("answers", answerTable(questionnaire, opened.responses, variables, siteNames));
  const described = await fileOf("codebook", codebookTable(variables));
  const errors = await unlessEmpty("errors", errorTable(opened, words));
  const texts = await unlessEmpty("texts", textTable(opened.texts));
  const files = [answers, described, errors, texts].filter((file) => file !== null);
  const manifest = await makeFile({
    name: `${prefix}-manifest.json`,
    type: "application/json",
    content: manifestOf(origin, opened, files),
  });
  return { answers, codebook: described, errors, texts, manifest };
}

function errorTable({ unopened }: OpenedRound, words: BundleWords): Table {
  const rows = unopened.map(({ listed, reason }) => [
    ...[listed.id, listed.batchId, listed.siteId, listed.sha256, reason].map(codeCell),
    textCell(words.reason(reason)),
  ]);
  return { header: ["response_id", "batch_id", "site_id", "sha256", "reason", "explanation"], rows };
}

function textTable(texts: OpenedRound["texts"]): Table {
  const rows = [...texts].flatMap(([itemId, all]) => {
    const seen = discloseTexts(all);
    return seen.shown ? seen.value.map((text) => [codeCell(itemId), textCell(text)]) : [];
  });
  return { header: ["variable", "text"], rows };
}
