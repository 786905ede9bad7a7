import type { CivilDate } from "../../kernel/calendar.ts";
import type { ItemHash } from "../../kernel/hashes.ts";
import type { ItemId, RoundId } from "../../kernel/ids.ts";
import { SealedAnswerMessage, type SealedAnswersReply } from "../../protocol/console/fieldwork.ts";
import type { Actor } from "../actor.ts";
import { readRows } from "../database/damaged-record.ts";
import type { TenantReading } from "../database/tenant.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";
import { textOf } from "./bytes.ts";
import { onlyIntact } from "./damage.ts";

/** A page ends after so many rows, or before so many bytes, whichever comes first; one row it always has. */
const PAGE = 500;
const PAGE_BYTES = 8 * 1024 * 1024;

/**
 * One page of a round's sealed answers, in id order. The cursor names an id and, since one id may have two versions, a
 * hash: `ID` or `ID.HASH`; a page ends anywhere.
 */
export async function sealedAnswers(
  actor: Actor,
  { database }: ServerContext,
  roundId: RoundId,
  after: string | null,
): Promise<SealedAnswersReply> {
  const organisationId = organisationFor(actor, "fetch sealed answers");
  const { page, more } = await database.read((read) => readPage(read.of(organisationId), roundId, after));
  // Reading them all is the time at which rot is noticed, and asked for again.
  await onlyIntact(
    database,
    "sealed_answer",
    organisationId,
    page.map((row) => ({ ...row, bytes: row.sealed })),
  );
  return replyOf(page, more);
}

/** The same for whoever only reads: what rotted is found out by its hash, and flagged by nobody. */
export async function sealedPage(own: TenantReading, roundId: RoundId, after: string | null): Promise<SealedAnswersReply> {
  const { page, more } = await readPage(own, roundId, after);
  return replyOf(page, more);
}

function replyOf(page: Awaited<ReturnType<typeof readPage>>["page"], more: boolean): SealedAnswersReply {
  const { sound } = readRows(page, SealedAnswerMessage, (row) => ({
    id: row.id,
    sha256: row.sha256,
    batchId: row.batch_id,
    siteId: row.site_id,
    ...(row.device_id === null ? { paper: true as const } : {}),
    state: stateOf(row),
    sealed: textOf(row.sealed),
  }));
  const last = sound.at(-1);
  return { answers: sound, next: more && last !== undefined ? `${last.id}.${last.sha256}` : null };
}

type State = SealedAnswersReply["answers"][number]["state"];

function stateOf(row: {
  readonly quarantined: number;
  readonly conflicting: number;
  readonly left_out: CivilDate | null;
  readonly device_left_out: CivilDate | null;
}): State {
  if (row.quarantined === 1) {
    return "quarantined";
  }
  if (row.left_out !== null || row.device_left_out !== null) {
    return "left-out";
  }
  return row.conflicting === 1 ? "conflicting" : "stored";
}

async function readPage(own: TenantReading, roundId: RoundId, after: string | null) {
  let query = own
    .selectFrom("sealed_answer")
    .innerJoin("batch", "batch.id", "sealed_answer.batch_id")
    .leftJoin("device", "device.id", "batch.device_id")
    .select(["sealed_answer.id", "sha256", "batch_id", "batch.site_id", "device_id", "quarantined", "conflicting", "sealed"])
    .select(["batch.left_out", "device.left_out as device_left_out"])
    .where("sealed_answer.round_id", "=", roundId)
    .orderBy("sealed_answer.id")
    .orderBy("sha256")
    .limit(PAGE + 1);
  if (after !== null) {
    const [id = "", sha256 = "~"] = after.split(".");
    // As one value: a page then begins where the one before ended, however deep.
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple("sealed_answer.id", "sha256"), ">", tuple(id as ItemId, sha256 as ItemHash)),
    );
  }
  const page = [];
  let bytes = 0;
  for await (const row of query.stream()) {
    bytes += row.sealed.byteLength;
    if (page.length === PAGE || (page.length > 0 && bytes > PAGE_BYTES)) {
      return { page, more: true };
    }
    page.push(row);
  }
  return { page, more: false };
}
