import type { UnlockFailure } from "../../envelopes/unlock.ts";
import { Notice } from "../../ui/notice.tsx";
import { KeyFailureNotice } from "../keys/key-failure-notice.tsx";
import type { OpeningFailure } from "../opening/open-round.ts";
import { useWords } from "../words/use-words.ts";

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
