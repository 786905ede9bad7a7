import * as v from "valibot";
import { Id, WholeNumber } from "../words.ts";

/**
 * `GET /api/example`, and the answer to `POST /api/example` (no body: begins to fill practice with a made-up round).
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
  roundId: v.nullable(Id),
  done: WholeNumber,
  total: WholeNumber,
});
export type ExampleReply = v.InferOutput<typeof ExampleReply>;
