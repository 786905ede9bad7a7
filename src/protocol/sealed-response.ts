import * as v from "valibot";
import type { Response } from "../domain/response/response.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import { Response1 } from "./documents/response/1.ts";

export function readResponse(value: unknown): Result<Response, "malformed"> {
  const checked = v.safeParse(Response1, value);
  return checked.success ? ok(checked.output) : err("malformed");
}
