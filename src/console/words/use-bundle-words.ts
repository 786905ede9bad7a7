import { useMemo } from "react";
import type { BundleWords } from "../../export/bundle.ts";
import type { Language } from "../../kernel/language.ts";
import { useWords } from "./use-words.ts";

/** The words that stand in exported files; `labelLanguage` is the questionnaire's language for its own texts. */
export function useBundleWords(labelLanguage: Language): BundleWords {
  const { say } = useWords();
  return useMemo(
    () => ({
      language: labelLanguage,
      reason: (reason) => say(`notCounted.${reason}`),
      codebook: {
        response_id: say("codebook.response_id"),
        round_id: say("codebook.round_id"),
        site_id: say("codebook.site_id"),
        site_name: say("codebook.site_name"),
        questionnaire_id: say("codebook.questionnaire_id"),
        questionnaire_version: say("codebook.questionnaire_version"),
        iso_week: say("codebook.iso_week"),
        response_language: say("codebook.response_language"),
        help_mode: say("codebook.help_mode"),
        completeness: say("codebook.completeness"),
        skipped: say("codebook.skipped"),
        "not-applicable": say("codebook.not-applicable"),
        chosen: say("codebook.chosen"),
        "not-chosen": say("codebook.not-chosen"),
        "text-given": say("codebook.text-given"),
        values: {
          self: say("modes.self"),
          listened: say("modes.listened"),
          "read-by-assistant": say("modes.read-by-assistant"),
          "listened-and-read-by-assistant": say("modes.listened-and-read-by-assistant"),
          complete: say("codebook.complete"),
          partial: say("codebook.partial"),
        },
      },
    }),
    [say, labelLanguage],
  );
}
