import type { AnswersHash } from "../../kernel/hashes.ts";
import type { RoundId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { type NewPublication, Publication, type PublicationsOfRound } from "../../protocol/console/publications.ts";
import type { Actor } from "../actor.ts";
import { civilDateAfter } from "../clock.ts";
import { damagedRecord, readRows } from "../database/damaged-record.ts";
import type { TenantReading } from "../database/tenant.ts";
import { unlessTaken } from "../database/unless-taken.ts";
import { digest } from "../kept-secrets/digest.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

/** What was given away of a round. Whoever asks for another organisation's is told of nothing. */
export async function listPublications(
  actor: Actor,
  { database }: ServerContext,
  roundId: RoundId,
): Promise<PublicationsOfRound> {
  const organisationId = organisationFor(actor, "publish figures");
  return database.read((read) => publicationsOf(read.of(organisationId), roundId));
}

/**
 * Keeps what was given away, with the date. What a table may show was decided beside those that were known then, so that a
 * table more, or one of other answers, is a no: the console decides anew. One that can't be read might be either.
 */
export async function addPublication(
  actor: Actor,
  { database, clock }: ServerContext,
  roundId: RoundId,
  { answers, beside, figures }: NewPublication,
): Promise<Result<PublicationsOfRound, "not-found" | "already-exists">> {
  const organisationId = organisationFor(actor, "publish figures");
  return unlessTaken<PublicationsOfRound, "not-found" | "already-exists">(database, async (change) => {
    const own = change.of(organisationId);
    const round = await own.selectFrom("round").select("id").where("id", "=", roundId).executeTakeFirst();
    if (round === undefined) {
      return err("not-found");
    }
    const { publications, damaged } = await publicationsOf(own, roundId);
    if (damaged.length > 0) {
      throw damagedRecord("publication");
    }
    const known = new Set(publications.map((one) => one.figures.shown));
    const isSame = known.size === new Set(beside).size && beside.every((table) => known.has(table));
    if (!isSame || known.has(figures.shown) || publications.some((one) => one.answers !== answers)) {
      return err("already-exists");
    }
    const text = JSON.stringify({ answers, figures });
    await own
      .insertInto("publication")
      .values({
        round_id: roundId,
        shown: figures.shown,
        published: civilDateAfter(clock(), 0),
        sha256: digest(text),
        figures: text,
      })
      .execute();
    return ok(await publicationsOf(own, roundId));
  });
}

/** The same for whoever only reads. */
export async function publicationsOf(own: TenantReading, roundId: RoundId): Promise<PublicationsOfRound> {
  const rows = await own
    .selectFrom("publication")
    .select(["shown as id", "published", "sha256", "figures"])
    .where("round_id", "=", roundId)
    .orderBy("published")
    .orderBy("shown")
    .execute();
  const { sound, damaged } = readRows(rows, Publication, ({ published, sha256, figures }) => {
    const { answers, figures: shown } = JSON.parse(figures) as { readonly answers: AnswersHash; readonly figures: unknown };
    // A figure that a disk has changed is not what was given away.
    return digest(figures) === sha256 ? { published, answers, figures: shown } : null;
  });
  return { publications: sound, damaged };
}
