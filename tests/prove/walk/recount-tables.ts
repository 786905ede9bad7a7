import type { Figure } from "../../day/day-script.ts";
import { type ExportedRow, recountRows } from "../../day/recount.ts";
import type { Tables } from "./read-tables.ts";

/** Figures by what they are of and their name; a figure that is not shown is null. */
export type Figures = Readonly<Record<string, Readonly<Record<string, Figure>>>>;

/** Written down a second time: a share is shown of 10 answers and more. */
const FEWEST_IN_SHARE = 10;
/** What the field's table calls those of whom no language is known. */
const NO_LANGUAGE = "~";
const DISPOSITIONS = ["I", "P", "R", "O", "NC", "UO", "NE"] as const;

/** All that the screens show, counted again out of one export's rows alone. */
export function recountTables(tables: Tables): Figures {
  const answers = tables.get("answers") ?? [];
  const tally = tables.get("tally") ?? [];
  const { rows, indicators, distribution, languages, modes } = recountRows(answers);
  const ofKind = (end: string): Record<string, Figure> =>
    Object.fromEntries(Object.entries(indicators).filter(([name]) => name.endsWith(` ${end}`)));
  return {
    ...recountTally(tally),
    reason: sums(tables.get("reasons") ?? [], ({ reason = "" }) => reason, ["count"]),
    opened: { answers: rows },
    share: withoutEnd(ofKind("share")),
    positive: onlyShown(indicators, "positive"),
    base: onlyShown(indicators, "base"),
    part: sharesOfParts(answers),
    language: languages,
    mode: modes,
    distribution: { ...distribution, ...genders(answers) },
  };
}

function genders(answers: readonly ExportedRow[]): Record<string, Figure> {
  const found: Record<string, number> = {};
  for (const { gender = "" } of answers) {
    if (gender !== "") {
      found[`gender ${gender}`] = (found[`gender ${gender}`] ?? 0) + 1;
    }
  }
  return found;
}

/** Of an indicator below ten answers the screen shows no number at all. */
function onlyShown(indicators: Readonly<Record<string, Figure>>, end: string): Record<string, Figure> {
  return withoutEnd(
    Object.fromEntries(
      Object.entries(indicators)
        .filter(([name]) => name.endsWith(` ${end}`))
        .map(([name, value]) => {
          const base = indicators[name.replace(/ \w+$/, " base")];
          return [name, typeof base === "number" && base >= FEWEST_IN_SHARE ? value : null];
        }),
    ),
  );
}

function withoutEnd(figures: Readonly<Record<string, Figure>>): Record<string, Figure> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name.replace(/ \w+$/, ""), value]));
}

/** The share of each language, way of answering and site, as `part indicator`. */
function sharesOfParts(answers: readonly ExportedRow[]): Record<string, Figure> {
  const found: Record<string, Figure> = {};
  for (const column of ["response_language", "help_mode", "site_id"]) {
    for (const part of new Set(answers.map((row) => row[column] ?? ""))) {
      const { indicators } = recountRows(answers.filter((row) => row[column] === part));
      for (const [name, value] of Object.entries(indicators)) {
        const code = /^T (\w+) share$/.exec(name)?.[1];
        if (code !== undefined) {
          found[`${part} ${code}`] = value;
        }
      }
    }
  }
  return found;
}

function recountTally(tally: readonly ExportedRow[]): Figures {
  const all = sums(tally, () => "all", DISPOSITIONS);
  const count = (letter: string): number => all[`all ${letter}`] ?? 0;
  const by = (nameOf: (row: ExportedRow) => string): Record<string, Figure> => {
    const found = sums(tally, nameOf, DISPOSITIONS);
    const groups = new Set(tally.map(nameOf));
    return Object.fromEntries(
      [...groups].flatMap((group) => {
        const of = (letters: string): number =>
          letters.split(" ").reduce((sum, letter) => sum + (found[`${group} ${letter}`] ?? 0), 0);
        return [
          [`${group} asked`, of("I P R O")],
          [`${group} answered`, of("I P")],
          [`${group} nonResponse`, of("R O")],
        ];
      }),
    );
  };
  const answered = count("I") + count("P");
  const nonResponse = count("R") + count("O");
  return {
    count: {
      ...Object.fromEntries(DISPOSITIONS.map((letter) => [letter, count(letter)])),
      asked: answered + nonResponse,
      answered,
      nonResponse,
    },
    site: by(({ site_id = "" }) => site_id),
    halfDay: by(({ date, half_day }) => `${date} ${half_day}`),
    "language asked": by(({ language = "" }) => (language === "" ? NO_LANGUAGE : language)),
  };
}

/** The sum of each of these columns for each group, as `group column`, or as `group` where there is one column. */
function sums(
  rows: readonly ExportedRow[],
  groupOf: (row: ExportedRow) => string,
  columns: readonly string[],
): Record<string, number> {
  const found: Record<string, number> = {};
  for (const row of rows) {
    for (const column of columns) {
      const name = columns.length === 1 ? groupOf(row) : `${groupOf(row)} ${column}`;
      found[name] = (found[name] ?? 0) + Number(row[column]);
    }
  }
  return found;
}
