import { err, type Result } from "../../kernel/result.ts";
import type { Changing, Database } from "./database.ts";

/**
 * A change where a unique key may stand in the way: that is `already-exists`, and nothing of the change is kept. A look
 * beforehand would not do: of two requests at once, both would find the place free.
 */
export async function unlessTaken<Value, Failure = never>(
  { change, isTaken }: Database,
  work: (change: Changing) => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure | "already-exists">> {
  try {
    return await change(work);
  } catch (error) {
    if (isTaken(error)) {
      return err("already-exists");
    }
    throw error;
  }
}
