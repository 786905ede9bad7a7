import { paperBalance } from "../../domain/paper/paper-balance.ts";
import { FEWEST_RESPONDENTS } from "../../domain/rates/rates.ts";
import { responseRate } from "../../domain/rates/response-rate.ts";
import { percent } from "../../domain/rates/share.ts";
import { answered, asked } from "../../domain/tally/counts.ts";
import type { RoundId } from "../../kernel/ids.ts";
import { questions } from "../api/questions.ts";
import { useQuestion } from "../api/use-questions.ts";
import { totalCounts } from "../field/sums.ts";
import { Remark } from "../parts/card.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useWords } from "../words/use-words.ts";
import styles from "./results.module.css";

type Props = { readonly roundId: RoundId; readonly opened: number };

/** How many answers are open, and from the strokes how many answered (Kolada U31903) of how many asked (U31902). */
export function RespondentFacts({ roundId, opened }: Props) {
  const { say, number, percent: percentText } = useWords();
  const { api } = useServices();
  const { loaded, reload } = useQuestion(questions(api).fieldwork(roundId));
  const counts = loaded.status === "ready" ? totalCounts(loaded.value.groups) : null;
  const failure = loaded.status === "failed" ? loaded.failure : loaded.status === "ready" ? loaded.staleBecause : null;
  const answers = loaded.status === "ready" ? loaded.value.answers : null;
  // What makes the two numbers differ, so that nobody has to guess.
  const onPaper = loaded.status === "ready" ? paperBalance(loaded.value.paper).missing : 0;
  const missing = answers === null ? 0 : answers.expected - answers.received - answers.damaged;
  const rate = counts === null ? null : responseRate(counts);
  return (
    <>
      <p className={styles.facts} role="status">
        <strong data-figure="opened">{say("results.opened", { count: opened })}</strong>
        {counts !== null && rate !== null && (
          <>
            <span data-figure="respondents">
              {say("results.respondents", { number: answered(counts) < FEWEST_RESPONDENTS ? ".." : number(answered(counts)) })}
            </span>
            <span data-figure="responseRate">
              {say("results.responseRate", {
                rate: rate.shown ? percentText(percent(rate.value)) : "..",
                asked: number(asked(counts)),
              })}
            </span>
          </>
        )}
      </p>
      {onPaper + missing > 0 && (
        <Remark>
          {onPaper > 0 && say("results.onPaper", { count: onPaper })}{" "}
          {missing > 0 && say("reconciliation.missing", { count: missing })}
        </Remark>
      )}
      {failure !== null && <FailureNotice failure={failure} onRetry={reload} />}
    </>
  );
}
