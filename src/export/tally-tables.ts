import { type Cell, codeCell, numberCell, textCell } from "../domain/codebook/cell.ts";
import { DISPOSITIONS } from "../domain/disposition/disposition.ts";
import { NO_REASON_GIVEN, REFUSAL_REASONS } from "../domain/disposition/reasons.ts";
import type { FieldworkReply } from "../protocol/console/fieldwork.ts";
import type { ExportWords } from "./export-words.ts";
import { type Column, type Table, tableOf } from "./table.ts";

/** The strokes of a round in the smallest groups that are kept: what the screens add up. */
export type Strokes = Pick<FieldworkReply, "groups" | "reasons">;

/**
 * One row for each site, half-day and language in which anybody was seen, with how many contacts ended how. Carries no
 * answer, so that nothing in it is hidden. In order of site, date, half-day and language: not in the order of arrival.
 */
export function tallyTable({ groups }: Strokes, siteNames: ReadonlyMap<string, string>, words: ExportWords): Table {
  const columns = [
    ...siteColumns(words),
    { name: "date", label: words.columns.date, kind: "code" as const, values: [] },
    {
      name: "half_day",
      label: words.columns.half_day,
      kind: "code" as const,
      values: (["am", "pm"] as const).map((code) => ({ code, label: words.halfDays[code], missing: false })),
    },
    {
      name: "language",
      label: words.columns.language,
      kind: "code" as const,
      values: [],
    },
    ...DISPOSITIONS.map((name) => ({ name, label: words.dispositions[name], kind: "number" as const, values: [], least: 0 })),
  ];
  const rows = inOrder(groups, ({ siteId, date, halfDay, language }) => [siteId, date, halfDay, language ?? ""]).map(
    ({ siteId, date, halfDay, language, counts }): Cell[] => [
      ...siteCells(siteId, siteNames),
      codeCell(date),
      codeCell(halfDay),
      language === null ? { kind: "missing", why: "not-kept", code: "" } : codeCell(language),
      ...DISPOSITIONS.map((disposition) => numberCell(counts[disposition])),
    ],
  );
  return tableOf("tally", columns, rows);
}

/** One row for each site and reason that anybody gave for a no. */
export function reasonTable({ reasons }: Strokes, siteNames: ReadonlyMap<string, string>, words: ExportWords): Table {
  const known: readonly string[] = [...REFUSAL_REASONS, NO_REASON_GIVEN];
  const added = [...new Set(reasons.map(({ reason }) => reason))].filter((reason) => !known.includes(reason)).sort();
  const columns = [
    ...siteColumns(words),
    {
      name: "reason",
      label: words.columns.reason,
      kind: "code" as const,
      values: [...known, ...added].map((code) => ({ code, label: words.refusal(code), missing: false })),
    },
    { name: "count", label: words.columns.count, kind: "number" as const, values: [], least: 0 },
  ];
  const rows = inOrder(reasons, ({ siteId, reason }) => [siteId, reason]).map(({ siteId, reason, count }): Cell[] => [
    ...siteCells(siteId, siteNames),
    codeCell(reason),
    numberCell(count),
  ]);
  return tableOf("reasons", columns, rows);
}

function siteColumns(words: ExportWords): Omit<Column, "longest">[] {
  return [
    { name: "site_id", label: words.columns.site_id, kind: "code", values: [] },
    { name: "site_name", label: words.columns.site_name, kind: "text", values: [] },
  ];
}

function siteCells(siteId: string, siteNames: ReadonlyMap<string, string>): Cell[] {
  return [codeCell(siteId), textCell(siteNames.get(siteId) ?? "")];
}

function inOrder<One>(all: readonly One[], placeOf: (one: One) => readonly string[]): readonly One[] {
  const placed = all.map((one) => ({ one, place: JSON.stringify(placeOf(one)) }));
  return placed.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0)).map(({ one }) => one);
}
