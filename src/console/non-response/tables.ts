import type { PublishedReasons } from "../../domain/disclosure/published-reasons.ts";
import { FEWEST_IN_CELL } from "../../domain/disclosure/reader.ts";
import { DISPOSITIONS } from "../../domain/disposition/disposition.ts";
import type { FactGroup, Facts } from "../../domain/non-response/facts.ts";
import { isAnswerable, type QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { responseRate } from "../../domain/rates/response-rate.ts";
import { percent, wilsonInterval } from "../../domain/rates/share.ts";
import { addCounts, answered, asked, type Counts, NO_CONTACTS, seen } from "../../domain/tally/counts.ts";
import { textFor } from "../rounds/texts.ts";
import type { Words } from "../words/use-words.ts";
import type { Speaker } from "./analysis-text.ts";
import { numberedRows } from "./figure-rows.ts";

/** A table as screen, paper and file show it: the first column names the row, the others are as they say. */
export type PlainTable = {
  readonly sign: string;
  readonly title: string;
  readonly columns: readonly { readonly head: string; readonly number: boolean }[];
  readonly rows: readonly (readonly string[])[];
  readonly note?: string;
};

type Interval = (interval: ReturnType<typeof wilsonInterval>) => string;

export function figureTable(counts: Counts, { say, number, percent: percentText }: Words, intervalText: Interval): PlainTable {
  return {
    sign: "1–10",
    title: say("analysis.tables.figures"),
    columns: [
      { head: say("analysis.columns.row"), number: false },
      { head: say("analysis.columns.figure"), number: false },
      { head: say("field.count"), number: true },
      { head: say("rates.percent"), number: true },
      { head: say("rates.interval"), number: true },
      { head: say("rates.of"), number: false },
      { head: say("analysis.columns.formula"), number: false },
    ],
    rows: numberedRows(counts).map(({ row, formula, count, share, shown, base }) => [
      row,
      say(`analysis.rows.${row}`),
      number(count),
      share === null ? "" : shown ? percentText(percent(share)) : "..",
      share === null ? "" : shown ? intervalText(wilsonInterval(share)) : "..",
      base === null ? "" : say(`bases.${base}`),
      formula,
    ]),
    note: say("analysis.tables.figuresNote"),
  };
}

export function dispositionTable(counts: Counts, { say, number }: Words): PlainTable {
  return {
    sign: "A",
    title: say("analysis.tables.dispositions"),
    columns: [
      { head: say("analysis.columns.letter"), number: false },
      { head: say("analysis.columns.disposition"), number: false },
      { head: say("field.count"), number: true },
    ],
    rows: DISPOSITIONS.map((code) => [code, say(`dispositions.${code}`), number(counts[code])]),
  };
}

export function reasonTable({ rows, others, total }: PublishedReasons, { say, number }: Words, { nameOf }: Speaker): PlainTable {
  return {
    sign: "B",
    title: say("analysis.tables.reasons"),
    columns: [
      { head: say("field.reason"), number: false },
      { head: say("field.count"), number: true },
    ],
    rows: [
      ...rows.map(({ reason, count }) => [nameOf("reason", reason), number(count)]),
      ...(others > 0 ? [[say("analysis.otherReasons"), number(others)]] : []),
      [say("analysis.allRefused"), number(total)],
    ],
    note: say("analysis.tables.reasonsNote"),
  };
}

type Kind = "site" | "language" | "half-day";
const SIGNS = { site: "C", language: "D", "half-day": "E" } as const;

/** Asked and answered by one thing. Groups of fewer than five asked are put together, so that nobody stands alone on paper. */
export function groupTable(kind: Kind, groups: readonly FactGroup[], words: Words, { nameOf }: Speaker): PlainTable {
  const { say, number, percent: percentText } = words;
  const small = groups.filter(({ counts }) => asked(counts) < FEWEST_IN_CELL);
  const rest = small.reduce((sum, { counts }) => addCounts(sum, counts), NO_CONTACTS);
  const row = (name: string, counts: Counts): readonly string[] => {
    const rate = responseRate(counts);
    return [
      name,
      number(seen(counts)),
      number(asked(counts)),
      number(answered(counts)),
      rate.shown ? percentText(percent(rate.value)) : "..",
    ];
  };
  return {
    sign: SIGNS[kind],
    title: say(`analysis.tables.${kind}`),
    columns: [
      { head: say(`analysis.columns.${kind}`), number: false },
      { head: say("analysis.columns.seen"), number: true },
      { head: say("field.asked"), number: true },
      { head: say("field.answered"), number: true },
      { head: say("field.responseRateOfAsked"), number: true },
    ],
    rows: [
      ...groups.filter((group) => !small.includes(group)).map(({ key, counts }) => row(nameOf(kind, key), counts)),
      ...(small.length > 0 && seen(rest) + rest.NE > 0 ? [row(say("analysis.smallGroups"), rest)] : []),
    ],
    note: say("analysis.tables.groupsNote"),
  };
}

/** How it was done, in numbers. */
export function doneTable({ siteCount, offeredLanguages, answers }: Facts, period: string, { say, number }: Words): PlainTable {
  return {
    sign: "F",
    title: say("analysis.tables.done"),
    columns: [
      { head: say("analysis.columns.what"), number: false },
      { head: say("analysis.columns.value"), number: true },
    ],
    rows: [
      [say("analysis.done.period"), period],
      [say("analysis.done.sites"), number(siteCount)],
      [say("analysis.done.languages"), number(offeredLanguages)],
      [say("analysis.done.expected"), number(answers.expected)],
      [say("analysis.done.received"), number(answers.received)],
      [say("analysis.done.missing"), number(Math.max(0, answers.expected - answers.received))],
    ],
  };
}

/** The questions as they were asked, in the reader's language where they exist in it. */
export function wordingTable(document: QuestionnaireDocument, { say, language }: Words): PlainTable {
  return {
    sign: "",
    title: say("analysis.tables.wording"),
    columns: [
      { head: say("rounds.item"), number: false },
      { head: say("rounds.options"), number: false },
    ],
    rows: document.items
      .filter(isAnswerable)
      .map((item) => [
        textFor(document, item.text, language),
        item.options.map(({ text }) => textFor(document, text, language)).join(" · "),
      ]),
    note: textFor(document, document.source, language),
  };
}
