import { err, type Result } from "../../kernel/result.ts";

/**
 * What the action gives. What it throws becomes `unexpected`: a file that has changed, a stick that was pulled out or a
 * browser that lacks something must not leave anybody waiting for ever.
 */
export async function attempt<Value, Failure>(
  action: () => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure | "unexpected">> {
  try {
    return await action();
  } catch {
    return err("unexpected");
  }
}
