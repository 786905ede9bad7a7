import { NO_REASON_GIVEN, REFUSAL_REASONS } from "../../../domain/disposition/reasons.ts";
import type { FieldworkReply } from "../../../protocol/console/fieldwork.ts";
import { reasonRows } from "../../fieldwork/reason-rows.ts";
import { reasonCounts } from "../../fieldwork/sums.ts";
import { Bar } from "../../parts/bar.tsx";
import { Card, Remark } from "../../parts/card.tsx";
import { Table } from "../../parts/table.tsx";
import type { Say } from "../../words/use-words.ts";
import { useWords } from "../../words/use-words.ts";

/** Why people said no: a table about people, so small counts are hidden. */
export function ReasonsCard({ reasons }: { readonly reasons: FieldworkReply["reasons"] }) {
  const { say, number } = useWords();
  const counts = reasonCounts(reasons);
  const rows = reasonRows(counts);
  const refusals = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const most = Math.max(1, ...rows.map(({ count }) => (count.shown ? count.value : 0)));
  const someHidden = rows.some(({ count }) => !count.shown);
  if (refusals === 0) {
    return (
      <Card title={say("field.reasons")}>
        <p>{say("field.nobodyRefused")}</p>
      </Card>
    );
  }
  return (
    <Card title={say("field.reasons")} aside={say("common.people", { count: refusals })}>
      <Table
        caption={say("field.reasonsCaption")}
        columns={[
          { head: say("field.reason") },
          { head: say("field.share"), kind: "bar" },
          { head: say("field.count"), kind: "number" },
        ]}
        rows={rows.map(({ reason, count }) => ({
          key: reason,
          data: { "data-reason": reason },
          cells: [
            reasonName(reason, say),
            <Bar key="bar" thin tone="brick" value={count.shown ? (100 * count.value) / most : null} />,
            <span key="count" data-cell="count">
              {count.shown ? number(count.value) : ".."}
            </span>,
          ],
        }))}
      />
      {someHidden && <Remark>{say("field.hiddenCells")}</Remark>}
    </Card>
  );
}

/** A round's own reasons are shown by their code: the console has no words for them. */
function reasonName(code: string, say: Say): string {
  const known = [...REFUSAL_REASONS, NO_REASON_GIVEN].find((reason) => reason === code);
  return known === undefined ? code : say(`reasons.${known as (typeof REFUSAL_REASONS)[number] | typeof NO_REASON_GIVEN}`);
}
