import { type Cell, codeCell, numberCell, textCell } from "../domain/codebook/cell.ts";
import type { QuestionnaireDocument } from "../domain/questionnaire/document.ts";
import type { Publication } from "../protocol/console/publications.ts";
import type { ExportWords } from "./export-words.ts";
import type { Origin } from "./origin.ts";
import { type Column, type Table, tableOf } from "./table.ts";

/** Names what a language or a site is called in a file. */
export type NameOfPart = (part: string) => string;

const HIDDEN: Cell = { kind: "missing", why: "hidden", code: ".." };
/** Strokes say nothing of gender. */
const NOT_KNOWN: Cell = { kind: "missing", why: "not-known", code: "–" };

/**
 * A table for each publication, as it was given away: shares in whole per cents, no base, and ".." where one is hidden. Nothing
 * is reckoned here, so that nothing can leave that was not decided on.
 */
export function publishedTables(
  { round }: Origin,
  publications: readonly Publication[],
  words: ExportWords,
  nameOf: NameOfPart,
): readonly Table[] {
  const { questionnaire } = round;
  const column = (name: keyof ExportWords["columns"], kind: Column["kind"]): Omit<Column, "longest"> => {
    return { name, label: words.columns[name], kind, values: kind === "number" ? missingValues(words) : [], least: 0 };
  };
  const first = [column("code", "code"), column("topic", "text")];
  const last = column("published", "code");
  return publications.map(({ figures, published }) => {
    const begin = (code: string): Cell[] => [codeCell(code), textCell(topicOf(questionnaire, code, words))];
    if (figures.shown === "sheet") {
      const code = (national: string): string => (isNational(questionnaire) ? national : "–");
      const counted = (
        { national, topic }: { readonly national: string; readonly topic: string },
        value: number | null,
      ): Cell[] => [codeCell(code(national)), textCell(topic), NOT_KNOWN, NOT_KNOWN, figure(value), codeCell(published)];
      return tableOf(
        "sheet",
        [...first, column("K", "number"), column("M", "number"), column("T", "number"), last],
        [
          ...figures.rows.map(({ code: indicator, K, M, T }) => [
            ...begin(indicator),
            figure(K),
            figure(M),
            figure(T),
            codeCell(published),
          ]),
          counted({ national: "U31902", topic: words.responseRate }, figures.responseRate),
          counted({ national: "U31903", topic: words.respondents }, figures.respondents),
        ],
      );
    }
    const rows = figures.rows.flatMap(({ code, parts }) =>
      figures.parts.map((part, at) => [
        ...begin(code),
        codeCell(part),
        textCell(nameOf(part)),
        figure(parts[at] ?? null),
        codeCell(published),
      ]),
    );
    const columns = [...first, column("part", "code"), column("part_name", "text"), column("share", "number"), last];
    return tableOf(figures.shown, columns, rows);
  });
}

function missingValues(words: ExportWords): Column["values"] {
  return [
    { code: "..", label: words.hidden, missing: true },
    { code: "–", label: words.notKnown, missing: true },
  ];
}

function figure(value: number | null): Cell {
  return value === null ? HIDDEN : numberCell(value);
}

function topicOf({ items }: QuestionnaireDocument, code: string, { language }: ExportWords): string {
  const topics = items.flatMap((item) => ("indicator" in item && item.indicator?.code === code ? [item.indicator.topic] : []));
  return topics[0]?.[language] ?? code;
}

/** Whether its indicators have the codes of the national database. */
function isNational({ items }: QuestionnaireDocument): boolean {
  return items.some((item) => "indicator" in item && /^U\d{5}$/.test(item.indicator?.code ?? ""));
}
