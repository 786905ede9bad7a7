import type { CountRow } from "../../domain/disclosure/count-rows.ts";
import { Card } from "../parts/card.tsx";
import { CountTable } from "../parts/count-table.tsx";
import { useCountCaption } from "./use-count-caption.ts";

type Props<Key extends string> = {
  /** For `data-count-of`. */
  readonly name: string;
  readonly title: string;
  /** Whose answers, where they are not everybody's. */
  readonly aside: string | undefined;
  readonly head: string;
  readonly rows: readonly CountRow<Key>[];
  readonly nameOf: (key: Key) => string;
  /** All responses, also those whose row is hidden. */
  readonly responses: number;
};

/** How the responses divide by one thing. */
export function CountCard<Key extends string>({ name, title, aside, head, rows, nameOf, responses }: Props<Key>) {
  const caption = useCountCaption("results.distributionCaption", responses);
  return (
    <Card title={title} {...(aside === undefined ? {} : { aside })}>
      <CountTable
        caption={caption}
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
