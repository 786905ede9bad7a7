import type { Figure } from "./day-script.ts";

/**
 * Counts an exported CSV again, from its text alone and with nothing of the product's own code: the positive options
 * are those of the national indicators, written down here a second time.
 */
const INDICATORS: readonly {
  readonly code: string;
  readonly item: string;
  readonly positive: readonly string[];
  readonly others: readonly string[];
}[] = [
  { code: "U31500", item: "contact", positive: ["very-easy", "fairly-easy"], others: ["fairly-hard", "very-hard"] },
  { code: "U31501", item: "information", positive: ["very-easy", "fairly-easy"], others: ["fairly-hard", "very-hard"] },
  { code: "U31502", item: "understanding", positive: ["very-much", "fairly-much"], others: ["fairly-little", "none"] },
  { code: "U31503", item: "views", positive: ["yes"], others: ["no"] },
  { code: "U31504", item: "influence", positive: ["very-much", "fairly-much"], others: ["fairly-little", "none"] },
  {
    code: "U31505",
    item: "overall",
    positive: ["very-satisfied", "fairly-satisfied"],
    others: ["fairly-dissatisfied", "very-dissatisfied"],
  },
  {
    code: "U31506",
    item: "change",
    positive: ["improved-a-lot", "improved-a-little"],
    others: ["unchanged", "worse-a-little", "worse-a-lot"],
  },
];

export type Recount = {
  readonly rows: number;
  readonly indicators: Readonly<Record<string, Figure>>;
  readonly distribution: Readonly<Record<string, Figure>>;
  readonly languages: Readonly<Record<string, Figure>>;
  readonly modes: Readonly<Record<string, Figure>>;
};

/** A row of any exported file: what stands in each column. */
export type ExportedRow = Readonly<Record<string, string>>;

export function recount(csv: string): Recount {
  return recountRows(parseCsv(csv));
}

export function recountRows(rows: readonly ExportedRow[]): Recount {
  const groups = {
    T: rows,
    K: rows.filter((row) => row["gender"] === "woman"),
    M: rows.filter((row) => row["gender"] === "man"),
  };
  const indicators: Record<string, Figure> = {};
  for (const [group, members] of Object.entries(groups)) {
    for (const { code, item, positive, others } of INDICATORS) {
      const base = members.filter((row) => [...positive, ...others].includes(row[item] ?? "")).length;
      const yes = members.filter((row) => positive.includes(row[item] ?? "")).length;
      indicators[`${group} ${code} positive`] = yes;
      indicators[`${group} ${code} base`] = base;
      indicators[`${group} ${code} share`] = base < 10 ? null : Math.floor((2000 * yes + base) / (2 * base)) / 10;
    }
  }
  const distribution: Record<string, number> = {};
  for (const { item } of INDICATORS) {
    for (const row of rows) {
      if ((row[item] ?? "") !== "") {
        distribution[`${item} ${row[item]}`] = (distribution[`${item} ${row[item]}`] ?? 0) + 1;
      }
    }
  }
  return {
    rows: rows.length,
    indicators,
    distribution,
    languages: countOf(rows, "response_language"),
    modes: countOf(rows, "help_mode"),
  };
}

function countOf(rows: readonly ExportedRow[], column: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) {
    counts[row[column] ?? ""] = (counts[row[column] ?? ""] ?? 0) + 1;
  }
  return counts;
}

/** RFC 4180, with a byte order mark in front; throws when either is not so. */
export function parseCsv(text: string): Record<string, string>[] {
  if (!text.startsWith("\uFEFF")) {
    throw new Error("the CSV has no byte order mark");
  }
  const [header = [], ...rows] = records(text.slice(1));
  return rows.map((cells) => {
    if (cells.length !== header.length) {
      throw new Error("a row of the CSV has another number of cells than its header");
    }
    return Object.fromEntries(header.map((name, position) => [name, cells[position] ?? ""]));
  });
}

function records(text: string): string[][] {
  const found: string[][] = [];
  let cells: string[] = [];
  let rest = text;
  while (rest !== "") {
    const [, raw = "", end = ""] = /^("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/.exec(rest) ?? [];
    if (end === "") {
      throw new Error("the CSV has a cell that doesn't end");
    }
    cells.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end !== ",") {
      found.push(cells);
      cells = [];
    }
    rest = rest.slice(raw.length + end.length);
  }
  return found;
}
