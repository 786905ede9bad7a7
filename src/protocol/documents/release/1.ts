import * as v from "valibot";
import type { Thumbprint as KeyThumbprint } from "../../../kernel/hashes.ts";
import type { OrganisationId, RoundId, SiteId } from "../../../kernel/ids.ts";
import { CivilDateText, idOf, Name } from "../../atoms.ts";
import { Questionnaire1 } from "../questionnaire/1.ts";

export const PublicKeyMessage = v.strictObject({
  kty: v.literal("EC"),
  crv: v.literal("P-256"),
  x: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
  y: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
});
export const Thumbprint = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)) as v.GenericSchema as v.GenericSchema<KeyThumbprint>;

export const SettingsMessage = v.strictObject({
  batchThreshold: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  batchAfterMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60)),
  keepsWalkAways: v.boolean(),
  silenceSeconds: v.pipe(v.number(), v.integer(), v.minValue(20), v.maxValue(600)),
  countdownSeconds: v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(120)),
  keepsWeek: v.boolean(),
});

/** What a signed release of version 1 says. */
export const Release1 = v.strictObject({
  format: v.literal("streck-release/1"),
  roundId: idOf<RoundId>(),
  roundName: Name,
  organisation: v.strictObject({ id: idOf<OrganisationId>(), name: Name, practice: v.boolean() }),
  sites: v.pipe(v.array(v.strictObject({ id: idOf<SiteId>(), name: Name })), v.minLength(1), v.maxLength(1000)),
  starts: CivilDateText,
  ends: CivilDateText,
  questionnaire: Questionnaire1,
  settings: SettingsMessage,
  recipients: v.pipe(
    v.array(v.strictObject({ kid: Thumbprint, role: v.picklist(["coordinator", "recovery"]), publicKey: PublicKeyMessage })),
    v.minLength(1),
    v.maxLength(20),
  ),
});
