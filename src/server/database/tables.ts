import type { Generated, Kysely, Transaction } from "kysely";
import type { CivilDate } from "../../kernel/calendar.ts";
import type {
  CodeHash,
  ItemHash,
  PasswordHash,
  ProofHash,
  ReleaseHash,
  SoundHash,
  TextHash,
  TokenHash,
} from "../../kernel/hashes.ts";
import type {
  BatchId,
  ComparisonId,
  CoordinatorId,
  DeviceId,
  DraftId,
  Epoch,
  Generation,
  ItemId,
  OrganisationId,
  RoundId,
  ServerId,
  SiteId,
} from "../../kernel/ids.ts";
import type { KeptApart } from "../../kernel/kept-apart.ts";
import type { Language } from "../../kernel/language.ts";
import type { SignedFeedback } from "../../kernel/signed-feedback.ts";
import type { SignedRelease } from "../../kernel/signed-release.ts";

/**
 * What is stored. Every row of a tenant has its organisation first in the key. Ids are random; nothing in
 * `sealed_answer`, `mark` or `fault_report` says when a row came, in which order, or which of the two belong together: only the batch
 * has a time, to the minute.
 */
export type Tables = {
  readonly server: ServerRow;
  readonly organisation: OrganisationRow;
  readonly coordinator: CoordinatorRow;
  readonly session: SessionRow;
  readonly organisation_keys: OrganisationKeysRow;
  readonly site: SiteRow;
  readonly round: RoundRow;
  readonly round_site: RoundSiteRow;
  readonly draft: DraftRow;
  readonly comparison: ComparisonRow;
  readonly client_numbers: ClientNumbersRow;
  readonly sound: SoundRow;
  readonly recording: RecordingRow;
  readonly round_sound: RoundSoundRow;
  readonly enrolment_code: EnrolmentCodeRow;
  readonly device: DeviceRow;
  readonly device_generation: DeviceGenerationRow;
  readonly device_place: DevicePlaceRow;
  readonly batch: BatchRow;
  readonly sealed_answer: SealedAnswerRow;
  readonly mark: MarkRow;
  readonly fault_report: FaultReportRow;
  readonly publication: PublicationRow;
  readonly paper_answer: PaperAnswerRow;
  readonly feedback_sheet: FeedbackSheetRow;
  readonly backup: BackupRow;
  readonly safe_item: SafeItemRow;
  readonly told: ToldRow;
};

/** All of it, of all organisations: for the files of this folder only. */
export type Queries = Kysely<Tables>;
export type Change = Transaction<Tables>;

/** What one organisation sees: its own rows, which need not say whose they are. */
export type TenantTables = {
  readonly [Table in Exclude<keyof Tables, "server" | "backup" | "organisation">]: Omit<Tables[Table], "organisation_id">;
} & { readonly organisation: Omit<OrganisationRow, "id"> };

/** No database has the same booleans; 0 and 1 are in all of them. */
export type Flag = 0 | 1;

/** Who this server is to its tablets: the row in the first `place`, which is unique. */
type ServerRow = { place: Generated<number>; id: ServerId; epoch: Epoch; set_up_code_hash: CodeHash | null };

/**
 * `name_key` (`kernel/names.ts`) is unique in the whole server. `open_round_id` and `open_site_id`: where a tablet without a
 * code joins. Only the practice organisation has them.
 */
type OrganisationRow = {
  id: OrganisationId;
  name: string;
  name_key: string | null;
  practice: Flag;
  open_round_id: RoundId | null;
  open_site_id: SiteId | null;
};

/** `name_key` is unique in the whole server. No password: cannot sign in with one (practice). */
type CoordinatorRow = {
  organisation_id: OrganisationId;
  id: CoordinatorId;
  name: string;
  name_key: string;
  password_hash: PasswordHash | null;
};

/** `expires`: milliseconds since 1970. */
type SessionRow = { organisation_id: OrganisationId; token_hash: TokenHash; coordinator_id: CoordinatorId; expires: number };

/** Public halves and the wrapped key file, as JSON; `key_file` is null where the organisation keeps it to itself. */
type OrganisationKeysRow = {
  organisation_id: OrganisationId;
  key_file: string | null;
  coordinator: string;
  recovery: string;
  signing: string;
  coordinator_proved: Flag;
  recovery_proved: Flag;
  proof_hash: ProofHash | null;
};

/** `name_key`, here and below: `kernel/names.ts`; unique within the organisation. */
type SiteRow = { organisation_id: OrganisationId; id: SiteId; name: string; name_key: string | null };

/** `settings` and `questionnaire` as JSON; `release` signed, and immutable from then on. */
export type RoundRow = {
  organisation_id: OrganisationId;
  id: RoundId;
  name: string;
  name_key: string | null;
  starts: CivilDate;
  ends: CivilDate;
  settings: string;
  questionnaire: string;
  release: SignedRelease | null;
  release_sha256: ReleaseHash | null;
};

/** `questionnaire` and `before` as JSON; `before` is what it was before this version. */
type DraftRow = { organisation_id: OrganisationId; id: DraftId; revision: number; questionnaire: string; before: string | null };

/** `figures`: municipalities and medians as JSON. */
type ComparisonRow = {
  organisation_id: OrganisationId;
  id: ComparisonId;
  name: string;
  file: string;
  imported: CivilDate;
  figures: string;
};

/** `numbers`: margins and source as JSON. */
type ClientNumbersRow = { organisation_id: OrganisationId; round_id: RoundId; entered: CivilDate; numbers: string };

type RoundSiteRow = { organisation_id: OrganisationId; round_id: RoundId; site_id: SiteId; position: number };

/** Bytes by their hash. `milliseconds`: how long it is; `size`: how many bytes, so that lists need not read them. */
type SoundRow = { organisation_id: OrganisationId; sha256: SoundHash; milliseconds: number; size: number; bytes: Uint8Array };

/** What is said for a text now. `place`: where it stood when it was recorded. */
type RecordingRow = {
  organisation_id: OrganisationId;
  language: Language;
  text_sha256: TextHash;
  text: string;
  place: string;
  sha256: SoundHash;
};

/** What the round's release says for it, for good. */
type RoundSoundRow = {
  organisation_id: OrganisationId;
  round_id: RoundId;
  language: Language;
  text_sha256: TextHash;
  sha256: SoundHash;
};

/** Gone as soon as it is used. `expires`: milliseconds since 1970. */
type EnrolmentCodeRow = {
  organisation_id: OrganisationId;
  code_hash: CodeHash;
  round_id: RoundId;
  site_id: SiteId;
  expires: number;
  device_name: string | null;
};

/**
 * `name`: what people call the tablet, if they call it anything; `name_key` is unique within the round, null where the name is
 * given up. `number`: which tablet of the round it was; null only where a row is damaged. `retired`: out of use, though what it
 * holds is still taken. `revoked`: since when its word is not believed any more. `left_out`: since when nothing that it handed in counts.
 */
type DeviceRow = {
  organisation_id: OrganisationId;
  id: DeviceId;
  round_id: RoundId;
  site_id: SiteId;
  name: string | null;
  name_key: string | null;
  token_hash: TokenHash;
  last_contact: string | null;
  app_version: string | null;
  pending: number;
  acknowledged: number;
  oldest_minutes: number | null;
  number: number | null;
  retired: Generated<Flag>;
  revoked: Generated<CivilDate | null>;
  left_out: Generated<CivilDate | null>;
};

/** Where a tablet may hand in: its own round and site, and those of the devices that it was before. */
type DevicePlaceRow = { organisation_id: OrganisationId; device_id: DeviceId; round_id: RoundId; site_id: SiteId };

/**
 * Every database that the device has had, each with its last word: a second one means that the first was wiped. `wiped`:
 * since when that is known. `lost_*`: how much was in it at most that had not arrived here; null where nobody reported it.
 */
type DeviceGenerationRow = {
  organisation_id: OrganisationId;
  device_id: DeviceId;
  generation: Generation;
  first_seen: string;
  last_contact: string | null;
  pending: number | null;
  marks_pending: number | null;
  unreadable: number | null;
  wiped: string | null;
  lost_answers: number | null;
  lost_marks: number | null;
};

/**
 * The new sealed answers that one request carried for one round; without a device: what was entered from paper for a site on one
 * day. `left_out`: since when none of them counts.
 */
type BatchRow = {
  organisation_id: OrganisationId;
  id: BatchId;
  round_id: RoundId;
  device_id: DeviceId | null;
  site_id: SiteId;
  received: string;
  answers: number;
  left_out: Generated<CivilDate | null>;
};

/**
 * `round_id` is where it is filed; `claimed_round_id` what it came with, when that is none of the tablet's. `kept_apart`: why it is
 * in quarantine; null also for those of before it was written down. `damaged`: the bytes were found not to give the hash any more.
 */
type SealedAnswerRow = {
  organisation_id: OrganisationId;
  round_id: RoundId;
  id: ItemId;
  sha256: ItemHash;
  batch_id: BatchId;
  claimed_round_id: RoundId | null;
  quarantined: Flag;
  conflicting: Flag;
  damaged: Generated<Flag>;
  kept_apart: KeptApart | null;
  sealed: Uint8Array;
};

/** `device_id`: which tablet brought it; null for those of before it was written down. Nothing says with which answers. */
type MarkRow = {
  organisation_id: OrganisationId;
  round_id: RoundId;
  site_id: SiteId;
  id: ItemId;
  sha256: ItemHash;
  claimed_round_id: RoundId | null;
  quarantined: Flag;
  conflicting: Flag;
  damaged: Generated<Flag>;
  kept_apart: KeptApart | null;
  device_id: DeviceId | null;
  bytes: Uint8Array;
};

/** `date`: of the report, as its bytes say. `handled`: a coordinator has seen to it. */
type FaultReportRow = {
  organisation_id: OrganisationId;
  id: ItemId;
  round_id: RoundId;
  site_id: SiteId;
  sha256: ItemHash;
  date: CivilDate;
  handled: Flag;
  bytes: Uint8Array;
};

/** What was given away of a round, once for each table, as JSON: shares in whole per cents, and never an answer. */
type PublicationRow = {
  organisation_id: OrganisationId;
  round_id: RoundId;
  shown: "sheet" | "languages" | "sites";
  published: CivilDate;
  sha256: ItemHash;
  figures: string;
};

/** Which of the sealed answers stood on paper. A sheet's id is there once in an organisation, whatever was sealed under it. */
type PaperAnswerRow = {
  organisation_id: OrganisationId;
  id: ItemId;
  round_id: RoundId;
  site_id: SiteId;
  sha256: ItemHash;
  batch_id: BatchId;
};

/** What hangs in a site's waiting room, as JSON: words, and which published figure they are about. */
type FeedbackSheetRow = {
  organisation_id: OrganisationId;
  round_id: RoundId;
  site_id: SiteId;
  revision: number;
  sheet: string;
};

/**
 * A backup that the server has made, or tried to: `file` is null where it failed, and `failure` where it did not. `began`:
 * milliseconds since 1970. `deleted`: its file has been, because later ones are there.
 */
export type BackupRow = {
  number: number;
  began: number;
  file: string | null;
  bytes: number | null;
  answers: number | null;
  marks: number | null;
  failure: string | null;
  deleted: Generated<Flag>;
};

/** A backup that was restored and compared holds this item, in these bytes. */
type SafeItemRow = { organisation_id: OrganisationId; id: ItemId; sha256: ItemHash };

/** What a site's tablets tell its waiting room. `signed`: null where it was taken back. */
type ToldRow = {
  organisation_id: OrganisationId;
  site_id: SiteId;
  round_id: RoundId;
  edition: number;
  since: CivilDate;
  signed: SignedFeedback | null;
};
