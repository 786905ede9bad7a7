import * as v from "valibot";
import type { DeviceId, RoundId, SiteId } from "../../kernel/ids.ts";
import { idOf, WholeNumber } from "../atoms.ts";

/** Whether nothing that a tablet, or a transfer, has handed in counts. */
export const LeftOut = v.strictObject({ leftOut: v.boolean() });
export type LeftOut = v.InferOutput<typeof LeftOut>;

/** Whether a tablet's word is not believed any more. */
export const Revoked = v.strictObject({ revoked: v.boolean() });
export type Revoked = v.InferOutput<typeof Revoked>;

/** Why items are kept apart that a coordinator can count all the same: whoever brought them is not, or was not, believed. */
export const DoubtedFor = v.picklist(["revoked", "elsewhere"]);
export type DoubtedFor = v.InferOutput<typeof DoubtedFor>;

/** What one tablet has handed in for one round, and nobody counts. */
const Lot = v.object({
  deviceId: idOf<DeviceId>(),
  why: DoubtedFor,
  /** Which round they say they are of. */
  roundId: idOf<RoundId>(),
  /** False: the organisation has no such round, so they can be counted nowhere. */
  known: v.boolean(),
  /** Where the marks say that they were made. */
  siteIds: v.array(idOf<SiteId>()),
  marks: WholeNumber,
  answers: WholeNumber,
});
export type Lot = v.InferOutput<typeof Lot>;
export const LotsReply = v.object({ lots: v.array(Lot) });
export type LotsReply = v.InferOutput<typeof LotsReply>;

/** Counts what the tablet handed in there; from another place, also what it hands in from there later. */
export const CountLot = v.strictObject({ deviceId: idOf<DeviceId>(), why: DoubtedFor, roundId: idOf<RoundId>() });
export type CountLot = v.InferOutput<typeof CountLot>;
/** How many count now. What can't be (a mark with an impossible date, or of a site that the round doesn't have) stays where it is. */
export const LotCounted = v.object({ marks: WholeNumber, answers: WholeNumber });
export type LotCounted = v.InferOutput<typeof LotCounted>;
