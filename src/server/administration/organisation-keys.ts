import { type KeysReply, NewKeys } from "../../protocol/console/keys.ts";
import { damagedRecord, readRow } from "../damaged-record.ts";
import type { Queries } from "../database/tables.ts";

/** The public halves and the wrapped file if it is kept, with what has been proved of them. */
export type OrganisationKeys = NonNullable<KeysReply["keys"]>;

/** Throws `damagedRecord` when they are there but can't be read. */
export async function organisationKeys(queries: Queries, organisationId: string): Promise<OrganisationKeys | null> {
  const row = await queries
    .selectFrom("organisation_keys")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .executeTakeFirst();
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
