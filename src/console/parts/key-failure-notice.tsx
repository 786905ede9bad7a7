import { PROBLEM_CODES } from "../../protocol/problem.ts";
import type { ApiFailure } from "../api/request.ts";
import type { KeyFailure } from "../keys/prove-key.ts";
import { useWords } from "../words/use-words.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { Notice } from "./notice.tsx";

type Props = { readonly failure: KeyFailure };

/** Why a key did not open anything: what happened, that nothing is lost, what to do. */
export function KeyFailureNotice({ failure }: Props) {
  const { say } = useWords();
  if (isApiFailure(failure)) {
    return <FailureNotice failure={failure} />;
  }
  return (
    <Notice tone="wrong" live title={say(`unlock.failed.${failure}.title`)}>
      {say(`unlock.failed.${failure}.todo`)}
    </Notice>
  );
}

function isApiFailure(failure: KeyFailure): failure is ApiFailure {
  return failure === "unreachable" || failure === "unreadable" || PROBLEM_CODES.some((code) => code === failure);
}
