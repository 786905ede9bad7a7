import { paperBalance } from "../../domain/paper/paper-balance.ts";
import type { FieldworkReply } from "../../protocol/console/fieldwork.ts";
import { Notice } from "../../ui/notice.tsx";
import { DamagedItems } from "../parts/damaged-rows.tsx";
import { useWords } from "../words/use-words.ts";

type Props = Pick<FieldworkReply, "answers" | "paper" | "marks">;

/** Answers that the strokes promise against answers that have come, from tablets and from paper, and what to do about a difference. */
export function Reconciliation({ answers, paper, marks }: Props) {
  const { say, number } = useWords();
  const { expected, received, leftOut, quarantined, conflicting, damaged } = answers;
  const apart = answers.elsewhere + answers.revoked + marks.elsewhere + marks.revoked;
  const odd =
    quarantined + leftOut + marks.leftOut + conflicting + damaged + marks.quarantined + marks.conflicting + marks.damaged;
  const missing = expected - received - damaged;
  const onPaper = paperBalance(paper);
  const even = expected === received && odd === 0 && onPaper.missing + onPaper.extra === 0;
  return (
    <>
      <DamagedItems answers={answers} marks={marks} />
      <Notice tone={even ? "fine" : "mind"}>
        <p data-testid="reconciliation">
          <strong>{say("reconciliation.line", { expected: number(expected), received: number(received) })}</strong>
        </p>
        {even && <p>{say(expected + onPaper.marks === 0 ? "reconciliation.nothing" : "reconciliation.even")}</p>}
        {missing > 0 && <p>{say("reconciliation.missing", { count: missing })}</p>}
        {received > expected && <p>{say("reconciliation.tooMany", { count: received - expected })}</p>}
        {onPaper.missing > 0 && (
          <p data-testid="paper-missing">{say("reconciliation.paperMissing", { count: onPaper.missing })}</p>
        )}
        {onPaper.extra > 0 && <p data-testid="paper-extra">{say("reconciliation.paperExtra", { count: onPaper.extra })}</p>}
        {quarantined > 0 && <p>{say("reconciliation.quarantined", { count: quarantined })}</p>}
        {leftOut > 0 && <p>{say("reconciliation.leftOut", { count: leftOut })}</p>}
        {conflicting > 0 && <p>{say("reconciliation.conflicting", { count: conflicting })}</p>}
        {marks.misdated > 0 && <p data-testid="misdated">{say("reconciliation.marksMisdated", { count: marks.misdated })}</p>}
        {marks.quarantined > marks.misdated && (
          <p>{say("reconciliation.marksApart", { count: marks.quarantined - marks.misdated })}</p>
        )}
        {marks.leftOut > 0 && <p>{say("reconciliation.marksLeftOut", { count: marks.leftOut })}</p>}
        {apart > 0 && <p>{say("reconciliation.seeKeptApart")}</p>}
        {marks.conflicting > 0 && <p>{say("reconciliation.marksTwice", { count: marks.conflicting })}</p>}
      </Notice>
    </>
  );
}
