import { mintId, type SiteId } from "../../kernel/ids.ts";
import { nameKey } from "../../kernel/names.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { type NewSite, Site, type SitesReply } from "../../protocol/console/rounds.ts";
import type { Actor } from "../actor.ts";
import { readRows } from "../database/damaged-record.ts";
import type { Tenant, TenantReading } from "../database/tenant.ts";
import { unlessTaken } from "../database/unless-taken.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

export async function listSites(actor: Actor, { database }: ServerContext): Promise<SitesReply> {
  const organisationId = organisationFor(actor, "plan rounds");
  return database.read((read) => allSites(read.of(organisationId)));
}

/** Two sites of one name, or of two that look the same, would be one and the same in every table. */
export async function addSite(
  actor: Actor,
  { database, randomBytes }: ServerContext,
  { name }: NewSite,
): Promise<Result<Site, "already-exists">> {
  const organisationId = organisationFor(actor, "plan rounds");
  return unlessTaken(database, async (change) => {
    const site = { id: mintId<SiteId>(randomBytes), name };
    await insertSite(change.of(organisationId), site);
    return ok(site);
  });
}

export async function allSites(own: TenantReading): Promise<SitesReply> {
  const sites = await own.selectFrom("site").select(["id", "name"]).orderBy("name").orderBy("id").execute();
  const { sound, damaged } = readRows(sites, Site, (row) => row);
  return { sites: sound, damaged };
}

export async function insertSite(own: Tenant, { id, name }: Site): Promise<void> {
  await own
    .insertInto("site")
    .values({ id, name, name_key: nameKey(name) })
    .execute();
}
