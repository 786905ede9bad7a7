import { mintId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { type NewSite, Site, type SitesReply } from "../../protocol/console/rounds.ts";
import { readRows } from "../damaged-record.ts";
import type { ServerContext } from "../server-context.ts";

export async function listSites({ store }: ServerContext, organisationId: string): Promise<SitesReply> {
  const sites = await store.queries
    .selectFrom("site")
    .select(["id", "name"])
    .where("organisation_id", "=", organisationId)
    .orderBy("name")
    .orderBy("id")
    .execute();
  const { sound, damaged } = readRows(sites, Site, (row) => row);
  return { sites: sound, damaged };
}

/** Two sites of one name would be one and the same in every table. */
export async function addSite(
  context: ServerContext,
  organisationId: string,
  { name }: NewSite,
): Promise<Result<Site, "already-exists">> {
  return context.store.queries.transaction().execute(async (change): Promise<Result<Site, "already-exists">> => {
    const taken = await change
      .selectFrom("site")
      .select("id")
      .where("organisation_id", "=", organisationId)
      .where("name", "=", name)
      .executeTakeFirst();
    if (taken !== undefined) {
      return err("already-exists");
    }
    const site = { id: mintId(context.randomBytes), name };
    await change
      .insertInto("site")
      .values({ organisation_id: organisationId, ...site })
      .execute();
    return ok(site);
  });
}
