import type { Texts } from "../../src/domain/questionnaire/document.ts";
import type { Cell } from "../../src/xlsform/findings.ts";
import type { ReadForm } from "../../src/xlsform/read-xlsform.ts";
import { columnLetters, type Workbook } from "../../src/xlsform/workbook.ts";

/**
 * The cells of a form that were dropped without a word, counted anew from the workbook and not as the reader counts: every cell
 * with something in it must be taken or spoken of, and what was taken for a text must stand in the questionnaire.
 */
export function droppedCells(workbook: Workbook, { questionnaire, findings, taken, reported }: ReadForm): readonly string[] {
  const told = new Set([...taken, ...reported].map(keyOf));
  const spoken = new Set(reported.map(keyOf));
  const texts = [
    questionnaire.title,
    questionnaire.source,
    ...questionnaire.items.flatMap((item) => [
      item.text,
      ...("options" in item ? item.options.map(({ text }) => text) : []),
      ...("indicator" in item && item.indicator !== undefined ? [item.indicator.topic] : []),
    ]),
  ];
  const said = texts.flatMap((text: Texts) => Object.values(text).flatMap((one) => [one, ...one.split("\n")].map(plain)));
  const all = new Set(said);
  const whole = said.join("\n");
  const dropped = workbook.flatMap(({ name, rows }) =>
    rows.flatMap((cells, row) =>
      cells.flatMap((text, column): string[] => {
        const cell = { sheet: name, row, column };
        if (text.trim() === "") {
          return [];
        }
        const isText = row > 0 && /^(label|hint|caption)\b/i.test(rows[0]?.[column] ?? "");
        const isThere = !isText || spoken.has(keyOf(cell)) || all.has(plain(text)) || whole.includes(plain(text));
        return told.has(keyOf(cell)) && isThere ? [] : [placeOf(cell, text)];
      }),
    ),
  );
  return [...dropped, ...findings.filter(({ code }) => code === "not-read").map(({ value }) => `unread: ${value ?? ""}`)];
}

function keyOf({ sheet, row, column }: Cell): string {
  return `${sheet} ${row} ${column}`;
}

function placeOf({ sheet, row, column }: Cell, text: string): string {
  return `${sheet} ${columnLetters(column)}${row + 1}: ${text}`;
}

function plain(text: string): string {
  return text.trim();
}
