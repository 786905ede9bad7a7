import { mintId } from "../../kernel/ids.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import type { SyncItem } from "../../protocol/device/sync.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import { addEnrolment, enrolDevice } from "../administration/enrolments.ts";
import { exchange } from "../ingest/exchange.ts";
import type { Device } from "../security/device-authentication.ts";
import type { ServerContext } from "../server-context.ts";
import { TABLETS } from "./visits.ts";

/** A tablet of the example, with the id of the database that it would have. */
export type ExampleTablet = Device & { readonly generation: string };
type Place = { readonly organisationId: string; readonly round: Round; readonly sites: readonly Site[] };

const APP_VERSION = "0.1.0";
/** How long the oldest of those that wait has waited. */
const WAITED_MINUTES = 50;

/** All of them, in the order of `TABLETS`; those that are missing join with a code, as any tablet does. */
export async function joinTablets(context: ServerContext, place: Place): Promise<readonly ExampleTablet[]> {
  const present = await joinedTablets(context, place);
  const missing = TABLETS.filter(({ site }, position) => {
    const before = TABLETS.slice(0, position).filter((other) => other.site === site).length;
    return present.filter(({ siteId }) => siteId === place.sites[site]?.id).length <= before;
  });
  for (const { name, site } of missing) {
    const siteId = place.sites[site]?.id ?? "";
    const enrolment = await addEnrolment(context, place.organisationId, { roundId: place.round.id, siteId });
    if (enrolment.ok) {
      const generation = mintId(context.randomBytes);
      await enrolDevice(context, { protocol: PROTOCOL, code: enrolment.value.code, generation, name });
    }
  }
  const left = [...(await joinedTablets(context, place))];
  return TABLETS.map(({ site }) => {
    const position = left.findIndex(({ siteId }) => siteId === place.sites[site]?.id);
    const [tablet] = left.splice(position, 1);
    if (position < 0 || tablet === undefined) {
      throw new Error("a tablet of the example did not join");
    }
    return tablet;
  });
}

async function joinedTablets({ store }: ServerContext, { organisationId, round }: Place): Promise<readonly ExampleTablet[]> {
  const rows = await store.queries
    .selectFrom("device")
    .innerJoin("device_generation", (join) =>
      join
        .onRef("device_generation.organisation_id", "=", "device.organisation_id")
        .onRef("device_generation.device_id", "=", "device.id"),
    )
    .select(["device.id", "device.site_id as siteId", "generation"])
    .where("device.organisation_id", "=", organisationId)
    .where("device.round_id", "=", round.id)
    .orderBy("device.name")
    .orderBy("device.id")
    .execute();
  return rows.map((row) => ({ organisationId, roundId: round.id, ...row }));
}

/** Waiting answers that come along, those that don't, and those that came before. */
export type Queue = { readonly sent: number; readonly kept: number; readonly before: number };

/** One round trip of a tablet, at that moment. */
export async function hear(
  context: ServerContext,
  tablet: ExampleTablet | undefined,
  moment: number,
  put: readonly SyncItem[],
  { sent, kept, before }: Queue,
): Promise<void> {
  if (tablet === undefined) {
    throw new Error("the example has no such tablet");
  }
  const { generation, ...device } = tablet;
  const pending = sent + kept;
  await exchange({ ...context, clock: () => moment }, device, {
    protocol: PROTOCOL,
    generation,
    nonce: mintId(context.randomBytes),
    have: [],
    put: [...put],
    queue: {
      pending,
      acknowledged: before,
      oldestMinutes: pending === 0 ? null : WAITED_MINUTES,
      marksPending: put.length - sent,
      unreadable: 0,
    },
    appVersion: APP_VERSION,
  });
}
