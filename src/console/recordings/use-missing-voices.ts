import { useCallback } from "react";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import type { Language } from "../../kernel/language.ts";
import { ok } from "../../kernel/result.ts";
import { questions } from "../api/questions.ts";
import { useLoad } from "../api/use-load.ts";
import { useQuestion } from "../api/use-questions.ts";
import { useServices } from "../services.ts";
import { useSignedIn } from "../shell/session.ts";
import { missingVoices } from "./recorded-texts.ts";
import { screenWords } from "./screen-words.ts";

/**
 * How many texts of each language nobody has recorded, of the questionnaire and of the client's screens: what a round that needs
 * voices asks. Null until it is known.
 */
export function useMissingVoices(document: QuestionnaireDocument): ReadonlyMap<Language, number> | null {
  const { api } = useServices();
  const { organisationName: organisation } = useSignedIn();
  const recordings = useQuestion(questions(api).recordings);
  const words = useLoad(useCallback(async () => ok(await screenWords(CLIENT_LANGUAGES)), []));
  if (recordings.loaded.status !== "ready" || words.loaded.status !== "ready") {
    return null;
  }
  const { value: wordsIn } = words.loaded;
  const { recordings: all } = recordings.loaded.value;
  return new Map(
    document.languages.map((code) => [code, missingVoices({ document, organisation }, code, wordsIn[code], all).length] as const),
  );
}

/** Those in which nothing is without its voice. */
export function voicedIn(missing: ReadonlyMap<Language, number>): readonly Language[] {
  return [...missing].flatMap(([code, count]) => (count === 0 ? [code] : []));
}
