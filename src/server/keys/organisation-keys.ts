import { type KeysReply, NewKeys } from "../../protocol/console/keys.ts";
import type { Actor } from "../actor.ts";
import { damagedRecord, readRow } from "../database/damaged-record.ts";
import type { TenantReading } from "../database/tenant.ts";
import { organisationFor } from "../may.ts";
import type { ServerContext } from "../server-context.ts";

/** The public halves and the wrapped file if it is kept, with what has been proved of them. */
export type OrganisationKeys = NonNullable<KeysReply["keys"]>;

/** What the console asks for. */
export async function keysReply(actor: Actor, { database }: ServerContext): Promise<KeysReply> {
  const organisationId = organisationFor(actor, "keep keys");
  return { keys: await database.read((read) => organisationKeys(read.of(organisationId))) };
}

/** Throws `damagedRecord` when they are there but can't be read. */
export async function organisationKeys(own: TenantReading): Promise<OrganisationKeys | null> {
  const row = await own.selectFrom("organisation_keys").selectAll().executeTakeFirst();
  if (row === undefined) {
    return null;
  }
  const { key_file, coordinator, recovery, signing } = row;
  const keys = readRow(NewKeys, () => ({
    keyFile: key_file === null ? null : JSON.parse(key_file),
    coordinator: JSON.parse(coordinator),
    recovery: JSON.parse(recovery),
    signing: JSON.parse(signing),
  }));
  if (keys === null) {
    throw damagedRecord("organisation_keys");
  }
  return {
    ...keys,
    coordinatorProved: row.coordinator_proved === 1,
    recoveryProved: row.recovery_proved === 1,
  };
}
