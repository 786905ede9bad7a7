import { sql } from "kysely";
import { SealedAnswerMessage, type SealedAnswersReply } from "../../protocol/console/fieldwork.ts";
import { readRows } from "../damaged-record.ts";
import { textOf } from "../ingest/bytes.ts";
import { onlyIntact } from "../ingest/damage.ts";
import type { ServerContext } from "../server-context.ts";

/** A page ends after so many rows, or before so many bytes, whichever comes first; one row it always has. */
const PAGE = 500;
const PAGE_BYTES = 8 * 1024 * 1024;

/**
 * One page of a round's sealed answers, in id order. The cursor names an id and, since one id may have two versions, a
 * hash: `ID` or `ID.HASH`; a page ends anywhere.
 */
export async function sealedAnswers(
  { store }: ServerContext,
  organisationId: string,
  roundId: string,
  after: string | null,
): Promise<SealedAnswersReply> {
  let query = store.queries
    .selectFrom("sealed_answer")
    .innerJoin("batch", (join) =>
      join.onRef("batch.organisation_id", "=", "sealed_answer.organisation_id").onRef("batch.id", "=", "sealed_answer.batch_id"),
    )
    .select(["sealed_answer.id", "sha256", "batch_id", "site_id", "quarantined", "conflicting", "sealed"])
    .where("sealed_answer.organisation_id", "=", organisationId)
    .where("sealed_answer.round_id", "=", roundId)
    .orderBy("sealed_answer.id")
    .orderBy("sha256")
    .limit(PAGE + 1);
  if (after !== null) {
    const [id = "", sha256 = "~"] = after.split(".");
    // As one value: a page then begins where the one before ended, however deep.
    query = query.where(sql<boolean>`(sealed_answer.id, sealed_answer.sha256) > (${id}, ${sha256})`);
  }
  const page = [];
  let bytes = 0;
  let more = false;
  for await (const row of query.stream()) {
    bytes += row.sealed.byteLength;
    more = page.length === PAGE || (page.length > 0 && bytes > PAGE_BYTES);
    if (more) {
      break;
    }
    page.push(row);
  }
  // Reading them all is the time at which rot is noticed, and asked for again.
  await onlyIntact(
    store.queries,
    "sealed_answer",
    organisationId,
    page.map((row) => ({ ...row, bytes: row.sealed })),
  );
  const { sound } = readRows(page, SealedAnswerMessage, (row) => ({
    id: row.id,
    sha256: row.sha256,
    batchId: row.batch_id,
    siteId: row.site_id,
    state: row.quarantined === 1 ? "quarantined" : row.conflicting === 1 ? "conflicting" : "stored",
    sealed: textOf(row.sealed),
  }));
  const last = sound.at(-1);
  return { answers: sound, next: more && last !== undefined ? `${last.id}.${last.sha256}` : null };
}
