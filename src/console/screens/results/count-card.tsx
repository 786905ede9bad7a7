import { Card } from "../../parts/card.tsx";
import { CountTable } from "../../parts/count-table.tsx";
import type { CountRow } from "../../results/count-rows.ts";
import { useWords } from "../../words/use-words.ts";

type Props = {
  /** For `data-count-of`. */
  readonly name: string;
  readonly title: string;
  readonly head: string;
  readonly rows: readonly CountRow[];
  readonly nameOf: (key: string) => string;
  /** All responses, also those whose row is hidden. */
  readonly responses: number;
};

/** How the responses divide by one thing. */
export function CountCard({ name, title, head, rows, nameOf, responses }: Props) {
  const { say } = useWords();
  return (
    <Card title={title}>
      <CountTable
        caption={say("results.distributionCaption", { count: responses })}
        head={head}
        of={responses}
        rows={rows.map(({ key, count }) => ({
          key,
          data: { "data-count-of": name, "data-group": key },
          name: nameOf(key),
          count,
        }))}
      />
    </Card>
  );
}
