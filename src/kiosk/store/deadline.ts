import { err, ok, type Result } from "../../kernel/result.ts";
import { classify, type StorageFailure } from "./failure.ts";

const DEADLINE_MS = 8_000;

/**
 * Runs one storage call with a deadline: a database that opens and then never answers must not eat an answer. At the
 * deadline `work` is told to take itself back: what is reported as not stored must not land later. A commit that has
 * begun can't be taken back; it is waited for as long again, and what it then says counts. Only a commit that is silent
 * even so is reported "hung" without anybody knowing: the words for it ask to start the app anew, from what is stored.
 */
export async function guarded<Value>(work: (givenUp: AbortSignal) => PromiseLike<Value>): Promise<Result<Value, StorageFailure>> {
  const patience = new AbortController();
  const working = settled(work, patience.signal);
  const inTime = await within(working, DEADLINE_MS);
  if (inTime !== "silent") {
    return inTime;
  }
  patience.abort();
  const late = await within(working, DEADLINE_MS);
  return late !== "silent" && late.ok ? late : err("hung");
}

async function settled<Value>(
  work: (givenUp: AbortSignal) => PromiseLike<Value>,
  givenUp: AbortSignal,
): Promise<Result<Value, StorageFailure>> {
  try {
    return ok(await work(givenUp));
  } catch (error) {
    return err(classify(error));
  }
}

async function within<Value>(working: Promise<Value>, milliseconds: number): Promise<Value | "silent"> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<"silent">((resolve) => {
    timer = setTimeout(() => resolve("silent"), milliseconds);
  });
  try {
    return await Promise.race([working, silence]);
  } finally {
    clearTimeout(timer);
  }
}
