import * as v from "valibot";
import { WholeNumber } from "../atoms.ts";

/**
 * How the server saves itself, and how that goes. A backup counts once it was restored and compared. `plan` null: it makes none,
 * and tablets keep what they have.
 */
export const BackupsReply = v.object({
  plan: v.nullable(
    v.object({
      /** False: whoever has a backup can read it. */
      sealed: v.boolean(),
      everyHours: WholeNumber,
      keep: WholeNumber,
      /** So many days tablets keep what they were told is safe. */
      graceDays: WholeNumber,
      /** `waiting`: none has been tried yet; `late`: the last is good, but long ago. */
      state: v.picklist(["waiting", "ok", "failed", "late"]),
      /** When the latest good one was begun: ISO 8601, minutes. Null: there is none. */
      newest: v.nullable(v.string()),
      /**
       * Why the last one failed: it can't be written, the server's own disk or database stood in the way, or what was restored
       * from it was not the original.
       */
      failure: v.nullable(v.picklist(["target", "data", "not-verified", "other"])),
    }),
  ),
});
export type BackupsReply = v.InferOutput<typeof BackupsReply>;
