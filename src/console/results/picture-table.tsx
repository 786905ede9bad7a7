import type { ReactNode } from "react";
import type { FilteredIndicator } from "../../domain/disclosure/filtered.ts";
import type { Shown } from "../../domain/disclosure/reader.ts";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { percent, type Share, wilsonInterval } from "../../domain/rates/share.ts";
import { formatPercent } from "../../i18n/numbers.ts";
import { Hidden } from "../parts/hidden.tsx";
import { Table } from "../parts/table.tsx";
import { textFor } from "../rounds/texts.ts";
import { useIntervalText } from "../words/use-interval-text.ts";
import { useWords } from "../words/use-words.ts";
import type { Against, Beside } from "./against.ts";
import { Certainty, certaintyOf, pointsBetween, signed } from "./difference.tsx";
import type { Medians } from "./medians.ts";
import styles from "./results.module.css";

type Props = {
  readonly document: QuestionnaireDocument;
  readonly results: readonly FilteredIndicator[];
  readonly who: string;
  readonly against: Against | null;
  readonly medians: Medians | null;
};

/** The picture's numbers as a table, a tap away: its columns are named once, for those who listen and those who copy. */
export function PictureTable({ document, results, who, against, medians }: Props) {
  const { say, language, number, percent: percentText } = useWords();
  const intervalText = useIntervalText();
  const cells = (share: Shown<Share>): readonly ReactNode[] =>
    share.shown
      ? [
          percentText(percent(share.value)),
          intervalText(wilsonInterval(share.value)),
          say("rates.fraction", { part: number(share.value.part), of: number(share.value.of) }),
        ]
      : [<Hidden key="hidden" />, "", ""];
  const besideCells = (beside: Beside): readonly ReactNode[] => {
    switch (beside.kind) {
      case "none":
        return ["–", "–"];
      case "published":
        return [formatPercent(beside.percent, language, 0), "–"];
      case "share":
        return cells(beside.share).slice(0, 2);
    }
  };
  return (
    <details className={styles.asTable} data-print="no">
      <summary>{say("results.asTable")}</summary>
      <Table
        caption={say("results.asTableCaption", { who })}
        columns={[
          { head: say("results.indicator") },
          { head: say("results.code"), kind: "short" },
          { head: who, kind: "number" },
          { head: say("results.interval"), kind: "number" },
          { head: say("results.positiveOf"), kind: "number" },
          ...(against === null
            ? []
            : [
                { head: against.name, kind: "number" as const },
                { head: say("results.intervalOf", { what: against.name }), kind: "number" as const },
                { head: say("results.difference"), kind: "number" as const },
                { head: say("results.certainty") },
              ]),
          ...(medians === null
            ? []
            : [
                { head: say("kolada.legend", { name: medians.name }), kind: "number" as const },
                { head: say("kolada.year"), kind: "short" as const },
              ]),
        ]}
        rows={results.map((result) => {
          const median = medians?.of(result.indicator.code) ?? null;
          const beside = against === null ? null : against.of(result);
          const points = beside === null ? null : pointsBetween(result.share, beside);
          return {
            key: result.itemId,
            data: { "data-picture-row": result.indicator.code },
            cells: [
              textFor(document, result.indicator.topic, language),
              result.indicator.code,
              ...cells(result.share),
              ...(beside === null
                ? []
                : [
                    ...besideCells(beside),
                    points === null ? "–" : signed(points),
                    <Certainty key="certainty" of={certaintyOf(result.share, beside)} />,
                  ]),
              ...(medians === null ? [] : median === null ? ["–", "–"] : [percentText(median.value), String(median.year)]),
            ],
          };
        })}
      />
    </details>
  );
}
