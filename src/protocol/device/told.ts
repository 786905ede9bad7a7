import * as v from "valibot";
import { SignedFeedbackText } from "../told.ts";
import { PROTOCOL } from "../version.ts";

/** What the waiting room is told; null where it is told nothing, or nothing any more. */
export const ToldReply = v.object({ protocol: v.literal(PROTOCOL), told: v.nullable(SignedFeedbackText) });
export type ToldReply = v.InferOutput<typeof ToldReply>;
