import * as v from "valibot";
import type { RoundId, SiteId } from "../../kernel/ids.ts";
import { CivilDateText, DamagedRow, idOf, Name, NewName, SignedReleaseText } from "../atoms.ts";
import { Questionnaire1 } from "../documents/questionnaire/1.ts";
import { Settings2 } from "../documents/release/2.ts";
import { QuestionnaireMessage } from "../questionnaire-document.ts";

export const NewSite = v.strictObject({ name: NewName });
export type NewSite = v.InferOutput<typeof NewSite>;
export const Site = v.object({ id: idOf<SiteId>(), name: Name });
export type Site = v.InferOutput<typeof Site>;
export const SitesReply = v.object({ sites: v.array(Site), damaged: v.array(DamagedRow) });
export type SitesReply = v.InferOutput<typeof SitesReply>;

export const NewRound = v.strictObject({
  name: NewName,
  siteIds: v.pipe(v.array(idOf<SiteId>()), v.minLength(1), v.maxLength(1000)),
  starts: CivilDateText,
  ends: CivilDateText,
  settings: Settings2,
  questionnaire: QuestionnaireMessage,
});
export type NewRound = v.InferOutput<typeof NewRound>;

/** The most bytes of a NewRound. Signed it grows by a third, and a round that could never be published must not be made. */
export const MOST_ROUND_BYTES = 640 * 1024;

/** A round; `release` is its signed release once it is published. */
export const Round = v.object({ id: idOf<RoundId>(), ...NewRound.entries, name: Name, release: v.nullable(SignedReleaseText) });
export type Round = v.InferOutput<typeof Round>;
/** A round as lists show it: neither its questionnaire nor its release, which weigh hundreds of kilobytes. */
export const ListedRound = v.object({
  ...v.pick(Round, ["id", "name", "siteIds", "starts", "ends"]).entries,
  ...v.pick(Questionnaire1, ["languages", "title"]).entries,
  /** Which version of which questionnaire it asks. */
  asks: v.object(v.pick(Questionnaire1, ["id", "version"]).entries),
  published: v.boolean(),
});
export type ListedRound = v.InferOutput<typeof ListedRound>;
export const RoundsReply = v.object({ rounds: v.array(ListedRound), damaged: v.array(DamagedRow) });
export type RoundsReply = v.InferOutput<typeof RoundsReply>;

/** What a round grows to when it is signed, and with a hash for the text and the sound of each recording. */
const MOST_RELEASE_BYTES = 1_800_000;
export const MOST_PUBLISH_BYTES = MOST_RELEASE_BYTES + 1024;

export const PublishRequest = v.strictObject({ release: v.pipe(SignedReleaseText, v.maxLength(MOST_RELEASE_BYTES)) });
export type PublishRequest = v.InferOutput<typeof PublishRequest>;

export const NewEnrolment = v.strictObject({
  roundId: idOf<RoundId>(),
  siteId: idOf<SiteId>(),
  /** What the tablet will be called, unless whoever holds it says otherwise. */
  name: v.exactOptional(NewName),
});
export type NewEnrolment = v.InferOutput<typeof NewEnrolment>;
export const Enrolment = v.object({ code: v.string(), expires: v.string() });
export type Enrolment = v.InferOutput<typeof Enrolment>;

/** Null takes the name away. */
export const DeviceName = v.strictObject({ name: v.nullable(NewName) });
export type DeviceName = v.InferOutput<typeof DeviceName>;

/** Out of use: nobody waits for it, but what it holds is still taken. */
export const DeviceRetired = v.strictObject({ retired: v.boolean() });
export type DeviceRetired = v.InferOutput<typeof DeviceRetired>;
