import { NOT_APPLICABLE } from "../domain/codebook/codebook.ts";
import type { Option } from "../domain/questionnaire/document.ts";
import { MOST_OPTIONS } from "../protocol/documents/questionnaire/1.ts";
import { codeFor } from "./code-for.ts";
import type { FormRow, FormTable } from "./form-table.ts";
import { type Reading, readPictogram, readTexts } from "./form-texts.ts";
import { OWN } from "./own-columns.ts";

/** The options of a list, and the code of each by what the form calls it. */
export type OptionList = { readonly options: readonly Option[]; readonly codes: ReadonlyMap<string, string> };

/** Lists are read when a question first asks for one; what no question asked for is said in the end. */
export type OptionLists = { readonly of: (name: string) => OptionList | null; readonly close: () => void };

export function openLists(table: FormTable | null, reading: Reading): OptionLists {
  const { book } = reading;
  const rows = new Map<string, FormRow[]>();
  for (const row of table?.rows ?? []) {
    const list = row.at("list_name")?.text.trim();
    if (list !== undefined && row.at("name") !== undefined) {
      rows.set(list, [...(rows.get(list) ?? []), row]);
    } else if (row.cells.length > 0) {
      book.report("option-without-code", row.cells, { column: null });
    }
  }
  const read = new Map<string, OptionList>();
  return {
    of: (name) => {
      const known = read.get(name);
      const own = rows.get(name);
      if (known !== undefined || own === undefined) {
        return known ?? null;
      }
      const list = readList(own, reading);
      read.set(name, list);
      return list;
    },
    close: () => {
      for (const [name, own] of rows) {
        if (!read.has(name)) {
          const cells = own.flatMap((row) => row.cells);
          book.report("unused-list", cells, { column: null, value: name, other: String(own.length) });
        }
      }
    },
  };
}

function readList(rows: readonly FormRow[], reading: Reading): OptionList {
  const { book } = reading;
  const options: Option[] = [];
  const codes = new Map<string, string>();
  for (const row of rows) {
    const name = row.at("name");
    const said = name?.text.trim() ?? "";
    if (name === undefined || codes.has(said)) {
      book.report("duplicate-option", row.cells, { column: null, value: said });
      continue;
    }
    if (options.length === MOST_OPTIONS) {
      book.report("too-many", row.cells, { column: null, other: String(MOST_OPTIONS) });
      continue;
    }
    const code = codeFor(said, new Set([NOT_APPLICABLE, ...codes.values()]));
    if (code !== said) {
      book.report("renamed-option", [name], { value: said, other: code });
    }
    codes.set(said, code);
    book.take(...row.all("list_name"), name);
    options.push({ code, text: readTexts(row, reading), ...readPictogram(row, reading), ...readOwn(row, reading) });
    for (const cell of row.cells.filter(book.isOpen)) {
      book.report(cell.heading.about === "video" ? "video" : "other-setting", [cell], { value: cell.text.trim() });
    }
  }
  return { options, codes };
}

/** What only our own forms say of an option. */
function readOwn(row: FormRow, { book }: Reading): Partial<Option> {
  const said = (about: string, values: readonly string[]): string | undefined => {
    const cell = row.at(about);
    const value = cell?.text.trim().toLowerCase();
    if (cell === undefined || value === undefined) {
      return undefined;
    }
    const known = values.find((one) => one.toLowerCase() === value);
    if (known === undefined) {
      book.report("other-setting", [cell], { value: cell.text.trim() });
    } else {
      book.take(cell);
    }
    return known;
  };
  const positive = said(OWN.positive, ["yes"]);
  const meaning = said(OWN.meaning, ["dont-know", "prefer-not-to-say"]);
  const exclusive = said(OWN.exclusive, ["yes"]);
  const group = said(OWN.group, ["K", "M"]);
  return {
    ...(positive === undefined ? {} : { positive: true }),
    ...(meaning === "dont-know" || meaning === "prefer-not-to-say" ? { meaning } : {}),
    ...(exclusive === undefined ? {} : { exclusive: true }),
    ...(group === "K" || group === "M" ? { group } : {}),
  };
}
