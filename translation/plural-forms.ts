import type { Language } from "../src/kernel/language.ts";

export type PluralForm = Intl.LDMLPluralRule;

const KEY = /^(.*)_(zero|one|two|few|many|other)$/;
/** Enough numbers to meet every form of every language, and few enough to be tried at once. */
const NUMBERS = Array.from({ length: 1000 }, (_, number) => number);
const SHOWN = 4;

/** What i18next takes for the plural forms of one text. */
export function pluralOf(key: string): { readonly text: string; readonly form: PluralForm | null } {
  const [, text, form] = KEY.exec(key) ?? [];
  return text === undefined ? { text: key, form: null } : { text, form: form as PluralForm };
}

/** The forms that the language tells apart, by the CLDR's rules, from the one for the smallest number on; each with its first numbers. */
export function pluralFormsOf(language: Language): ReadonlyMap<PluralForm, readonly number[]> {
  const rules = new Intl.PluralRules(language);
  const numbers = new Map<PluralForm, number[]>();
  for (const number of NUMBERS) {
    const form = rules.select(number);
    numbers.set(form, [...(numbers.get(form) ?? []), number]);
  }
  return new Map(
    [...numbers, ...rules.resolvedOptions().pluralCategories.map((form) => [form, numbers.get(form) ?? []] as const)].map(
      ([form, all]) => [form, all.slice(0, SHOWN)],
    ),
  );
}
