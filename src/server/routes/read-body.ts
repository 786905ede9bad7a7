import * as v from "valibot";
import { err, ok, type Result } from "../../kernel/result.ts";

export function readBody<Message>(schema: v.GenericSchema<unknown, Message>, body: unknown): Result<Message, "malformed"> {
  const checked = v.safeParse(schema, body);
  return checked.success ? ok(checked.output) : err("malformed");
}
