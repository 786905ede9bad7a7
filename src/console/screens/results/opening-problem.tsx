import type { UnlockFailure } from "../../keys/unlock.ts";
import type { OpeningFailure } from "../../opening/open-round.ts";
import { KeyFailureNotice } from "../../parts/key-failure-notice.tsx";
import { Notice } from "../../parts/notice.tsx";
import { useWords } from "../../words/use-words.ts";

export type OpeningProblem = OpeningFailure | UnlockFailure;

export function OpeningProblemNotice({ problem }: { readonly problem: OpeningProblem }) {
  const { say } = useWords();
  if (problem === "cancelled") {
    return (
      <Notice tone="mind" live>
        {say("open.cancelled")}
      </Notice>
    );
  }
  if (problem === "worker-failed") {
    return (
      <Notice tone="wrong" live>
        {say("open.workerFailed")}
      </Notice>
    );
  }
  return <KeyFailureNotice failure={problem} wayOut="recovery" />;
}
