import { type ReactNode, useMemo } from "react";
import {
  type GroupColumn,
  type GroupShares,
  type Standing as GroupStanding,
  groupShares,
} from "../../domain/disclosure/group-shares.ts";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { percent } from "../../domain/rates/share.ts";
import type { AnswerTable } from "../../domain/results/answer-table.ts";
import type { IndicatorColumn } from "../../domain/results/indicator-shares.ts";
import type { Site } from "../../protocol/console/rounds.ts";
import { Card, Remark } from "../parts/card.tsx";
import { Hidden, WhyHidden } from "../parts/hidden.tsx";
import { useScrolls } from "../parts/use-scrolls.ts";
import { textFor } from "../rounds/texts.ts";
import { languageName } from "../words/language-names.ts";
import { formatOneDecimal } from "../words/one-decimal.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./group-table.module.css";

type Props = {
  readonly table: AnswerTable;
  readonly columns: readonly IndicatorColumn[];
  readonly sites: readonly Site[];
};

/** The same figures group by group: all, women and men, languages, ways of answering; and sites in a table of their own. */
export function GroupTables({ table, columns, sites }: Props) {
  const { say, language } = useWords();
  const shares = useMemo(() => groupShares(table, columns), [table, columns]);
  if (columns.length === 0) {
    return null;
  }
  const isOfSite = ({ by }: GroupColumn): boolean => by === "site";
  const places = shares.columns.map((column, at) => ({ column, at }));
  const people = places.filter(({ column }) => !isOfSite(column)).map(({ at }) => at);
  const bySite = places.filter(({ column }) => isOfSite(column)).map(({ at }) => at);
  const hides = shares.counts.some((count) => !count.shown) || shares.rows.some((row) => row.shares.some((one) => !one.shown));
  return (
    <Card title={say("groups.title")} aside={say("groups.aside")}>
      <GroupTable
        document={table.document}
        shares={shares}
        places={people}
        sites={sites}
        caption={say("results.indicatorCaption")}
      />
      {bySite.length > 0 && (
        <GroupTable
          document={table.document}
          shares={shares}
          places={[0, ...bySite]}
          sites={sites}
          caption={say("groups.bySite")}
        />
      )}
      <Remark>{say("groups.signs")}</Remark>
      {hides && <WhyHidden published={false} />}
      <Remark>{textFor(table.document, table.document.source, language)}</Remark>
    </Card>
  );
}

type TableProps = {
  readonly document: QuestionnaireDocument;
  readonly shares: GroupShares;
  /** Which of the columns, by their place. */
  readonly places: readonly number[];
  readonly sites: readonly Site[];
  readonly caption: string;
};

function GroupTable({ document, shares, places, sites, caption }: TableProps) {
  const { say, language, number } = useWords();
  const { frame, scrolling } = useScrolls(caption);
  const columns = places.flatMap((at) => shares.columns[at] ?? []);
  const nameOf = (column: GroupColumn): string => {
    switch (column.by) {
      case "all":
        return say("results.groups.T");
      case "gender":
        return say(`results.groups.${column.key}`);
      case "language":
        return languageName(column.key, language);
      case "mode":
        return say(`modes.${column.key}`);
      case "site":
        return sites.find(({ id }) => id === column.key)?.name ?? column.key;
    }
  };
  const isFirst = (at: number): boolean => at > 0 && columns[at]?.by !== columns[at - 1]?.by;
  const kinds = columns.flatMap((column, at) =>
    at === 0 || isFirst(at) ? [{ by: column.by, span: columns.filter(({ by }) => by === column.by).length }] : [],
  );
  const cell = (at: number, column: GroupColumn, content: ReactNode) => (
    <td
      key={column.key}
      data-first={isFirst(at)}
      {...(column.by === "all" || column.by === "gender" ? { "data-group": column.key } : { "data-part": column.key })}
    >
      {content}
    </td>
  );
  return (
    <div ref={frame} className={styles.scroll} {...scrolling}>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <td />
            {kinds.map(({ by, span }) =>
              by === "all" ? (
                <td key={by} />
              ) : (
                <th key={by} scope="colgroup" colSpan={span} data-first>
                  {say(`groups.by.${by}`)}
                </th>
              ),
            )}
          </tr>
          <tr>
            <th scope="col">{say("results.indicator")}</th>
            {columns.map((column, at) => (
              <th key={column.key} scope="col" data-first={isFirst(at)}>
                {nameOf(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shares.rows.map(({ indicator, itemId, shares: own, stands }) => (
            <tr key={itemId} data-indicator={indicator.code}>
              <th scope="row">
                {textFor(document, indicator.topic, language)} <span className={styles.code}>{indicator.code}</span>
              </th>
              {columns.map((column, at) => {
                const share = own[places[at] ?? 0];
                return cell(
                  at,
                  column,
                  share?.shown === true ? (
                    <>
                      {formatOneDecimal(percent(share.value) ?? 0, language)}
                      <Sign of={stands[places[at] ?? 0] ?? "untested"} />
                    </>
                  ) : (
                    <Hidden />
                  ),
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say("groups.count")}</th>
            {columns.map((column, at) => {
              const count = shares.counts[places[at] ?? 0];
              return (
                <td key={column.key} data-first={isFirst(at)}>
                  {count?.shown === true ? number(count.value) : <Hidden />}
                </td>
              );
            })}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** A sign that is told by its form, and said to those who don't see it. */
function Sign({ of }: { readonly of: GroupStanding }) {
  const { say } = useWords();
  return of === "higher" || of === "lower" ? (
    <svg className={styles.sign} viewBox="0 0 10 8" role="img" aria-label={say(`groups.stands.${of}`)} data-stands={of}>
      <path d={of === "higher" ? "M5 0 10 8H0z" : "M5 8 10 0H0z"} fill="currentColor" />
    </svg>
  ) : null;
}
