import { useMemo } from "react";
import type { Comparison } from "../../protocol/console/comparisons.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { questions } from "../api/questions.ts";
import { useQuestion } from "../api/use-questions.ts";
import { useServices } from "../services.ts";

/** The series that say something of this round's indicators, the last that was brought in on top. */
export function useComparisons({ questionnaire }: Pick<Round, "questionnaire">): readonly Comparison[] {
  const { api } = useServices();
  const { loaded } = useQuestion(questions(api).comparisons);
  const all = loaded.status === "ready" ? loaded.value.comparisons : null;
  return useMemo(() => {
    const codes = new Set(questionnaire.items.map((item) => ("indicator" in item ? item.indicator?.code : undefined)));
    return (all ?? []).filter(({ rows }) => rows.some(({ code }) => codes.has(code)));
  }, [all, questionnaire]);
}
