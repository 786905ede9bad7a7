import sv from "../../locales/sv/console.json" with { type: "json" };
import type { CodebookWords } from "../../src/domain/codebook/codebook.ts";
import { type ExportWords, exportWords } from "../../src/export/export-words.ts";

export const EXPORT_WORDS: CodebookWords = {
  response_id: "id",
  round_id: "round",
  site_id: "site",
  site_name: "site name",
  questionnaire_id: "questionnaire",
  questionnaire_version: "version",
  iso_week: "week",
  response_language: "language",
  help_mode: "mode",
  completeness: "completeness",
  skipped: "hoppade över",
  "not-applicable": "ej ställd",
  chosen: "vald",
  "not-chosen": "inte vald",
  "text-given": "text",
  values: { listened: "Lyssnade" },
};

/** As the console has them in Swedish, but for what stands in files that were kept. */
export const FILE_WORDS: ExportWords = {
  ...exportWords(sv, "sv"),
  codebook: EXPORT_WORDS,
  reason: (reason) => `because ${reason}`,
};
