import type { CountRow } from "../../domain/disclosure/count-rows.ts";
import { Card } from "../parts/card.tsx";
import { CountTable } from "../parts/count-table.tsx";
import { useWords } from "../words/use-words.ts";

type Props<Key extends string> = {
  /** For `data-count-of`. */
  readonly name: string;
  readonly title: string;
  readonly head: string;
  readonly rows: readonly CountRow<Key>[];
  readonly nameOf: (key: Key) => string;
  /** All responses, also those whose row is hidden. */
  readonly responses: number;
};

/** How the responses divide by one thing. */
export function CountCard<Key extends string>({ name, title, head, rows, nameOf, responses }: Props<Key>) {
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
