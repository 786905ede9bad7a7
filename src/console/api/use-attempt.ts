import { useCallback, useState } from "react";
import type { Result } from "../../kernel/result.ts";
import { attempt } from "./attempt.ts";
import type { ApiFailure } from "./request.ts";

/** One thing that the coordinator tries: whether it runs, and why it did not work. */
export type Attempt<Failure> = {
  readonly busy: boolean;
  readonly failure: Failure | "unexpected" | null;
  /** Runs it and gives its result on; a new run forgets the last failure. Never throws. */
  readonly run: <Value, Other extends Failure>(
    action: () => Promise<Result<Value, Other>>,
  ) => Promise<Result<Value, Other | "unexpected">>;
};

export function useAttempt<Failure = ApiFailure>(): Attempt<Failure> {
  const [{ busy, failure }, set] = useState<Omit<Attempt<Failure>, "run">>({ busy: false, failure: null });
  const run = useCallback(async <Value, Other extends Failure>(action: () => Promise<Result<Value, Other>>) => {
    set({ busy: true, failure: null });
    const result = await attempt(action);
    set({ busy: false, failure: result.ok ? null : result.error });
    return result;
  }, []);
  return { busy, failure, run };
}
