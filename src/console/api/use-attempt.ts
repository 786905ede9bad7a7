import { useCallback, useState } from "react";
import type { Result } from "../../kernel/result.ts";
import type { ApiFailure } from "./request.ts";

/** One thing that the coordinator tries: whether it runs, and why it did not work. */
export type Attempt<Failure> = {
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** Runs it and gives its result on; a new run forgets the last failure. */
  readonly run: <Value, Other extends Failure>(action: () => Promise<Result<Value, Other>>) => Promise<Result<Value, Other>>;
  readonly forget: () => void;
};

const IDLE = { busy: false, failure: null };

export function useAttempt<Failure = ApiFailure>(): Attempt<Failure> {
  const [{ busy, failure }, set] = useState<{ busy: boolean; failure: Failure | null }>(IDLE);
  const run = useCallback(async <Value, Other extends Failure>(action: () => Promise<Result<Value, Other>>) => {
    set({ busy: true, failure: null });
    const result = await action();
    set({ busy: false, failure: result.ok ? null : result.error });
    return result;
  }, []);
  const forget = useCallback(() => set(IDLE), []);
  return { busy, failure, run, forget };
}
