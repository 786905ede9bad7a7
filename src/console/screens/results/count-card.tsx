import { Bar } from "../../parts/bar.tsx";
import { Card, Remark } from "../../parts/card.tsx";
import { Table } from "../../parts/table.tsx";
import type { CountRow } from "../../results/count-rows.ts";
import { useWords } from "../../words/use-words.ts";

type Props = {
  /** For `data-count-of`. */
  readonly name: string;
  readonly title: string;
  readonly head: string;
  readonly rows: readonly CountRow[];
  readonly nameOf: (key: string) => string;
};

/** How the responses divide by one thing. */
export function CountCard({ name, title, head, rows, nameOf }: Props) {
  const { say, number } = useWords();
  const total = rows.reduce((sum, { count }) => sum + (count.shown ? count.value : 0), 0);
  return (
    <Card title={title}>
      <Table
        caption={say("results.countCaption")}
        columns={[{ head }, { head: say("field.share"), kind: "bar" }, { head: say("results.responses"), kind: "number" }]}
        rows={rows.map(({ key, count }) => ({
          key,
          data: { "data-count-of": name, "data-group": key },
          cells: [
            nameOf(key),
            <Bar key="bar" thin value={count.shown ? (100 * count.value) / Math.max(1, total) : null} />,
            <span key="count" data-cell="count">
              {count.shown ? number(count.value) : ".."}
            </span>,
          ],
        }))}
      />
      {rows.some(({ count }) => !count.shown) && <Remark>{say("field.hiddenCells")}</Remark>}
    </Card>
  );
}
