import type { Language } from "../kernel/language.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import type { CellBook } from "./cell-book.ts";
import type { Cell, FormFault } from "./findings.ts";
import type { FormCell, FormTable } from "./form-table.ts";
import { languageNamed } from "./language-of.ts";
import { columnLetters } from "./workbook.ts";

export type FormLanguages = {
  readonly all: readonly Language[];
  /** That of the title, which a form says in one language. */
  readonly main: Language;
  readonly of: (cell: FormCell) => Language | null;
};

/** The tables in which a form says something. */
export type FormTables = {
  readonly survey: FormTable;
  readonly choices: FormTable | null;
  readonly settings: FormTable | null;
  readonly own: FormTable | null;
};

/** The languages that the columns of a form name, in the order in which they first come. */
export function readLanguages(found: FormTables, unnamed: Language, book: CellBook): Result<FormLanguages, readonly FormFault[]> {
  const settled = found.settings?.rows[0]?.at("default_language")?.text.trim();
  const main = settled === undefined || settled === "default" ? null : languageNamed(settled);
  const tables = [found.survey, found.choices, found.own].filter((table) => table !== null);
  const byName = new Map<string, Language | null>();
  const faults: FormFault[] = [];
  for (const { sheet, headings, rows } of tables) {
    const columnsOf = new Map<string, string>();
    for (const [column, heading] of headings.entries()) {
      const filled = rows.flatMap((row) => row.cells.filter((cell) => cell.column === column));
      if (heading === null || (heading.language === null && heading.about !== "label" && heading.about !== "hint")) {
        continue;
      }
      if (heading.language === null && filled.length === 0) {
        continue;
      }
      const name = heading.language ?? "";
      const meant =
        name === "" || name === "default" ? { language: main?.language ?? unnamed, guessed: main === null } : languageNamed(name);
      const top: Cell = { sheet, row: 0, column };
      if (!byName.has(name) && meant?.guessed === true) {
        book.report(name === "" || name === "default" ? "language-assumed" : "language-guessed", [top], {
          value: name === "" ? heading.about : name,
          language: meant.language,
        });
      }
      if (meant === null) {
        book.report("unnamed-language", [top, ...filled], { value: name });
      }
      byName.set(name, meant?.language ?? null);
      const same = `${heading.about} ${meant?.language ?? name}`;
      if (meant !== null && columnsOf.has(same)) {
        faults.push({ code: "duplicate-column", sheet, column: columnLetters(column), value: `${heading.about}::${name}` });
      }
      columnsOf.set(same, name);
    }
  }
  if (faults.length > 0) {
    return err(faults);
  }
  const spoken = [...new Set([...byName.values()].filter((language) => language !== null))];
  const all = spoken.length === 0 ? [main?.language ?? unnamed] : spoken;
  const first = main !== null && all.includes(main.language) ? main.language : (all[0] ?? unnamed);
  return ok({ all, main: first, of: ({ heading }) => byName.get(heading.language ?? "") ?? null });
}
