import { type Cell, type FormFinding, type FormFindingCode } from "./findings.ts";
import { columnLetters, isFilled, type Workbook } from "./workbook.ts";

/** What has become of each filled cell of a form: a cell that nobody took or reported is found out in the end. */
export type CellBook = {
  readonly take: (...cells: readonly Cell[]) => void;
  /** Says something of cells; where it stands is the first of them. A cell may be taken and be spoken of as well. */
  readonly report: (code: FormFindingCode, cells: readonly Cell[], more?: Partial<FormFinding>) => void;
  readonly isOpen: (cell: Cell) => boolean;
  readonly close: () => Account;
};

export type Account = {
  readonly findings: readonly FormFinding[];
  /** Filled cells that came along, and those that a finding speaks of: each is one of them, or both. */
  readonly taken: readonly Cell[];
  readonly reported: readonly Cell[];
};

export function openCellBook(workbook: Workbook): CellBook {
  const textOf = ({ sheet, row, column }: Cell): string =>
    workbook.find(({ name }) => name === sheet)?.rows[row]?.[column]?.trim() ?? "";
  const taken = new Set<string>();
  const reported = new Set<string>();
  const findings: FormFinding[] = [];
  const filled: readonly Cell[] = workbook.flatMap(({ name, rows }) =>
    rows.flatMap((cells, row) => cells.flatMap((text, column): Cell[] => (isFilled(text) ? [{ sheet: name, row, column }] : []))),
  );
  const isOpen = (cell: Cell): boolean => !taken.has(keyOf(cell)) && !reported.has(keyOf(cell));
  const report: CellBook["report"] = (code, cells, more = {}) => {
    for (const cell of cells) {
      reported.add(keyOf(cell));
    }
    const [first] = cells;
    findings.push({
      code,
      sheet: first?.sheet ?? "",
      row: first === undefined ? null : first.row + 1,
      column: first === undefined ? null : columnLetters(first.column),
      ...more,
    });
  };
  return {
    take: (...cells) => {
      for (const cell of cells) {
        taken.add(keyOf(cell));
      }
    },
    report,
    isOpen,
    close: () => {
      for (const cell of filled.filter(isOpen)) {
        report("not-read", [cell], { value: textOf(cell) });
      }
      return {
        findings: inOrder(findings, workbook),
        taken: filled.filter((cell) => taken.has(keyOf(cell))),
        reported: filled.filter((cell) => reported.has(keyOf(cell))),
      };
    },
  };
}

function keyOf({ sheet, row, column }: Cell): string {
  return `${row} ${column} ${sheet}`;
}

/** As somebody reads the file: sheet by sheet, row by row. */
function inOrder(findings: readonly FormFinding[], workbook: Workbook): readonly FormFinding[] {
  const place = new Map(workbook.map(({ name }, position) => [name, position]));
  return [...findings].sort(
    (one, other) =>
      (place.get(one.sheet) ?? -1) - (place.get(other.sheet) ?? -1) ||
      (one.row ?? 0) - (other.row ?? 0) ||
      (one.column ?? "").length - (other.column ?? "").length ||
      (one.column ?? "").localeCompare(other.column ?? "", "en"),
  );
}
