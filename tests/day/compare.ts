import type { Expected, Figure } from "./day-script.ts";

export type Row = {
  readonly figure: string;
  readonly where: string;
  readonly expected: Figure;
  readonly found: Figure;
  readonly same: boolean;
};
type Found = Readonly<Record<string, Figure>>;

/**
 * One row for each expected figure, and one for each that was found but not expected: a reason or an option that
 * nobody gave must not appear. Missing, null, ".." and "–" are all "no figure", and 0 in a list is the same as absent.
 */
export function compare(where: string, group: string, expected: Found | undefined, found: Found, zeroIsAbsent = false): Row[] {
  if (expected === undefined) {
    return [];
  }
  const names = zeroIsAbsent ? new Set([...Object.keys(expected), ...Object.keys(found)]) : new Set(Object.keys(expected));
  return [...names].map((name) => {
    const wanted = normal(expected[name], zeroIsAbsent);
    const got = normal(found[name], zeroIsAbsent);
    return { figure: `${group} ${name}`, where, expected: wanted, found: got, same: wanted === got };
  });
}

/** The response rate of fewer than ten respondents must not be shown: Kolada U31902 says so, whatever a script says. */
export function withHiddenRate({ rates, counts }: Expected): Found | undefined {
  const answered = counts?.["answered"];
  return rates !== undefined && typeof answered === "number" && answered < 10 ? { ...rates, COOP2: ".." } : rates;
}

export function flattenIndicators(indicators: Expected["indicators"]): Found | undefined {
  if (indicators === undefined) {
    return undefined;
  }
  const flat: Record<string, Figure> = {};
  for (const [group, codes] of Object.entries(indicators)) {
    for (const [code, figures] of Object.entries(codes)) {
      for (const [figure, value] of Object.entries(figures)) {
        flat[`${group} ${code} ${figure}`] = value;
      }
    }
  }
  return flat;
}

export function flattenDistribution(distribution: Expected["distribution"]): Found | undefined {
  if (distribution === undefined) {
    return undefined;
  }
  return Object.fromEntries(
    Object.entries(distribution).flatMap(([item, options]) =>
      Object.entries(options).map(([option, count]) => [`${item} ${option}`, count]),
    ),
  );
}

export function printRows(rows: readonly Row[]): string {
  const lines = rows.map(({ figure, where, expected, found, same }) =>
    [
      same ? "  ok" : "DIFF",
      where.padEnd(8),
      figure.padEnd(44),
      `expected ${show(expected)}`.padEnd(18),
      `found ${show(found)}`,
    ].join("  "),
  );
  const wrong = rows.filter(({ same }) => !same).length;
  return [...lines, "", `${rows.length - wrong} figures as expected, ${wrong} different`].join("\n");
}

function normal(figure: Figure | undefined, zeroIsAbsent: boolean): Figure {
  const number = typeof figure === "number" ? figure : null;
  return zeroIsAbsent && number === 0 ? null : number;
}

function show(figure: Figure): string {
  return figure === null ? "–" : String(figure);
}
