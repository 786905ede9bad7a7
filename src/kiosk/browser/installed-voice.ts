import { type Language, mainSubtag } from "../../kernel/language.ts";

/**
 * The device's own voice for a language, from those that are installed on it and from no others: what a network voice is given
 * to say leaves the tablet. One of the language as it is spoken where its tag says (`fa-AF`), else as it is spoken elsewhere.
 */
export function installedVoice(language: Language): SpeechSynthesisVoice | undefined {
  const speech = typeof speechSynthesis === "undefined" ? null : speechSynthesis;
  const here = (speech?.getVoices() ?? []).filter((voice) => voice.localService);
  const near = here.filter((voice) => tagOf(voice) === language.toLowerCase());
  const own = near.length > 0 ? near : here.filter(({ lang }) => mainSubtag(lang) === mainSubtag(language));
  return own.find((voice) => voice.default) ?? own[0];
}

/** Android writes `sv_SE`. */
function tagOf({ lang }: SpeechSynthesisVoice): string {
  return lang.replaceAll("_", "-").toLowerCase();
}
