import * as v from "valibot";
import { QuestionnaireMessage } from "../questionnaire-document.ts";
import { SettingsMessage } from "../release.ts";
import { CivilDateText, DamagedRow, Id, Name, NewName } from "../words.ts";

/** `GET /api/sites` → `{sites: Site[], damaged}`, `POST /api/sites` NewSite → Site */
export const NewSite = v.strictObject({ name: NewName });
export type NewSite = v.InferOutput<typeof NewSite>;
export const Site = v.object({ id: Id, name: Name });
export type Site = v.InferOutput<typeof Site>;
export const SitesReply = v.object({ sites: v.array(Site), damaged: v.array(DamagedRow) });
export type SitesReply = v.InferOutput<typeof SitesReply>;

/** `POST /api/rounds` NewRound → Round */
export const NewRound = v.strictObject({
  name: NewName,
  siteIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(1000)),
  starts: CivilDateText,
  ends: CivilDateText,
  settings: SettingsMessage,
  questionnaire: QuestionnaireMessage,
});
export type NewRound = v.InferOutput<typeof NewRound>;

/** The most bytes of a NewRound. Signed it grows by a third, and a round that could never be published must not be made. */
export const MOST_ROUND_BYTES = 640 * 1024;

/** A round; `release` is its signed release once it is published. `GET /api/rounds` → `{rounds: Round[], damaged}` */
export const Round = v.object({ id: Id, ...NewRound.entries, name: Name, release: v.nullable(v.string()) });
export type Round = v.InferOutput<typeof Round>;
export const RoundsReply = v.object({ rounds: v.array(Round), damaged: v.array(DamagedRow) });
export type RoundsReply = v.InferOutput<typeof RoundsReply>;

/**
 * `POST /api/rounds/:id/publish` PublishRequest → Round: signed in the browser, verified by the server against the
 * organisation's signing key.
 */
export const PublishRequest = v.strictObject({ release: v.pipe(v.string(), v.maxLength(900_000)) });
export type PublishRequest = v.InferOutput<typeof PublishRequest>;

/** `POST /api/enrolments`: a code that one tablet can use once, within an hour. */
export const NewEnrolment = v.strictObject({
  roundId: Id,
  siteId: Id,
  /** What the tablet will be called, unless whoever holds it says otherwise. */
  name: v.exactOptional(NewName),
});
export type NewEnrolment = v.InferOutput<typeof NewEnrolment>;
export const Enrolment = v.object({ code: v.string(), expires: v.string() });
export type Enrolment = v.InferOutput<typeof Enrolment>;

/** `POST /api/devices/:id/name` DeviceName → DeviceName: null takes the name away. */
export const DeviceName = v.strictObject({ name: v.nullable(NewName) });
export type DeviceName = v.InferOutput<typeof DeviceName>;
