import * as v from "valibot";
import { TABLET_MODES } from "../../../domain/response/response.ts";
import { Response1 } from "./1.ts";

/** Version 2 says its version, and knows of a client who listened to the tablet and was read to besides. */
export const Response2 = v.strictObject({
  ...Response1.entries,
  format: v.literal("streck-response/2"),
  mode: v.picklist(TABLET_MODES),
});
