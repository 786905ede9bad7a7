import document from "../../src/domain/questionnaire/built-in/financial-assistance.json" with { type: "json" };
import type { QuestionnaireDocument } from "../../src/domain/questionnaire/document.ts";
import { readQuestionnaire } from "../../src/protocol/questionnaire-document.ts";

/** The questionnaire whose texts stand on the screens of the practice round. */
export function builtInQuestionnaire(): QuestionnaireDocument {
  const read = readQuestionnaire(document);
  if (!read.ok) {
    throw new Error(JSON.stringify(read.error));
  }
  return read.value;
}
