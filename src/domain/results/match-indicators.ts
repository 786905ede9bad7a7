import type { QuestionnaireDocument, Texts } from "../questionnaire/document.ts";
import type { IndicatorColumn } from "./indicator-shares.ts";

/** An indicator of one questionnaire, and what says the same in another. */
export type Match = {
  readonly column: IndicatorColumn;
  /** Whether question and answers are word for word the same in every language that both have. */
  readonly sameWording: boolean;
};

/**
 * For each indicator of one questionnaire, by its item, the one of another that says the same: the one with its code, or else
 * the one with its topic. An item's own name says nothing: another questionnaire may use it for something else.
 */
export function matchIndicators(
  own: { readonly document: QuestionnaireDocument; readonly columns: readonly Pick<IndicatorColumn, "indicator" | "itemId">[] },
  other: { readonly document: QuestionnaireDocument; readonly columns: readonly IndicatorColumn[] },
): ReadonlyMap<string, Match> {
  const free = new Set(other.columns);
  const found = new Map<string, Match>();
  const take = (itemId: string, column: IndicatorColumn | undefined): void => {
    if (column !== undefined) {
      free.delete(column);
      found.set(itemId, { column, sameWording: isSameWording(own.document, itemId, other.document, column.itemId) });
    }
  };
  for (const { indicator, itemId } of own.columns) {
    take(
      itemId,
      [...free].find((column) => column.indicator.code === indicator.code),
    );
  }
  for (const { indicator, itemId } of own.columns) {
    if (!found.has(itemId)) {
      take(
        itemId,
        [...free].find((column) => isSameTopic(column.indicator.topic, indicator.topic)),
      );
    }
  }
  return found;
}

function isSameTopic(one: Texts, other: Texts): boolean {
  return Object.entries(one).some(([language, text]) => {
    const said = Object.hasOwn(other, language) ? other[language] : undefined;
    return said !== undefined && plain(text) !== "" && plain(said) === plain(text);
  });
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}

function isSameWording(one: QuestionnaireDocument, itemId: string, other: QuestionnaireDocument, otherId: string): boolean {
  const shared = one.languages.filter((language) => other.languages.includes(language));
  const said = (document: QuestionnaireDocument, id: string): string =>
    JSON.stringify(
      document.items
        .filter((item) => item.id === id)
        .map((item) =>
          shared.map((language) => [
            item.text[language],
            ...("options" in item ? item.options.map(({ text, positive }) => [text[language], positive === true]) : []),
          ]),
        ),
    );
  return said(one, itemId) === said(other, otherId);
}
