import * as v from "valibot";
import type { Response } from "../domain/response/response.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import { Response1 } from "./documents/response/1.ts";
import { Response2 } from "./documents/response/2.ts";

/** Reads a response of any version. */
export function readResponse(value: unknown): Result<Response, "malformed"> {
  const first = v.safeParse(Response1, value);
  if (first.success) {
    return ok(first.output);
  }
  const second = v.safeParse(Response2, value);
  if (!second.success) {
    return err("malformed");
  }
  const { format: _, ...response } = second.output;
  return ok(response);
}
