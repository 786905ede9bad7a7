import type { Shown } from "../../domain/disclosure/reader.ts";
import { useWords } from "../words/use-words.ts";
import { Bar } from "./bar.tsx";
import { Remark } from "./card.tsx";
import { Table, type TableRow } from "./table.tsx";

export type CountTableRow = Pick<TableRow, "key" | "data"> & {
  readonly name: string;
  readonly count: Shown<number>;
  readonly tone?: "pine" | "brick" | "stone";
};
type Props = {
  readonly caption: string;
  /** What the rows are. */
  readonly head: string;
  readonly rows: readonly CountTableRow[];
  /** What a full bar stands for: all of whom the counts are a share, also those in hidden rows. */
  readonly of: number;
};

/** Counts as bars, each as long as its share. What may not be shown is hatched, and a remark says why. */
export function CountTable({ caption, head, rows, of }: Props) {
  const { say, number } = useWords();
  return (
    <>
      <Table
        caption={caption}
        columns={[{ head }, { head: say("field.share"), kind: "bar" }, { head: say("field.count"), kind: "number" }]}
        rows={rows.map(({ name, count, tone = "pine", ...row }) => ({
          ...row,
          cells: [
            name,
            <Bar key="bar" thin tone={tone} value={count.shown ? (100 * count.value) / Math.max(1, of) : null} />,
            <span key="count" data-cell="count">
              {count.shown ? number(count.value) : ".."}
            </span>,
          ],
        }))}
      />
      {rows.some(({ count }) => !count.shown) && <Remark>{say("field.hiddenCells")}</Remark>}
    </>
  );
}
