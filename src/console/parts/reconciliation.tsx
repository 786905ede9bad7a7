import type { FieldworkReply } from "../../protocol/console/fieldwork.ts";
import { useWords } from "../words/use-words.ts";
import { Notice } from "./notice.tsx";

/** Answers that the strokes promise against answers that have come, and what to do about a difference. */
export function Reconciliation({ answers }: { readonly answers: FieldworkReply["answers"] }) {
  const { say, number } = useWords();
  const { expected, received, quarantined, conflicting } = answers;
  const even = expected === received && quarantined === 0 && conflicting === 0;
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
    </Notice>
  );
}
