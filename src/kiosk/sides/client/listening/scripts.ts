import { isExclusive } from "../../../../domain/questionnaire/acceptance.ts";
import type { Item } from "../../../../domain/questionnaire/document.ts";
import { numberHint } from "../../../../i18n/filled-words.ts";
import type { Language } from "../../../../kernel/language.ts";
import type { ClientText } from "../../../parts/texts.ts";
import { HEADING, type Spoken, WAYS } from "./spoken.ts";

/** Texts that are parts of their own, by name. */
type Said = readonly (readonly [id: string, text: string])[];

/**
 * The question with what it says of how to answer, then each option; last those that stand apart. The first one also says what
 * the buttons under it say: they are the same under all.
 */
function item(asked: Item, language: Language, t: ClientText, first: boolean): Spoken {
  const all = asked.kind === "information" ? [] : asked.options;
  const apart = asked.kind === "multiple" ? all.filter(isExclusive) : [];
  const options = [...all.filter((option) => !apart.includes(option)), ...apart];
  return {
    counts: true,
    turn: "all",
    parts: [
      { id: HEADING, texts: [asked.text[language] ?? "", ...hintOf(asked, t)], language },
      ...options.map(({ code, text }) => ({ id: code, texts: [text[language] ?? ""], language })),
      ...(first ? [{ id: WAYS, texts: waysFrom(asked, t), language }] : []),
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

function waysFrom(asked: Item, t: ClientText): readonly string[] {
  return [t("item.next"), ...(asked.kind === "information" ? [] : [t("item.skip")]), t("item.back"), t("item.stop")];
}

/** What is asked, the facts, all that stands a tap away under its own heading, and last what she can choose. */
function purpose(
  heading: readonly string[],
  facts: Said,
  [more, ...others]: readonly [more: string, ...others: Said],
  choices: Said,
  language: Language,
): Spoken {
  const part = (id: string, texts: readonly string[]) => ({ id, texts, language });
  const each = (said: Said) => said.map(([id, text]) => part(id, [text]));
  const rest = facts.length === 0 ? each(others) : [part("more", [more, ...others.map(([, text]) => text)])];
  return { counts: true, turn: "all", parts: [part(HEADING, heading), ...each(facts), ...rest, ...each(choices)] };
}

/** What each screen says aloud, in the order in which it is read. */
export const scripts = { item, purpose };
export type Scripts = typeof scripts;
