import type { Answer } from "../../../../domain/questionnaire/answers.ts";
import type { Item } from "../../../../domain/questionnaire/document.ts";
import { readTyped } from "../../../../domain/questionnaire/typed.ts";
import type { ClientText } from "../../../parts/texts.ts";

/** Why the item can't be left with *Next* yet, in words for the client; null when it can. */
export function whyNotNext(t: ClientText, item: Item, answer: Answer | undefined, typed: string): string | null {
  if (answer !== undefined || item.kind === "information") {
    return null;
  }
  if (item.kind === "number") {
    return troubleWith(t, item, typed) ?? t("item.missing.number");
  }
  return t(item.kind === "text" ? "item.missing.text" : "item.missing.choice");
}

/** What is wrong with a number that she has written; null while there is none, or one that counts. */
function troubleWith(t: ClientText, item: Extract<Item, { kind: "number" }>, typed: string): string | null {
  const { minimum, maximum } = item;
  switch (readTyped(item, typed).kind) {
    case "not-whole":
      return t("item.notWhole");
    case "out-of-range":
      return t("item.outOfRange", { minimum, maximum });
    default:
      return null;
  }
}
