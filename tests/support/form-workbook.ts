import { expect } from "vitest";
import type { FormFinding } from "../../src/xlsform/findings.ts";
import { type ReadForm, readXlsform } from "../../src/xlsform/read-xlsform.ts";
import type { Workbook } from "../../src/xlsform/workbook.ts";

/** A form as its sheets stand in a spreadsheet; choices and settings where a test needs them. */
export function formOf(
  survey: readonly (readonly string[])[],
  choices: readonly (readonly string[])[] = [],
  settings: readonly (readonly string[])[] = [],
): Workbook {
  return [
    { name: "survey", rows: survey },
    ...(choices.length === 0 ? [] : [{ name: "choices", rows: choices }]),
    ...(settings.length === 0 ? [] : [{ name: "settings", rows: settings }]),
  ];
}

export function readForm(workbook: Workbook): ReadForm {
  const read = readXlsform(workbook, { unnamed: "en", fileName: "form.xlsx" });
  expect(read).toMatchObject({ ok: true });
  return (read as { readonly value: ReadForm }).value;
}

/** Code and place of each finding but those that every form without settings and languages has: `required survey C2`. */
export function told({ findings }: ReadForm): readonly string[] {
  return findings
    .filter(({ code }) => code !== "id-assumed" && code !== "language-assumed")
    .map(({ code, sheet, row, column }: FormFinding) => `${code} ${sheet} ${column ?? ""}${row ?? ""}`.trim());
}
