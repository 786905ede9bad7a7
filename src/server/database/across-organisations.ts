import type { Selectable } from "kysely";
import type { CivilDate } from "../../kernel/calendar.ts";
import type { CodeHash, PasswordHash, TokenHash } from "../../kernel/hashes.ts";
import type { CoordinatorId, DeviceId, Epoch, Generation, OrganisationId, RoundId, ServerId, SiteId } from "../../kernel/ids.ts";
import { nameKey } from "../../kernel/names.ts";
import { asker, keptQuery } from "./kept-query.ts";
import type { BackupRow, Queries } from "./tables.ts";

/** Who the server is to its tablets. Whatever restores a backup may change `epoch`: then they offer everything at once. */
export type Identity = { readonly serverId: ServerId; readonly epoch: Epoch };

/**
 * The only questions that are asked before anybody knows of which organisation, each with its reason. All else is asked
 * of one organisation.
 */
export type AcrossReading = {
  /** A tablet shows nothing but its secret. */
  readonly deviceWithToken: (tokenHash: TokenHash) => Promise<DeviceFound | null>;
  /** A tablet that was emptied, or joins elsewhere, says which device it was and proves it by its database's id. */
  readonly organisationOfDevice: (deviceId: DeviceId, generation: Generation) => Promise<OrganisationId | null>;
  /** A browser shows nothing but its session's secret. `now`: milliseconds since 1970. */
  readonly sessionWithToken: (tokenHash: TokenHash, now: number) => Promise<SignedIn | null>;
  /** People sign in by a name that is theirs in the whole server. */
  readonly coordinatorNamed: (
    nameKey: string,
  ) => Promise<{ organisationId: OrganisationId; coordinatorId: CoordinatorId; passwordHash: PasswordHash | null } | null>;
  /** Practice is entered without a name; there is one such organisation at most. */
  readonly practice: () => Promise<SignedIn | null>;
  /** Set-up is for the first organisation only; what is looked after by itself is looked after for all. */
  readonly organisations: () => Promise<readonly { id: OrganisationId; name: unknown; practice: boolean }[]>;
  /** The server's own backups, the latest first: at most so many. They hold all organisations. */
  readonly latestBackups: (most: number) => Promise<readonly Selectable<BackupRow>[]>;
  /** Who the server is, before it has any organisation. */
  readonly identity: () => Promise<{ id: unknown; epoch: unknown } | null>;
};

export type Across = AcrossReading & {
  /** Whoever deletes the code has used it: of two tablets that show it at once, one deletes nothing. `now`: as above. */
  readonly takeEnrolmentCode: (
    codeHash: CodeHash,
    now: number,
  ) => Promise<{ organisationId: OrganisationId; roundId: RoundId; siteId: SiteId; deviceName: string | null } | null>;
  /** Whoever leaves shows nothing but her session's secret. */
  readonly endSession: (tokenHash: TokenHash) => Promise<void>;
  /** An organisation begins; what is in it is stored by itself. A unique key refuses a name that looks like another's. */
  readonly addOrganisation: (organisation: { id: OrganisationId; name: string; practice: boolean }) => Promise<void>;
  readonly noteBackup: (backup: Omit<BackupRow, "number" | "deleted">) => Promise<void>;
  /** The file of this backup has been deleted. */
  readonly noteDeletion: (backupNumber: number) => Promise<void>;
  /** The server's own row: who it is, and the code by which its first organisation is set up. */
  readonly keepIdentity: (identity: Identity) => Promise<void>;
  readonly keepSetUpCode: (codeHash: CodeHash | null) => Promise<void>;
  /** False: it is another code, or was used already. */
  readonly takeSetUpCode: (codeHash: CodeHash) => Promise<boolean>;
};

/** A tablet's place, and what a coordinator has decided about it. */
export type DeviceFound = {
  readonly organisationId: OrganisationId;
  readonly id: DeviceId;
  readonly roundId: RoundId;
  readonly siteId: SiteId;
  readonly revoked: CivilDate | null;
  readonly leftOut: CivilDate | null;
};

/** Someone's place, with the names as they are stored: whoever shows them checks them. */
export type SignedIn = {
  readonly organisationId: OrganisationId;
  readonly organisationName: string;
  readonly practice: boolean;
  readonly coordinatorId: CoordinatorId;
  readonly userName: string;
};

export function acrossOrganisations(queries: Queries): Across {
  return { ...devices(queries), ...people(queries), ...backups(queries), ...server(queries) };
}

/** Asked before each request of a tablet. */
const DEVICE_WITH_TOKEN = keptQuery((queries: Queries, { tokenHash }: { tokenHash: TokenHash }) =>
  queries
    .selectFrom("device")
    .select(["organisation_id as organisationId", "id", "round_id as roundId", "site_id as siteId"])
    .select(["revoked", "left_out as leftOut"])
    .where("token_hash", "=", tokenHash),
);

function devices(queries: Queries): Pick<Across, "deviceWithToken" | "organisationOfDevice" | "takeEnrolmentCode"> {
  const ask = asker(queries, null, () => queries);
  return {
    async deviceWithToken(tokenHash) {
      const [row] = await ask(DEVICE_WITH_TOKEN, { tokenHash });
      return row ?? null;
    },
    async organisationOfDevice(deviceId, generation) {
      const row = await queries
        .selectFrom("device_generation")
        .select("organisation_id")
        .where("device_id", "=", deviceId)
        .where("generation", "=", generation)
        .executeTakeFirst();
      return row?.organisation_id ?? null;
    },
    async takeEnrolmentCode(codeHash, now) {
      const row = await queries
        .deleteFrom("enrolment_code")
        .where("code_hash", "=", codeHash)
        .where("expires", ">", now)
        .returning(["organisation_id as organisationId", "round_id as roundId", "site_id as siteId", "device_name as deviceName"])
        .executeTakeFirst();
      return row ?? null;
    },
  };
}

function people(queries: Queries): Pick<Across, "sessionWithToken" | "coordinatorNamed" | "practice" | "endSession"> {
  const signedIn = queries
    .selectFrom("coordinator")
    .innerJoin("organisation", "organisation.id", "coordinator.organisation_id")
    .select([
      "organisation.id",
      "organisation.name",
      "practice",
      "coordinator.id as coordinatorId",
      "coordinator.name as userName",
    ]);
  type Row = Awaited<ReturnType<typeof signedIn.executeTakeFirst>>;
  const signedInOf = (row: Row): SignedIn | null =>
    row === undefined
      ? null
      : {
          organisationId: row.id,
          organisationName: row.name,
          practice: row.practice === 1,
          coordinatorId: row.coordinatorId,
          userName: row.userName,
        };
  return {
    async sessionWithToken(tokenHash, now) {
      const query = signedIn
        .innerJoin("session", (join) =>
          join
            .onRef("session.organisation_id", "=", "coordinator.organisation_id")
            .onRef("session.coordinator_id", "=", "coordinator.id"),
        )
        .where("token_hash", "=", tokenHash)
        .where("expires", ">", now);
      return signedInOf(await query.executeTakeFirst());
    },
    async coordinatorNamed(nameKey) {
      const row = await queries
        .selectFrom("coordinator")
        .select(["organisation_id as organisationId", "id as coordinatorId", "password_hash as passwordHash"])
        .where("name_key", "=", nameKey)
        .executeTakeFirst();
      return row ?? null;
    },
    practice: async () => signedInOf(await signedIn.where("practice", "=", 1).executeTakeFirst()),
    async endSession(tokenHash) {
      await queries.deleteFrom("session").where("token_hash", "=", tokenHash).execute();
    },
  };
}

function backups(queries: Queries): Pick<Across, "latestBackups" | "noteBackup" | "noteDeletion"> {
  return {
    latestBackups: (most) => queries.selectFrom("backup").selectAll().orderBy("number", "desc").limit(most).execute(),
    async noteBackup(backup) {
      const last = await queries.selectFrom("backup").select("number").orderBy("number", "desc").limit(1).executeTakeFirst();
      await queries
        .insertInto("backup")
        .values({ number: (last?.number ?? 0) + 1, ...backup })
        .execute();
    },
    async noteDeletion(backupNumber) {
      await queries.updateTable("backup").set({ deleted: 1 }).where("number", "=", backupNumber).execute();
    },
  };
}

function server(
  queries: Queries,
): Pick<Across, "organisations" | "identity" | "addOrganisation" | "keepIdentity" | "keepSetUpCode" | "takeSetUpCode"> {
  return {
    async organisations() {
      const rows = await queries.selectFrom("organisation").select(["id", "name", "practice"]).orderBy("id").execute();
      return rows.map(({ id, name, practice }) => ({ id, name, practice: practice === 1 }));
    },
    async identity() {
      const row = await queries.selectFrom("server").select(["id", "epoch"]).where("place", "=", 1).executeTakeFirst();
      return row ?? null;
    },
    async addOrganisation({ id, name, practice }) {
      const nowhere = { open_round_id: null, open_site_id: null };
      await queries
        .insertInto("organisation")
        .values({ id, name, name_key: nameKey(name), practice: practice ? 1 : 0, ...nowhere })
        .execute();
    },
    async keepIdentity({ serverId, epoch }) {
      await queries
        .insertInto("server")
        .values({ place: 1, id: serverId, epoch, set_up_code_hash: null })
        .onConflict((other) => other.column("place").doUpdateSet({ id: serverId, epoch }))
        .execute();
    },
    async keepSetUpCode(codeHash) {
      await queries.updateTable("server").set({ set_up_code_hash: codeHash }).where("place", "=", 1).execute();
    },
    async takeSetUpCode(codeHash) {
      const { numUpdatedRows } = await queries
        .updateTable("server")
        .set({ set_up_code_hash: null })
        .where("place", "=", 1)
        .where("set_up_code_hash", "=", codeHash)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}
