import type { Generated, Kysely, Transaction } from "kysely";

/**
 * What is stored. Every row of a tenant has its organisation first in the key. Ids are random; nothing in
 * `sealed_answer` or `mark` says when a row came, in which order, or which of the two belong together: only the batch
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
  readonly enrolment_code: EnrolmentCodeRow;
  readonly device: DeviceRow;
  readonly device_generation: DeviceGenerationRow;
  readonly batch: BatchRow;
  readonly sealed_answer: SealedAnswerRow;
  readonly mark: MarkRow;
};

export type Queries = Kysely<Tables>;
export type Change = Transaction<Tables>;

/** No database has the same booleans; 0 and 1 are in all of them. */
export type Flag = 0 | 1;

/** One row: who this server is to its tablets. */
type ServerRow = { id: string; epoch: string; set_up_code_hash: string | null };

/** `open_round_id` and `open_site_id`: where a tablet without a code joins. Only the practice organisation has them. */
type OrganisationRow = { id: string; name: string; practice: Flag; open_round_id: string | null; open_site_id: string | null };

/** `name_key` is unique in the whole server. No password: cannot sign in with one (practice). */
type CoordinatorRow = { organisation_id: string; id: string; name: string; name_key: string; password_hash: string | null };

/** `expires`: milliseconds since 1970. */
type SessionRow = { organisation_id: string; token_hash: string; coordinator_id: string; expires: number };

/** Public halves and the wrapped key file, as JSON; `key_file` is null where the organisation keeps it to itself. */
type OrganisationKeysRow = {
  organisation_id: string;
  key_file: string | null;
  coordinator: string;
  recovery: string;
  signing: string;
  coordinator_proved: Flag;
  recovery_proved: Flag;
  proof_hash: string | null;
};

/** `name_key`, here and below: `kernel/names.ts`; unique within the organisation. */
type SiteRow = { organisation_id: string; id: string; name: string; name_key: string | null };

/** `settings` and `questionnaire` as JSON; `release` signed, and immutable from then on. */
export type RoundRow = {
  organisation_id: string;
  id: string;
  name: string;
  name_key: string | null;
  starts: string;
  ends: string;
  settings: string;
  questionnaire: string;
  release: string | null;
  release_sha256: string | null;
};

type RoundSiteRow = { organisation_id: string; round_id: string; site_id: string; position: number };

/** Gone as soon as it is used. `expires`: milliseconds since 1970. */
type EnrolmentCodeRow = {
  organisation_id: string;
  code_hash: string;
  round_id: string;
  site_id: string;
  expires: number;
  device_name: string | null;
};

/** `name`: what people call the tablet, if they call it anything; `name_key` is unique within the round, null where the name is given up. */
type DeviceRow = {
  organisation_id: string;
  id: string;
  round_id: string;
  site_id: string;
  name: string | null;
  name_key: string | null;
  token_hash: string;
  last_contact: string | null;
  app_version: string | null;
  pending: number;
  acknowledged: number;
  oldest_minutes: number | null;
};

/**
 * Every database that the device has had, each with its last word: a second one means that the first was wiped. `wiped`:
 * since when that is known. `lost_*`: how much was in it at most that had not arrived here; null where nobody reported it.
 */
type DeviceGenerationRow = {
  organisation_id: string;
  device_id: string;
  generation: string;
  first_seen: string;
  last_contact: string | null;
  pending: number | null;
  marks_pending: number | null;
  unreadable: number | null;
  wiped: string | null;
  lost_answers: number | null;
  lost_marks: number | null;
};

/** The new sealed answers that one request carried for one round. */
type BatchRow = {
  organisation_id: string;
  id: string;
  round_id: string;
  device_id: string;
  site_id: string;
  received: string;
  answers: number;
};

/**
 * `round_id` is where it is filed; `claimed_round_id` what it came with, when no such round is known. `damaged`: the bytes
 * were found not to give the hash any more.
 */
type SealedAnswerRow = {
  organisation_id: string;
  round_id: string;
  id: string;
  sha256: string;
  batch_id: string;
  claimed_round_id: string | null;
  quarantined: Flag;
  conflicting: Flag;
  damaged: Generated<Flag>;
  sealed: Uint8Array;
};

type MarkRow = {
  organisation_id: string;
  round_id: string;
  site_id: string;
  id: string;
  sha256: string;
  claimed_round_id: string | null;
  quarantined: Flag;
  conflicting: Flag;
  damaged: Generated<Flag>;
  bytes: Uint8Array;
};
