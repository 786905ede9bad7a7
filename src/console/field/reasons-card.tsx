import { reasonRows } from "../../domain/disclosure/reason-rows.ts";
import { NO_REASON_GIVEN, REFUSAL_REASONS } from "../../domain/disposition/reasons.ts";
import type { FieldworkReply } from "../../protocol/console/fieldwork.ts";
import { Card, Remark } from "../parts/card.tsx";
import { CountTable } from "../parts/count-table.tsx";
import type { Say } from "../words/use-words.ts";
import { useWords } from "../words/use-words.ts";
import { reasonCounts, sumOf } from "./sums.ts";

type Props = {
  readonly reasons: FieldworkReply["reasons"];
  /** Who broke off or was left without an outcome: among the no of every other figure, but without a reason. */
  readonly others: number;
};

/** Why people said no, in full. */
export function ReasonsCard({ reasons, others }: Props) {
  const { say } = useWords();
  const counts = reasonCounts(reasons);
  const refusals = sumOf(reasons);
  if (refusals === 0) {
    return (
      <Card title={say("field.reasons")}>
        <p>{say("field.nobodyRefused")}</p>
      </Card>
    );
  }
  return (
    <Card title={say("field.reasons")} aside={say("common.people", { count: refusals })}>
      <CountTable
        caption={say("field.reasonsCaption")}
        head={say("field.reason")}
        of={refusals}
        rows={reasonRows(counts).map(({ reason, count }) => ({
          key: reason,
          data: { "data-reason": reason },
          name: reasonName(reason, say),
          count: { shown: true, value: count },
          tone: "brick",
        }))}
      />
      {others > 0 && <Remark>{say("field.otherNo", { count: others })}</Remark>}
    </Card>
  );
}

/** A round's own reasons are shown by their code: the console has no words for them. */
function reasonName(code: string, say: Say): string {
  const known = [...REFUSAL_REASONS, NO_REASON_GIVEN].find((reason) => reason === code);
  return known === undefined ? code : say(`reasons.${known as (typeof REFUSAL_REASONS)[number] | typeof NO_REASON_GIVEN}`);
}
