import type { QuestionnaireDocument } from "../../src/domain/questionnaire/document.ts";
import { builtInQuestionnaire as ofProduct } from "../../src/server/rounds/built-in.ts";

/** The questionnaire whose texts stand on the screens of the practice round. */
export function builtInQuestionnaire(): QuestionnaireDocument {
  return ofProduct("financial-assistance");
}
