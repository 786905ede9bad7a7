import * as v from "valibot";
import type { RoundId } from "../../kernel/ids.ts";
import { idOf, WholeNumber } from "../atoms.ts";

/**
 * How far the making of a made-up round for practice has come.
 *
 * | state    | means                                                                    |
 * | -------- | ------------------------------------------------------------------------ |
 * | possible | it isn't there, and may be made                                          |
 * | making   | it is being made: `done` of `total` answers are sealed                   |
 * | made     | it is there: `roundId`                                                   |
 * | failed   | the last attempt was cut short; another one goes on where it ended       |
 * | refused  | an organisation of its own is set up here, so that nothing is made up    |
 */
export const ExampleReply = v.object({
  state: v.picklist(["possible", "making", "made", "failed", "refused"]),
  roundId: v.nullable(idOf<RoundId>()),
  done: WholeNumber,
  total: WholeNumber,
});
export type ExampleReply = v.InferOutput<typeof ExampleReply>;
