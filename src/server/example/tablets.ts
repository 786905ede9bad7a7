import { type Generation, mintId } from "../../kernel/ids.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import type { SyncItem } from "../../protocol/device/item.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import type { Device, User } from "../actor.ts";
import { enrolDevice } from "../devices/enrol-device.ts";
import { addEnrolment } from "../devices/enrolments.ts";
import { exchange } from "../handing-in/exchange.ts";
import type { ServerContext } from "../server-context.ts";
import { TABLETS } from "./visits.ts";

/** A tablet of the example, with the id of the database that it would have. */
export type ExampleTablet = Device & { readonly generation: Generation };
type Place = { readonly user: User; readonly round: Round; readonly sites: readonly Site[] };

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
    const siteId = place.sites[site]?.id;
    if (siteId === undefined) {
      continue;
    }
    const enrolment = await addEnrolment(place.user, context, { roundId: place.round.id, siteId });
    if (enrolment.ok) {
      const generation = mintId<Generation>(context.randomBytes);
      await enrolDevice({ kind: "visitor", direct: true }, context, {
        protocol: PROTOCOL,
        code: enrolment.value.code,
        generation,
        name,
      });
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

async function joinedTablets({ database }: ServerContext, { user, round }: Place): Promise<readonly ExampleTablet[]> {
  const rows = await database.read((read) =>
    read
      .of(user.organisationId)
      .selectFrom("device")
      .innerJoin("device_generation", "device_generation.device_id", "device.id")
      .select(["device.id", "device.site_id as siteId", "generation"])
      .where("device.round_id", "=", round.id)
      .orderBy("device.name")
      .orderBy("device.id")
      .execute(),
  );
  return rows.map((row) => ({
    kind: "device",
    organisationId: user.organisationId,
    roundId: round.id,
    revoked: null,
    leftOut: null,
    ...row,
  }));
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
  await exchange(
    device,
    { ...context, clock: () => moment },
    {
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
    },
  );
}
