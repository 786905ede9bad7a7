import { readFileSync } from "node:fs";
import { basename } from "node:path";
import english from "../../locales/en/console.json" with { type: "json" };
import { CLIENT_LANGUAGES } from "../../src/i18n/locales.ts";
import { createTranslator } from "../../src/i18n/translator.ts";
import { examineDocument } from "../../src/protocol/questionnaire-document.ts";
import { readFormFile, readFormWorkbook } from "../../src/xlsform/read-form-file.ts";
import { droppedCells } from "./dropped-cells.ts";

const words = createTranslator({ en: { console: english } }, "en", ["console"]);

/** What is to be said of a form, and how many of its cells were dropped without a word. */
export type Tried = { readonly lines: readonly string[]; readonly dropped: number };

export async function tryForm(path: string, name: string): Promise<Tried> {
  const bytes = new Uint8Array(readFileSync(path));
  const fileName = basename(path);
  const [form, workbook] = [await readFormFile(bytes, { unnamed: "en", fileName }), await readFormWorkbook(bytes, fileName)];
  if (!form.ok) {
    return { lines: [`${name}: not taken`, ...form.error.map((fault) => `  ${placeOf(fault)}${sayFault(fault)}`)], dropped: 0 };
  }
  const { questionnaire, findings, taken, reported } = form.value;
  const dropped = workbook.ok ? droppedCells(workbook.value, form.value) : [];
  const { errors } = examineDocument(questionnaire, CLIENT_LANGUAGES);
  return {
    lines: [
      `${name}: ${questionnaire.items.length} questions in ${questionnaire.languages.join(", ")}`,
      `  ${taken.length} cells taken, ${reported.length} spoken of in ${findings.length} findings`,
      ...findings.map((finding) => `  ${placeOf(finding)}${sayFinding(finding)}`),
      ...errors.map(
        ({ code, at, ...more }) =>
          `  to be done before it can be used: ${at}: ${words.t(`findings.${code}`, { other: "", ...more })}`,
      ),
      ...dropped.map((cell) => `  DROPPED WITHOUT A WORD: ${cell}`),
    ],
    dropped: dropped.length,
  };
}

type Placed = { readonly code: string; readonly sheet: string; readonly row?: number | null; readonly column: string | null };

function placeOf({ sheet, row, column }: Placed): string {
  const place = [sheet, row === null || row === undefined ? "" : `row ${row}`, column === null ? "" : `column ${column}`];
  const said = place.filter((part) => part !== "").join(", ");
  return said === "" ? "" : `${said}: `;
}

function sayFinding({ code, ...more }: Placed): string {
  return words.t(`xlsform.findings.${code}`, more);
}

function sayFault({ code, ...more }: Placed): string {
  return words.t(`xlsform.faults.${code}`, more);
}
