import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { readQuestionnaireFolders } from "../../protocol/questionnaire-folders.ts";

const files = import.meta.glob<unknown>("../../../questionnaires/*/*.json", { eager: true, import: "default" });

/** The questionnaires that come with the product. */
export const BUILT_IN: readonly QuestionnaireDocument[] = readQuestionnaireFolders(files).flatMap(({ read }) =>
  read.ok ? [read.value] : [],
);
