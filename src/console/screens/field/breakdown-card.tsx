import { responseRate } from "../../../domain/rates/response-rate.ts";
import { percent } from "../../../domain/rates/share.ts";
import { type BreakdownRow, suppressBreakdown } from "../../../domain/results/breakdown.ts";
import type { Shown } from "../../../domain/results/disclosure.ts";
import type { CountedGroup } from "../../fieldwork/sums.ts";
import { Card, Remark } from "../../parts/card.tsx";
import { Table } from "../../parts/table.tsx";
import { useWords } from "../../words/use-words.ts";

type Props = {
  /** For `data-breakdown`. */
  readonly name: "site" | "language" | "half-day";
  readonly title: string;
  readonly head: string;
  readonly groups: readonly CountedGroup[];
  readonly nameOf: (key: string) => string;
};

/** Asked, answered and non-response by one thing; what few people stand behind is hidden. */
export function BreakdownCard({ name, title, head, groups, nameOf }: Props) {
  const { say, number, percent: percentText } = useWords();
  const rows = suppressBreakdown(groups.map(({ counts }) => counts));
  const countText = (count: Shown<number>): string => (count.shown ? number(count.value) : "..");
  const cellsOf = ({ counts }: CountedGroup, { asked, split }: BreakdownRow): readonly string[] => {
    const rate = split.shown ? responseRate(counts) : split;
    return [
      countText(asked),
      countText(split.shown ? { shown: true, value: split.value.answered } : split),
      countText(split.shown ? { shown: true, value: split.value.nonResponse } : split),
      rate.shown ? percentText(percent(rate.value)) : "..",
    ];
  };
  const columns = ["asked", "answered", "nonResponse", "COOP2"] as const;
  const heads = [say("field.asked"), say("field.answered"), say("field.nonResponse"), say("field.responseRateOfAsked")];
  return (
    <Card title={title}>
      {groups.length === 0 ? (
        <p>{say("field.nothingYet")}</p>
      ) : (
        <Table
          caption={say("field.breakdownCaption")}
          columns={[{ head }, ...heads.map((text) => ({ head: text, kind: "number" as const }))]}
          rows={groups.map((group, position) => ({
            key: group.key,
            data: { "data-breakdown": name, "data-group": group.key },
            cells: [
              nameOf(group.key),
              ...cellsOf(group, rows[position] ?? { asked: { shown: false }, split: { shown: false } }).map((text, column) => (
                <span key={columns[column]} data-cell={columns[column]}>
                  {text}
                </span>
              )),
            ],
          }))}
        />
      )}
      {rows.some(({ split }) => !split.shown) && <Remark>{say("field.hiddenCells")}</Remark>}
    </Card>
  );
}
