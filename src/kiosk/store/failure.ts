import { err, ok, type Result } from "../../kernel/result.ts";

/** Why the tablet's storage said no, classed by what the assistant can do about it. */
export type StorageFailure = "full" | "refused" | "hung" | "differs";

const DEADLINE_MS = 8_000;

/** Runs one storage call with a deadline: a database that opens and then never answers must not eat an answer. */
export async function guarded<Value>(work: () => PromiseLike<Value>): Promise<Result<Value, StorageFailure>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<Result<Value, StorageFailure>>((resolve) => {
    timer = setTimeout(() => resolve(err("hung")), DEADLINE_MS);
  });
  try {
    return await Promise.race([Promise.resolve(work()).then((value) => ok(value)), deadline]);
  } catch (error) {
    return err(classify(error));
  } finally {
    clearTimeout(timer);
  }
}

function classify(error: unknown): StorageFailure {
  return error instanceof Object && "name" in error && error.name === "QuotaExceededError" ? "full" : "refused";
}
