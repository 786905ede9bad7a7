import * as v from "valibot";
import { HELP_MODES } from "../../../domain/response/response.ts";
import { Response1 } from "./1.ts";

/** Version 3 knows of answers on paper. */
export const Response3 = v.strictObject({
  ...Response1.entries,
  format: v.literal("streck-response/3"),
  mode: v.picklist(HELP_MODES),
});
