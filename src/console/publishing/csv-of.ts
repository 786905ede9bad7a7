import type { Cell } from "../../domain/codebook/cell.ts";
import type { PlainTable } from "../../export/csv.ts";
import type { PublishedFigures } from "../../protocol/console/publications.ts";
import type { Say } from "../words/use-words.ts";

/** `national`: its indicators have the codes of the national database, and so have the two counts. */
type Names = {
  readonly national: boolean;
  readonly topic: (code: string) => string;
  readonly partNames: readonly string[];
  readonly say: Say;
};

/** What was published as a table for a file: numbers as numbers, ".." where one is hidden, and "–" where there is none to be had. */
export function csvOf(figures: PublishedFigures, { topic, partNames, national, say }: Names): PlainTable {
  const first = [say("results.code"), say("results.indicator")];
  if (figures.shown !== "sheet") {
    return {
      header: [...first, ...partNames],
      rows: figures.rows.map(({ code, parts }) => [text(code), text(topic(code)), ...parts.map(figure)]),
    };
  }
  const counted = ({ code, name }: { readonly code: string; readonly name: string }, value: number | null): readonly Cell[] => [
    text(national ? code : "–"),
    text(name),
    text("–"),
    text("–"),
    figure(value),
  ];
  return {
    header: [...first, say("sheet.groups.K"), say("sheet.groups.M"), say("sheet.groups.T")],
    rows: [
      ...figures.rows.map(({ code, K, M, T }) => [text(code), text(topic(code)), figure(K), figure(M), figure(T)]),
      counted({ code: "U31902", name: say("sheet.responseRate") }, figures.responseRate),
      counted({ code: "U31903", name: say("sheet.respondents") }, figures.respondents),
    ],
  };
}

function text(words: string): Cell {
  return { kind: "text", text: words };
}

function figure(value: number | null): Cell {
  return value === null ? text("..") : { kind: "number", number: value };
}
