import { type DraftId, mintId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { Draft, type DraftsReply, type ListedDraft, type NewDraft, type SaveDraft } from "../../protocol/console/drafts.ts";
import type { Actor } from "../actor.ts";
import { damagedRecord, readRows } from "../database/damaged-record.ts";
import type { TenantReading } from "../database/tenant.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

export async function listDrafts(actor: Actor, { database }: ServerContext): Promise<DraftsReply> {
  const organisationId = organisationFor(actor, "plan rounds");
  return database.read((read) => allDrafts(read.of(organisationId)));
}

/** Throws `damagedRecord` when it is there but can't be read. */
export async function oneDraft(actor: Actor, { database }: ServerContext, id: DraftId): Promise<Result<Draft, "not-found">> {
  const organisationId = organisationFor(actor, "plan rounds");
  return database.read(async (read): Promise<Result<Draft, "not-found">> => {
    const { sound, damaged } = await readDrafts(read.of(organisationId), id);
    if (damaged.length > 0) {
      throw damagedRecord("draft");
    }
    return sound[0] === undefined ? err("not-found") : ok(sound[0]);
  });
}

export async function addDraft(
  actor: Actor,
  { database, randomBytes }: ServerContext,
  { questionnaire, before }: NewDraft,
): Promise<Result<Draft, never>> {
  const organisationId = organisationFor(actor, "plan rounds");
  const draft: Draft = { id: mintId<DraftId>(randomBytes), revision: 1, questionnaire, before };
  return database.change(async (change): Promise<Result<Draft, never>> => {
    await change
      .of(organisationId)
      .insertInto("draft")
      .values({ id: draft.id, revision: draft.revision, ...textsOf(draft) })
      .execute();
    return ok(draft);
  });
}

/** `already-exists`: there is a later revision than the one that was changed. */
export async function saveDraft(
  actor: Actor,
  { database }: ServerContext,
  id: DraftId,
  { questionnaire, before, revision }: SaveDraft,
): Promise<Result<Draft, "not-found" | "already-exists">> {
  const organisationId = organisationFor(actor, "plan rounds");
  return database.change(async (change): Promise<Result<Draft, "not-found" | "already-exists">> => {
    const own = change.of(organisationId);
    const kept = await own.selectFrom("draft").select("revision").where("id", "=", id).executeTakeFirst();
    if (kept === undefined) {
      return err("not-found");
    }
    if (kept.revision !== revision) {
      return err("already-exists");
    }
    const saved: Draft = { id, revision: revision + 1, questionnaire, before };
    await own
      .updateTable("draft")
      .set({ revision: saved.revision, ...textsOf(saved) })
      .where("id", "=", id)
      .execute();
    return ok(saved);
  });
}

export async function removeDraft(actor: Actor, { database }: ServerContext, id: DraftId): Promise<Result<DraftsReply, never>> {
  const organisationId = organisationFor(actor, "plan rounds");
  return database.change(async (change): Promise<Result<DraftsReply, never>> => {
    const own = change.of(organisationId);
    await own.deleteFrom("draft").where("id", "=", id).execute();
    return ok(await allDrafts(own));
  });
}

async function allDrafts(own: TenantReading): Promise<DraftsReply> {
  const { sound, damaged } = await readDrafts(own, null);
  return { drafts: sound.map(listed), damaged };
}

function listed({ id, revision, questionnaire: { languages, title, version, items } }: Draft): ListedDraft {
  return { id, revision, languages: [...languages], title, version, items: items.length };
}

/** One that can't be read takes no other one with it. */
async function readDrafts(own: TenantReading, id: DraftId | null) {
  const all = own.selectFrom("draft").selectAll().orderBy("id");
  const rows = await (id === null ? all : all.where("id", "=", id)).execute();
  return readRows(rows, Draft, (row) => ({
    id: row.id,
    revision: row.revision,
    questionnaire: JSON.parse(row.questionnaire),
    before: row.before === null ? null : JSON.parse(row.before),
  }));
}

function textsOf({ questionnaire, before }: NewDraft): { readonly questionnaire: string; readonly before: string | null } {
  return { questionnaire: JSON.stringify(questionnaire), before: before === null ? null : JSON.stringify(before) };
}
