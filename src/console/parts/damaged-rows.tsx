import type { DamagedRow } from "../../protocol/atoms.ts";
import type { FieldworkReply } from "../../protocol/console/fieldwork.ts";
import { Notice } from "../../ui/notice.tsx";
import { firstSigns } from "../words/device-name.ts";
import { useWords } from "../words/use-words.ts";

type Kind =
  | "questionnaires"
  | "rounds"
  | "sites"
  | "devices"
  | "batches"
  | "recordings"
  | "feedback"
  | "faultReports"
  | "comparisons";

/** Rows that the server can't read any more, by name, and what to do: all others are there as ever. */
export function DamagedRows({ of, kind }: { readonly of: readonly DamagedRow[]; readonly kind: Kind }) {
  const { say } = useWords();
  if (of.length === 0) {
    return null;
  }
  return (
    <Notice tone="wrong" title={say(`damaged.${kind}`, { count: of.length })}>
      <p data-testid={`damaged-${kind}`}>
        {of.map(({ id, name }) => (name === null ? firstSigns(id) : `${name} (${firstSigns(id)})`)).join(", ")}
      </p>
      <p>{say("damaged.rest")}</p>
      <p>{say("damaged.restore")}</p>
    </Notice>
  );
}

/** Strokes and answers whose bytes rotted on the server; it asks tablets for them again by itself. */
export function DamagedItems({ answers, marks }: Pick<FieldworkReply, "answers" | "marks">) {
  const { say } = useWords();
  return answers.damaged + marks.damaged === 0 ? null : (
    <Notice tone="wrong">
      {marks.damaged > 0 && <p data-testid="damaged-marks">{say("damaged.marks", { count: marks.damaged })}</p>}
      {answers.damaged > 0 && <p data-testid="damaged-answers">{say("damaged.answers", { count: answers.damaged })}</p>}
      <p>{say("damaged.again")}</p>
    </Notice>
  );
}
