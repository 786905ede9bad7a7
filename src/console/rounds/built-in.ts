import financialAssistance from "../../domain/questionnaire/built-in/financial-assistance.json" with { type: "json" };
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { readQuestionnaire } from "../../protocol/questionnaire-document.ts";

/** The questionnaires that come with the product, checked like any other file. */
export const BUILT_IN: readonly QuestionnaireDocument[] = [financialAssistance].flatMap((file) => {
  const read = readQuestionnaire(file);
  return read.ok ? [read.value] : [];
});
