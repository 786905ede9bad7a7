import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";

/** An edited copy is a questionnaire of its own: the product's next version of the original must not be taken for it. */
export function copyOf(original: QuestionnaireDocument): QuestionnaireDocument {
  return { ...original, id: `${original.id.slice(0, 60)}-own`, version: 1 };
}

export function emptyQuestionnaire(): QuestionnaireDocument {
  return {
    format: "streck-questionnaire/1",
    id: "own",
    version: 1,
    languages: CLIENT_LANGUAGES,
    title: {},
    source: {},
    items: [],
  };
}
