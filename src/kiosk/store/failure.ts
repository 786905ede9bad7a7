import { err, ok, type Result } from "../../kernel/result.ts";

/** Why the tablet's storage said no, classed by what the assistant can do about it. */
export type StorageFailure = "full" | "refused" | "hung" | "differs";

const DEADLINE_MS = 8_000;

/**
 * Runs one storage call with a deadline: a database that opens and then never answers must not eat an answer. `work` is
 * told when it was given up: what was reported as not stored must not land later.
 */
export async function guarded<Value>(work: (givenUp: AbortSignal) => PromiseLike<Value>): Promise<Result<Value, StorageFailure>> {
  const patience = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<Result<Value, StorageFailure>>((resolve) => {
    timer = setTimeout(() => {
      resolve(err("hung"));
      patience.abort();
    }, DEADLINE_MS);
  });
  try {
    return await Promise.race([Promise.resolve(work(patience.signal)).then((value) => ok(value)), deadline]);
  } catch (error) {
    return err(classify(error));
  } finally {
    clearTimeout(timer);
  }
}

function classify(error: unknown): StorageFailure {
  return error instanceof Object && "name" in error && error.name === "QuotaExceededError" ? "full" : "refused";
}
