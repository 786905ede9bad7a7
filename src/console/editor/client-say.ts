import { useMemo } from "react";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import { createTranslator } from "../../i18n/translator.ts";
import type { Language } from "../../kernel/language.ts";
import type { screenWords } from "../recordings/screen-words.ts";

/** The words of the client's own screens, in the language that she reads. */
export type ClientSay = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/** A language that the client's screens don't have yet is tried with the words of one that they do. */
export function useClientSay(words: Awaited<ReturnType<typeof screenWords>>, language: Language): ClientSay {
  const spoken = CLIENT_LANGUAGES.includes(language) ? language : (CLIENT_LANGUAGES[0] ?? language);
  return useMemo(() => {
    const translator = createTranslator({ [spoken]: { client: words[spoken] ?? {} } }, spoken, ["client"]);
    // Which keys there are is told by the files of the languages, and tests know that each has them.
    const t = translator.t as (key: string, values: Readonly<Record<string, unknown>>) => string;
    return (key, values) => t(key, { ns: "client", ...values });
  }, [words, spoken]);
}
