import { mintId } from "../../kernel/ids.ts";
import { nameKey } from "../../kernel/names.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { type NewSite, Site, type SitesReply } from "../../protocol/console/rounds.ts";
import { readRows } from "../damaged-record.ts";
import { unlessTaken } from "../database/unless-taken.ts";
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

/** Two sites of one name, or of two that look the same, would be one and the same in every table. */
export async function addSite(
  context: ServerContext,
  organisationId: string,
  { name }: NewSite,
): Promise<Result<Site, "already-exists">> {
  const { store, randomBytes } = context;
  return unlessTaken(store, async (): Promise<Result<Site, never>> => {
    const site = { id: mintId(randomBytes), name };
    await store.queries
      .insertInto("site")
      .values({ organisation_id: organisationId, ...site, name_key: nameKey(name) })
      .execute();
    return ok(site);
  });
}
