import * as v from "valibot";
import type { Response } from "../domain/response/response.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import { Response1 } from "./documents/response/1.ts";
import { Response2 } from "./documents/response/2.ts";
import { Response3 } from "./documents/response/3.ts";

const Later = v.variant("format", [Response2, Response3]);

/** Reads a response of any version. */
export function readResponse(value: unknown): Result<Response, "malformed"> {
  const first = v.safeParse(Response1, value);
  if (first.success) {
    return ok(first.output);
  }
  const later = v.safeParse(Later, value);
  if (!later.success) {
    return err("malformed");
  }
  const { format: _, ...response } = later.output;
  return ok(response);
}
