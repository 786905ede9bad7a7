import type { CodebookWords } from "../../src/domain/codebook/codebook.ts";
import type { BundleWords } from "../../src/export/bundle.ts";

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

export const BUNDLE_WORDS: BundleWords = { language: "sv", codebook: EXPORT_WORDS, reason: (reason) => `because ${reason}` };
