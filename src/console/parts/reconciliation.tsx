import type { FieldworkReply } from "../../protocol/console/fieldwork.ts";
import { useWords } from "../words/use-words.ts";
import { Notice } from "./notice.tsx";

type Props = Pick<FieldworkReply, "answers" | "marks">;

/** Answers that the strokes promise against answers that have come, and what to do about a difference. */
export function Reconciliation({ answers, marks }: Props) {
  const { say, number } = useWords();
  const { expected, received, quarantined, conflicting } = answers;
  const odd = quarantined + conflicting + marks.quarantined + marks.conflicting;
  const even = expected === received && odd === 0;
  return (
    <Notice tone={even ? "fine" : "mind"}>
      <p data-testid="reconciliation">
        <strong>{say("reconciliation.line", { expected: number(expected), received: number(received) })}</strong>
      </p>
      {even && <p>{say(expected === 0 ? "reconciliation.nothing" : "reconciliation.even")}</p>}
      {received < expected && <p>{say("reconciliation.missing", { count: expected - received })}</p>}
      {received > expected && <p>{say("reconciliation.tooMany", { count: received - expected })}</p>}
      {quarantined > 0 && <p>{say("reconciliation.quarantined", { count: quarantined })}</p>}
      {conflicting > 0 && <p>{say("reconciliation.conflicting", { count: conflicting })}</p>}
      {marks.misdated > 0 && <p data-testid="misdated">{say("reconciliation.marksMisdated", { count: marks.misdated })}</p>}
      {marks.quarantined > marks.misdated && (
        <p>{say("reconciliation.marksApart", { count: marks.quarantined - marks.misdated })}</p>
      )}
      {marks.conflicting > 0 && <p>{say("reconciliation.marksTwice", { count: marks.conflicting })}</p>}
    </Notice>
  );
}
