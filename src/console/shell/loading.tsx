import type { ReactNode } from "react";
import type { Load } from "../api/loaded.ts";
import { useWords } from "../words/use-words.ts";
import { FailureNotice } from "./failure-notice.tsx";

type Props<Value> = {
  readonly of: Load<Value>;
  /** What is said until then. */
  readonly waiting?: string;
  readonly children: (value: Value) => ReactNode;
};

/** Shows what was asked for once it is there; a failed refresh stands above what was there before. */
export function WhenLoaded<Value>({ of: { loaded, reload }, waiting, children }: Props<Value>) {
  const { say } = useWords();
  switch (loaded.status) {
    case "loading":
      return <p aria-live="polite">{waiting ?? say("common.loading")}</p>;
    case "failed":
      return <FailureNotice failure={loaded.failure} onRetry={reload} />;
    case "ready":
      return (
        <>
          {loaded.staleBecause !== null && <FailureNotice failure={loaded.staleBecause} onRetry={reload} />}
          {children(loaded.value)}
        </>
      );
  }
}
