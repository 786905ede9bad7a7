import { responseRate } from "../../domain/rates/response-rate.ts";
import { percent } from "../../domain/rates/share.ts";
import { answered, asked, nonResponse } from "../../domain/tally/counts.ts";
import { Card } from "../parts/card.tsx";
import { Table } from "../parts/table.tsx";
import { useWords } from "../words/use-words.ts";
import type { CountedGroup } from "./sums.ts";

type Props<Of> = {
  /** For `data-breakdown`. */
  readonly name: "site" | "language" | "half-day";
  readonly title: string;
  readonly head: string;
  readonly groups: readonly CountedGroup<Of>[];
  readonly nameOf: (of: Of) => string;
};

/** Asked, answered and non-response by one thing, in full: strokes carry no answer. The rate comes from 10 respondents up. */
export function BreakdownCard<Of>({ name, title, head, groups, nameOf }: Props<Of>) {
  const { say, number, percent: percentText } = useWords();
  const cellsOf = ({ counts }: CountedGroup<Of>): readonly string[] => {
    const rate = responseRate(counts);
    return [
      number(asked(counts)),
      number(answered(counts)),
      number(nonResponse(counts)),
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
          rows={groups.map((group) => ({
            key: group.key,
            data: { "data-breakdown": name, "data-group": group.key },
            cells: [
              nameOf(group.of),
              ...cellsOf(group).map((text, column) => (
                <span key={columns[column]} data-cell={columns[column]}>
                  {text}
                </span>
              )),
            ],
          }))}
        />
      )}
    </Card>
  );
}
