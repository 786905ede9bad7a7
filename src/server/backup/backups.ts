import type { BackupsReply } from "../../protocol/console/backups.ts";
import type { Actor } from "../actor.ts";
import { minuteOf } from "../clock.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";
import { type BackupState, stateOf } from "./plan.ts";

type Plan = NonNullable<BackupsReply["plan"]>;

/** So far back one looks for the latest that was good: further than anybody leaves failing. */
const LOOKED_AT = 500;

/** How the server saves itself, for people. */
export async function backupsFor(actor: Actor, context: ServerContext): Promise<BackupsReply> {
  organisationFor(actor, "see backups");
  const plan = context.settings.backups;
  if (plan === null) {
    return { plan: null };
  }
  const all = await context.database.read(({ across }) => across.latestBackups(LOOKED_AT));
  const newest = all.find(({ failure }) => failure === null);
  return {
    plan: {
      sealed: plan.recipients !== null,
      everyHours: plan.everyHours,
      keep: plan.keep,
      graceDays: plan.graceDays,
      state: stateOf(plan, all, context.clock()),
      newest: newest === undefined ? null : minuteOf(newest.began),
      failure: failureOf(all[0]?.failure ?? null),
    },
  };
}

/** The same in a word, for whoever watches over the server; null: it makes none. */
export async function backupState({ settings, database, clock }: ServerContext): Promise<BackupState | null> {
  const { backups } = settings;
  return backups === null ? null : stateOf(backups, await database.read(({ across }) => across.latestBackups(1)), clock());
}

function failureOf(noted: string | null): Plan["failure"] {
  const [kind = ""] = noted?.split(" ") ?? [];
  if (noted === null) {
    return null;
  }
  return kind === "target" || kind === "not-verified" ? kind : kind.startsWith("data") ? "data" : "other";
}
