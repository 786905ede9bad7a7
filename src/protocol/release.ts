import * as v from "valibot";
import type { Release } from "../domain/round/release.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import { QuestionnaireMessage, readQuestionnaire } from "./questionnaire-document.ts";
import { CivilDateText, Id, Name } from "./words.ts";

export const PublicKeyMessage = v.strictObject({
  kty: v.literal("EC"),
  crv: v.literal("P-256"),
  x: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
  y: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
});
export const Thumbprint = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

export const SettingsMessage = v.strictObject({
  batchThreshold: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  batchAfterMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60)),
  keepsWalkAways: v.boolean(),
  silenceSeconds: v.pipe(v.number(), v.integer(), v.minValue(20), v.maxValue(600)),
  countdownSeconds: v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(120)),
  keepsWeek: v.boolean(),
});

/** What a signed release says. */
export const ReleaseMessage: v.GenericSchema<unknown, Release> = v.strictObject({
  format: v.literal("streck-release/1"),
  roundId: Id,
  roundName: Name,
  organisation: v.strictObject({ id: Id, name: Name, practice: v.boolean() }),
  sites: v.pipe(v.array(v.strictObject({ id: Id, name: Name })), v.minLength(1), v.maxLength(1000)),
  starts: CivilDateText,
  ends: CivilDateText,
  questionnaire: QuestionnaireMessage,
  settings: SettingsMessage,
  recipients: v.pipe(
    v.array(v.strictObject({ kid: Thumbprint, role: v.picklist(["coordinator", "recovery"]), publicKey: PublicKeyMessage })),
    v.minLength(1),
    v.maxLength(20),
  ),
});

/** The release in a verified payload: its shape and its questionnaire are checked again, whoever signed it. */
export function readRelease(value: unknown): Result<Release, "malformed"> {
  const checked = v.safeParse(ReleaseMessage, value);
  return checked.success && readQuestionnaire(checked.output.questionnaire).ok ? ok(checked.output) : err("malformed");
}
