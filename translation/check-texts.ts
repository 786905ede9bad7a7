import type { Language } from "../src/kernel/language.ts";
import type { KeyedTexts } from "./keyed-texts.ts";
import { pluralFormsOf, pluralOf } from "./plural-forms.ts";
import type { ToTranslate } from "./to-translate.ts";

/** A text as it came back; `at` says where it stood, for whoever has to look there. */
export type Returned = {
  readonly part: string;
  readonly key: string;
  readonly swedish: string | null;
  readonly text: string;
  readonly at: string;
};

export type TextFault = {
  /**
   * `unknown`: no such text is asked for. `twice`: it came twice, differently. `swedish-changed`: the Swedish is another by now.
   * `filled-otherwise`: what stands between braces or in angle brackets isn't that of the Swedish.
   */
  readonly code: "missing" | "unknown" | "twice" | "swedish-changed" | "filled-otherwise";
  readonly part: string;
  readonly key: string;
  readonly at: string | null;
};

/** What came back, by part and key, in the order asked for, and everything that stands in the way of using it. */
export function checkReturned(
  wanted: readonly ToTranslate[],
  returned: readonly Returned[],
  language: Language,
): { readonly texts: ReadonlyMap<string, KeyedTexts>; readonly faults: readonly TextFault[] } {
  const asked = new Map(wanted.map((one) => [nameOf(one), one]));
  const came = new Map<string, Returned>();
  const faults: TextFault[] = [];
  for (const raw of returned) {
    const one = { ...raw, text: tidy(raw.text) };
    const before = came.get(nameOf(one));
    const { part, key, at } = one;
    if (!asked.has(nameOf(one))) {
      faults.push({ code: "unknown", part, key, at });
    } else if (before !== undefined && before.text !== one.text) {
      faults.push({ code: "twice", part, key, at });
    } else {
      came.set(nameOf(one), one);
    }
  }
  const texts = new Map<string, Map<string, string>>();
  for (const one of wanted) {
    const { part, key } = one;
    const back = came.get(nameOf(one));
    const text = back?.text ?? "";
    if (text === "") {
      faults.push({ code: "missing", part, key, at: back?.at ?? null });
      continue;
    }
    texts.set(part, (texts.get(part) ?? new Map<string, string>()).set(key, text));
    if (back !== undefined && back.swedish !== null && tidy(back.swedish) !== tidy(one.swedish)) {
      faults.push({ code: "swedish-changed", part, key, at: back.at });
    }
    if (!isFilledAlike(one, text, language)) {
      faults.push({ code: "filled-otherwise", part, key, at: back?.at ?? null });
    }
  }
  return { texts, faults };
}

/** `{{count}}`, `{{count, number}}`, `<1>`: what a text is filled with, in a fixed order. */
export function placeholdersIn(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*([^}]*?)\s*\}\}|<\/?(\w+)\s*\/?>/g)].map(([whole]) => whole.replace(/\s+/g, "")).sort();
}

function isFilledAlike({ key, swedish }: ToTranslate, text: string, language: Language): boolean {
  const found = placeholdersIn(text).join();
  const expected = placeholdersIn(swedish);
  const { form } = pluralOf(key);
  // A form that stands for one single number may say that number in words ("two minutes" is one word in Arabic).
  const saysIt = form !== null && pluralFormsOf(language).get(form)?.length === 1;
  return found === expected.join() || (saysIt && found === expected.filter((one) => !one.startsWith("{{count")).join());
}

/** Spreadsheets and keyboards leave spaces at the ends, two in a row, and letters taken apart. */
function tidy(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\s\u00a0]+/g, (space) => (space === "\u00a0" || space === "\u202f" ? space : " "))
    .trim();
}

function nameOf({ part, key }: { readonly part: string; readonly key: string }): string {
  return `${part} / ${key}`;
}
