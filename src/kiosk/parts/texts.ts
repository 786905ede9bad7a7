import type { i18n, TFunction } from "i18next";
import { createContext, useContext } from "react";
import type { Language } from "../../kernel/language.ts";

export type ClientText = TFunction<"client">;
export type StaffText = TFunction<"assistant">;

/** The translator, brought by the page's root. */
export const TranslatorContext = createContext<i18n | null>(null);

/** The client's words in one language, whatever language the assistant works in. */
export function useClientText(language: Language): ClientText {
  return useTranslator().getFixedT(language, "client");
}

/** The same in any language, for a screen that speaks several. */
export function useClientTexts(): (language: Language) => ClientText {
  const translator = useTranslator();
  return (language) => translator.getFixedT(language, "client");
}

export function useStaffText(language: Language): StaffText {
  return useTranslator().getFixedT(language, "assistant");
}

function useTranslator(): i18n {
  const translator = useContext(TranslatorContext);
  if (translator === null) {
    throw new Error("TranslatorContext is missing");
  }
  return translator;
}
