import { parse } from "csv-parse/browser/esm/sync";
import { type KoladaCell, type KoladaReading, koladaCells, readKoladaCells } from "../../domain/comparison/kolada.ts";
import { decodeText } from "../../xlsform/decode-text.ts";

const MOST_BYTES = 20_000_000;

export type KoladaFile =
  | { readonly read: true; readonly kind: "json" | "csv"; readonly reading: KoladaReading }
  | { readonly read: false; readonly why: "too-large" | "unreadable-file" | "not-json" };

/** The figures in a file that was fetched from Kolada, and everything that is to be said about it. */
export async function readKoladaFile(file: Pick<File, "size" | "arrayBuffer">): Promise<KoladaFile> {
  if (file.size > MOST_BYTES) {
    return { read: false, why: "too-large" };
  }
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    // It was saved again, moved or taken out after it was chosen.
    return { read: false, why: "unreadable-file" };
  }
  const { text } = decodeText(new Uint8Array(bytes));
  if (!/^\s*[[{]/.test(text)) {
    return { read: true, kind: "csv", reading: readCsv(text) };
  }
  try {
    const found = koladaCells(JSON.parse(text));
    return {
      read: true,
      kind: "json",
      reading: found === null ? refused("not-kolada", "") : readKoladaCells(found.cells, found.more),
    };
  } catch {
    return { read: false, why: "not-json" };
  }
}

/** Headings by what stands under them, as they are called in Swedish and in English. */
const HEADINGS = {
  code: ["kpi", "kpi_id", "nyckeltal", "nyckeltals-id", "nyckeltalsid", "nyckeltal id", "indicator"],
  municipality: ["municipality", "municipality_id", "kommun", "kommunkod", "kommun id", "område", "enhet"],
  year: ["period", "year", "år"],
  group: ["gender", "kön"],
  value: ["value", "värde"],
} as const;
type Heading = keyof typeof HEADINGS;

function readCsv(text: string): KoladaReading {
  const rows = parsed(text);
  const [head = [], ...others] = rows ?? [];
  const places = new Map<Heading, number>();
  for (const heading of Object.keys(HEADINGS) as Heading[]) {
    const names: readonly string[] = HEADINGS[heading];
    const place = head.findIndex((cell) => names.includes(cell.trim().toLowerCase()));
    if (place >= 0) {
      places.set(heading, place);
    }
  }
  // Tables for reading have a column for each year in place of one for the year and one for the value.
  const years = head.flatMap((cell, place) => (/^(19|20)\d\d$/.test(cell.trim()) ? [{ year: cell.trim(), place }] : []));
  const needed: readonly Heading[] = years.length > 0 ? ["code", "municipality"] : ["code", "municipality", "year", "value"];
  const lacking = needed.filter((heading) => !places.has(heading));
  if (lacking.length === needed.length) {
    return refused("not-kolada", "");
  }
  if (lacking.length > 0) {
    return refused("no-column", lacking.map((heading) => HEADINGS[heading][0]).join(", "));
  }
  const cells = others.flatMap((row, at): KoladaCell[] => {
    const cell = (heading: Heading): string => row[places.get(heading) ?? -1]?.trim() ?? "";
    if (row.every((one) => one.trim() === "")) {
      return [];
    }
    const own = { row: at + 2, code: cell("code"), municipality: cell("municipality"), group: cell("group") };
    return years.length === 0
      ? [{ ...own, year: cell("year"), value: told(cell("value")) }]
      : years.map(({ year, place }) => ({ ...own, year, value: told(row[place]?.trim() ?? "") }));
  });
  return readKoladaCells(cells, false);
}

/** Null where the file says itself that there is nothing. */
function told(value: string): string | null {
  return ["", "..", ".", "-", "–", "null"].includes(value) ? null : value;
}

function parsed(text: string): readonly (readonly string[])[] | null {
  const [first = ""] = text.split(/\r\n|\r|\n/, 1);
  const [delimiter = ";"] = [";", ",", "\t"].sort((one, other) => first.split(other).length - first.split(one).length);
  try {
    return parse(text.replace(/^\uFEFF/, ""), {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      record_delimiter: ["\r\n", "\n", "\r"],
    });
  } catch {
    return null;
  }
}

function refused(code: "not-kolada" | "no-column", detail: string): KoladaReading {
  return { values: [], faults: [{ code, row: null, detail }], remarks: [], missing: 0 };
}
