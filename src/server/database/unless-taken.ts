import { err, type Result } from "../../kernel/result.ts";
import type { Store } from "./store.ts";

/**
 * Does the work; where a unique key stands in its way, that is `already-exists`, and nothing of its transaction is kept.
 * A look beforehand would not do: of two requests at once, both would find the place free.
 */
export async function unlessTaken<Value, Failure>(
  { dialect }: Store,
  work: () => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure | "already-exists">> {
  try {
    return await work();
  } catch (error) {
    if (dialect.isUniqueViolation(error)) {
      return err("already-exists");
    }
    throw error;
  }
}
