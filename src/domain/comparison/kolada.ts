import type { Group } from "../results/indicators.ts";

/** One figure of one municipality, in per cent. */
export type KoladaValue = {
  readonly code: string;
  /** Four digits, or its name where a file has nothing else. */
  readonly municipality: string;
  readonly year: number;
  readonly group: Group;
  readonly value: number;
};

/**
 * What there is to say of a file. `row`: the line of a CSV file, or the entry of a JSON file, counted from 1; null where it is of
 * the whole file. `detail`: what stands there.
 */
export type KoladaFinding = { readonly code: KoladaFault | KoladaRemark; readonly row: number | null; readonly detail: string };

/** With any of these nothing is taken. */
export type KoladaFault =
  | "not-kolada"
  | "no-column"
  | "no-indicator"
  | "no-municipality"
  | "bad-year"
  | "bad-group"
  | "bad-value"
  | "twice"
  | "nothing";
/** What was left out, and why. */
export type KoladaRemark = "no-share" | "group-of-municipalities" | "more-pages";

export type KoladaReading = {
  /** Empty where there is a fault. */
  readonly values: readonly KoladaValue[];
  readonly faults: readonly KoladaFinding[];
  readonly remarks: readonly KoladaFinding[];
  /** How many figures the file says are missing or secret. */
  readonly missing: number;
};

/** A figure as a file has it, before anything is believed of it. Null = missing, as the file says itself. */
export type KoladaCell = {
  readonly row: number;
  readonly code: string;
  readonly municipality: string;
  readonly year: string;
  readonly group: string;
  readonly value: string | null;
};

/**
 * What Kolada's public interface gives in its versions 2 and 3 (`/data/…`): `{ values: [{ kpi, municipality, period, values:
 * [{ gender, value, status }] }] }`, or a list of several such pages. Null where it is nothing of the kind.
 */
export function koladaCells(content: unknown): { readonly cells: readonly KoladaCell[]; readonly more: boolean } | null {
  const pages = Array.isArray(content) ? content : [content];
  const cells: KoladaCell[] = [];
  let more = false;
  let row = 0;
  for (const page of pages) {
    if (!isObject(page) || !Array.isArray(page["values"])) {
      return null;
    }
    more ||=
      pages.length === 1 && [page["next_page"], page["next_url"], page["next"]].some((next) => isText(next) && next !== "");
    for (const entry of page["values"]) {
      row += 1;
      const of = isObject(entry) ? entry : {};
      const code = text(of["kpi"]);
      const municipality = text(of["municipality"]);
      const year = text(of["period"]);
      const values = of["values"];
      if (!Array.isArray(values)) {
        cells.push({ row, code, municipality, year, group: "", value: "" });
        continue;
      }
      for (const one of values) {
        const figure = isObject(one) ? one : {};
        if (figure["isdeleted"] === true) {
          continue;
        }
        const value = figure["value"];
        cells.push({ row, code, municipality, year, group: text(figure["gender"]), value: value === null ? null : text(value) });
      }
    }
  }
  return { cells, more };
}

/** Believes the cells of a file, or says row by row what is wrong with them. */
export function readKoladaCells(cells: readonly KoladaCell[], more: boolean): KoladaReading {
  const faults: KoladaFinding[] = [];
  const remarks: KoladaFinding[] = [];
  const found = new Map<string, KoladaValue>();
  const notShares = new Set<string>();
  const groups = new Set<string>();
  let missing = 0;
  for (const cell of cells) {
    const value = cell.value === null ? null : numberFrom(cell.value);
    const fault = faultOf(cell, value);
    if (fault !== null) {
      faults.push({ ...fault, row: cell.row });
      continue;
    }
    if (value === null) {
      missing += 1;
      continue;
    }
    const code = codeIn(cell.code);
    const { municipality } = cell;
    if (isGroup(municipality)) {
      groups.add(municipality);
      continue;
    }
    if (value < 0 || value > 100) {
      notShares.add(code);
    }
    const read: KoladaValue = {
      code,
      municipality,
      year: Number(cell.year),
      group: GROUP_NAMES.get(plain(cell.group)) ?? "T",
      value,
    };
    const key = `${code} ${municipality} ${read.year} ${read.group}`;
    const present = found.get(key);
    if (present !== undefined && present.value !== value) {
      faults.push({ code: "twice", row: cell.row, detail: key });
    }
    found.set(key, read);
  }
  if (more) {
    remarks.push({ code: "more-pages", row: null, detail: "" });
  }
  for (const code of notShares) {
    remarks.push({ code: "no-share", row: null, detail: code });
  }
  for (const name of groups) {
    remarks.push({ code: "group-of-municipalities", row: null, detail: name });
  }
  const values = [...found.values()].filter(({ code }) => !notShares.has(code));
  if (faults.length === 0 && values.length === 0) {
    faults.push({ code: "nothing", row: null, detail: "" });
  }
  return { values: faults.length === 0 ? values : [], faults, remarks, missing };
}

/** As it stands in a file in Swedish or English. No gender said is everybody. */
const GROUP_NAMES: ReadonlyMap<string, Group> = new Map([
  ["", "T"],
  ["t", "T"],
  ["totalt", "T"],
  ["total", "T"],
  ["alla", "T"],
  ["k", "K"],
  ["kvinnor", "K"],
  ["women", "K"],
  ["m", "M"],
  ["män", "M"],
  ["men", "M"],
]);

function faultOf(cell: KoladaCell, value: number | null): Pick<KoladaFinding, "code" | "detail"> | null {
  if (codeIn(cell.code) === "") {
    return { code: "no-indicator", detail: cell.code };
  }
  if (cell.municipality === "") {
    return { code: "no-municipality", detail: "" };
  }
  if (!/^(19|20)\d\d$/.test(cell.year)) {
    return { code: "bad-year", detail: cell.year };
  }
  if (!GROUP_NAMES.has(plain(cell.group))) {
    return { code: "bad-group", detail: cell.group };
  }
  return value !== null && Number.isNaN(value) ? { code: "bad-value", detail: cell.value ?? "" } : null;
}

/** `U31500`, also where its name stands beside it. */
function codeIn(said: string): string {
  return /\b[A-Z]\d{5}\b/.exec(said)?.[0] ?? "";
}

/** The whole country, and Kolada's own groups: no municipality. */
function isGroup(municipality: string): boolean {
  return /^(0000|G\d+|riket)$/i.test(municipality);
}

function numberFrom(said: string): number {
  const digits = said
    .replace(/[\s\u00a0\u202f%]/g, "")
    .replace("\u2212", "-")
    .replace(",", ".");
  return /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(digits) ? Number(digits) : Number.NaN;
}

function plain(said: string): string {
  return said.trim().toLowerCase();
}

function text(value: unknown): string {
  return isText(value) ? value.trim() : typeof value === "number" ? String(value) : "";
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
