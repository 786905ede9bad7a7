import type { TFunction } from "i18next";
import { isAnswerable, type NumberItem, type QuestionnaireDocument } from "../domain/questionnaire/document.ts";

/*
 * The client's words that are read aloud with a round's own names and figures in them. The tablet shows them and the console
 * has them recorded as they will stand there: said once, so that both mean the same text to the letter.
 */

type ClientText = TFunction<"client">;

/** About forty seconds for one item, read slowly. */
const MINUTES_PER_ITEM = 0.6;

/** How many questions there are, and how long they take. */
export function lengthText(t: ClientText, { items }: Pick<QuestionnaireDocument, "items">): string {
  const count = items.filter(isAnswerable).length;
  const minutes = Math.max(1, Math.round(count * MINUTES_PER_ITEM));
  return `${t("purpose.count", { count })} ${t("purpose.duration", { count: minutes })}`;
}

/** Who asks. A name in Latin letters inside an Arabic sentence keeps its own direction (Unicode first-strong isolate). */
export function askerText(t: ClientText, organisation: string): string {
  return t("purpose.asker", { organisation: `\u2068${organisation}\u2069` });
}

export function numberHint(t: ClientText, { minimum, maximum }: Pick<NumberItem, "minimum" | "maximum">): string {
  return t("item.number", { minimum, maximum });
}

/** Who is responsible for what the statement on accessibility covers. */
export function coversText(t: ClientText, organisation: string): string {
  return t("statement.covers", { organisation: `\u2068${organisation}\u2069` });
}
