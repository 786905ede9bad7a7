import { type ComparisonId, mintId } from "../../kernel/ids.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { Comparison, type ComparisonsReply, type NewComparison } from "../../protocol/console/comparisons.ts";
import type { Actor } from "../actor.ts";
import { civilDateAfter } from "../clock.ts";
import { readRows } from "../database/damaged-record.ts";
import type { TenantReading } from "../database/tenant.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

export async function listComparisons(actor: Actor, { database }: ServerContext): Promise<ComparisonsReply> {
  const organisationId = organisationFor(actor, "keep comparisons");
  return database.read((read) => allComparisons(read.of(organisationId)));
}

export async function addComparison(
  actor: Actor,
  { database, randomBytes, clock }: ServerContext,
  { name, file, municipalities, rows }: NewComparison,
): Promise<Result<ComparisonsReply, never>> {
  const organisationId = organisationFor(actor, "keep comparisons");
  const id = mintId<ComparisonId>(randomBytes);
  return database.change(async (change): Promise<Result<ComparisonsReply, never>> => {
    const own = change.of(organisationId);
    await own
      .insertInto("comparison")
      .values({ id, name, file, imported: civilDateAfter(clock(), 0), figures: JSON.stringify({ municipalities, rows }) })
      .execute();
    return ok(await allComparisons(own));
  });
}

/** One that is gone already is no fault. */
export async function removeComparison(
  actor: Actor,
  { database }: ServerContext,
  id: ComparisonId,
): Promise<Result<ComparisonsReply, never>> {
  const organisationId = organisationFor(actor, "keep comparisons");
  return database.change(async (change): Promise<Result<ComparisonsReply, never>> => {
    const own = change.of(organisationId);
    await own.deleteFrom("comparison").where("id", "=", id).execute();
    return ok(await allComparisons(own));
  });
}

/** One that can't be read takes no other one with it. */
async function allComparisons(own: TenantReading): Promise<ComparisonsReply> {
  const rows = await own.selectFrom("comparison").selectAll().orderBy("imported", "desc").orderBy("id").execute();
  const { sound, damaged } = readRows(rows, Comparison, ({ id, name, file, imported, figures }) => ({
    id,
    name,
    file,
    imported,
    ...JSON.parse(figures),
  }));
  return { comparisons: sound, damaged };
}
