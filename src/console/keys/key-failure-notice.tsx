import { PROBLEM_CODES } from "../../protocol/problem.ts";
import { Notice } from "../../ui/notice.tsx";
import { type ApiFailure, OWN_FAILURES } from "../api/request.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useWords } from "../words/use-words.ts";
import type { KeyFailure } from "./prove-key.ts";

/** What is left to someone who has forgotten the passphrase, here: the paper, keys made anew, or neither. */
export type WayOut = "recovery" | "new-keys" | "none";
type Props = { readonly failure: KeyFailure; readonly wayOut: WayOut };

/** Why a key did not open anything: what happened, that nothing is lost, what to do. */
export function KeyFailureNotice({ failure, wayOut }: Props) {
  const { say } = useWords();
  if (isApiFailure(failure)) {
    return <FailureNotice failure={failure} />;
  }
  return (
    <Notice tone="wrong" live title={say(`unlock.failed.${failure}.title`)}>
      <p>{say(`unlock.failed.${failure}.todo`)}</p>
      {failure === "keys-differ" && <p>{say("trust.safe")}</p>}
      {failure === "keys-differ" && <p>{say("trust.todo")}</p>}
      {failure === "wrong-passphrase" && <p>{say(`unlock.forgotten.${wayOut}`)}</p>}
    </Notice>
  );
}

function isApiFailure(failure: KeyFailure): failure is ApiFailure {
  return [...OWN_FAILURES, ...PROBLEM_CODES].some((code) => code === failure);
}
