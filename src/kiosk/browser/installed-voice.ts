import type { Language } from "../../kernel/language.ts";

/**
 * The device's own voice for a language, from those that are installed on it and from no others: what a network voice is given
 * to say leaves the tablet.
 */
export function installedVoice(language: Language): SpeechSynthesisVoice | undefined {
  const speech = typeof speechSynthesis === "undefined" ? null : speechSynthesis;
  const own = (speech?.getVoices() ?? []).filter((voice) => voice.localService && languageOf(voice) === language);
  return own.find((voice) => voice.default) ?? own[0];
}

/** Android writes `sv_SE`. */
function languageOf({ lang }: SpeechSynthesisVoice): string {
  return lang.split(/[-_]/)[0]?.toLowerCase() ?? "";
}
