import * as v from "valibot";
import type { DeviceId, Generation } from "../../kernel/ids.ts";
import { idOf, WholeNumber } from "../atoms.ts";
import { PROTOCOL } from "../version.ts";

/**
 * The database of this generation is gone from the tablet. Device and generation are random and
 * known to that tablet and the server alone, so naming both is proof enough; the device's secret went with the database.
 * Reporting the same again changes nothing.
 */
export const WipedReport = v.strictObject({
  protocol: v.literal(PROTOCOL),
  deviceId: idOf<DeviceId>(),
  generation: idOf<Generation>(),
  /** At most so many answers and marks had not been confirmed by the server: what may be missing for ever. */
  answers: WholeNumber,
  marks: WholeNumber,
});
export type WipedReport = v.InferOutput<typeof WipedReport>;

/** `known` false: this server has never had such a device; there is nobody to tell. */
export const WipedReply = v.object({ protocol: v.literal(PROTOCOL), known: v.boolean() });
export type WipedReply = v.InferOutput<typeof WipedReply>;
