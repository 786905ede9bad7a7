import { isExclusive } from "../../../../domain/questionnaire/acceptance.ts";
import type { Item } from "../../../../domain/questionnaire/document.ts";
import { numberHint } from "../../../../i18n/filled-words.ts";
import type { Language } from "../../../../kernel/language.ts";
import type { ClientText } from "../../../parts/texts.ts";
import type { Spoken } from "./spoken.ts";

/** The part that is a screen's heading. No option has this code: it has a sign that codes don't. */
const HEADING = "?";

/** Texts that are parts of their own, by name. */
type Said = readonly (readonly [id: string, text: string])[];

/** The question with what it says of how to answer, then each option; last those that stand apart. */
function item(asked: Item, language: Language, t: ClientText): Spoken {
  const all = asked.kind === "information" ? [] : asked.options;
  const apart = asked.kind === "multiple" ? all.filter(isExclusive) : [];
  const options = [...all.filter((option) => !apart.includes(option)), ...apart];
  return {
    asks: true,
    turn: "all",
    parts: [
      { id: HEADING, texts: [asked.text[language] ?? "", ...hintOf(asked, t)], language },
      ...options.map(({ code, text }) => ({ id: code, texts: [text[language] ?? ""], language })),
    ],
  };
}

function hintOf(asked: Item, t: ClientText): readonly string[] {
  switch (asked.kind) {
    case "multiple":
      return [t("item.several")];
    case "number":
      return [numberHint(t, asked)];
    case "text":
      return [t("item.writeHint")];
    default:
      return [];
  }
}

/** What is asked, the facts, and last all that stands a tap away. */
function purpose(heading: readonly string[], facts: Said, others: Said, language: Language): Spoken {
  const part = (id: string, texts: readonly string[]) => ({ id, texts, language });
  const rest =
    facts.length === 0
      ? others.map(([id, text]) => part(id, [text]))
      : [
          part(
            "more",
            others.map(([, text]) => text),
          ),
        ];
  return { asks: false, turn: "all", parts: [part(HEADING, heading), ...facts.map(([id, text]) => part(id, [text])), ...rest] };
}

/** What each screen says aloud, in the order in which it is read. */
export const scripts = { item, purpose };
export type Scripts = typeof scripts;
