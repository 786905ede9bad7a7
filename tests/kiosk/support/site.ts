import { sql } from "kysely";
import type { ItemHash } from "../../../src/kernel/hashes.ts";
import type { RoundId } from "../../../src/kernel/ids.ts";
import { askToJoin } from "../../../src/kiosk/place/asking.ts";
import { updateRelease } from "../../../src/kiosk/place/fetching-release.ts";
import { join } from "../../../src/kiosk/place/joining.ts";
import { reportWiped } from "../../../src/kiosk/place/report-wiped.ts";
import { updateTold } from "../../../src/kiosk/place/telling.ts";
import type { ExchangePorts } from "../../../src/kiosk/sync/exchange.ts";
import type { SchedulerPorts } from "../../../src/kiosk/sync/schedule.ts";
import { httpTransport } from "../../../src/kiosk/sync/transport.ts";
import { handOver, mintClosing, storeClosing, takeBack } from "../../../src/kiosk/tablet/handing-over.ts";
import { startShift } from "../../../src/kiosk/tablet/shifts.ts";
import type { Tablet } from "../../../src/kiosk/tablet/tablet.ts";
import { newId, randomBytes } from "../../../src/sealing/random.ts";
import { good } from "../../contracts/outbox.ts";
import { enrolmentCode, type Published } from "../../server/support/coordinator.ts";
import type { TestServer } from "../../server/support/test-server.ts";
import { asSiteId } from "../../support/brands.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";
import { visitor } from "../../support/visitor.ts";
import { type TestTablet, testTablet } from "./test-tablet.ts";

export const PORTS: ExchangePorts = { transport: httpTransport, randomBytes, appVersion: "0.1.0" };

/** As the page's root puts them together. */
export function schedulerPorts(tablet: Tablet, ports: ExchangePorts): SchedulerPorts {
  const { transport } = ports;
  return {
    ...ports,
    reportWiped: () => reportWiped(tablet, transport),
    updateTold: () => updateTold(tablet, transport),
    updateRelease: (wanted) => updateRelease(tablet, transport, wanted),
  };
}

/** A tablet of the site, joined over the network by a code from the console, with a shift that has begun. */
export async function siteTablet({ coordinator, round, sites }: Published, mint = newId): Promise<TestTablet> {
  const tablet = await testTablet({ newId: mint });
  const code = await enrolmentCode(coordinator, round.id, sites[0]?.id ?? asSiteId(""));
  good(await join(tablet.page(), good(await askToJoin(tablet.page(), httpTransport, code, null))));
  if (!(await startShift(tablet.page(), "Förmiddag"))) {
    throw new Error("the shift did not start");
  }
  return tablet;
}

/** A client answers and sends; what she leaves waits on the tablet. */
export async function answerOn(tablet: Tablet): Promise<void> {
  const { held } = tablet.state();
  if (held.kind !== "verified") {
    throw new Error("no round");
  }
  await handOver(tablet, "self");
  const person = visitor(BUILT_IN).chooses("sv").starts().choosesFirst().choosesFirst().sends();
  const closing = await mintClosing(tablet, held.release, person.leaves());
  if (closing === null || !(await storeClosing(tablet, closing)).ok || !(await takeBack(tablet))) {
    throw new Error("the answer was not stored");
  }
}

/** What the server has of a round: each row once, and whether its counts of batches agree. */
export async function storedOnServer(server: TestServer, roundId: RoundId) {
  const { queries } = server.store;
  const rows = async (table: "sealed_answer" | "mark") => {
    const found = await sql<{ id: string; sha256: ItemHash; quarantined: number; conflicting: number }>`
      select id, sha256, quarantined, conflicting from ${sql.table(table)} where round_id = ${roundId} order by id, sha256`.execute(
      queries,
    );
    return found.rows.map(
      ({ id, sha256, quarantined, conflicting }) => `${id} ${sha256}${quarantined + conflicting > 0 ? " odd" : ""}`,
    );
  };
  const batches = await queries.selectFrom("batch").select("answers").where("round_id", "=", roundId).execute();
  return {
    answers: await rows("sealed_answer"),
    marks: await rows("mark"),
    inBatches: batches.reduce((sum, { answers }) => sum + answers, 0),
  };
}

/** What tablets hold that the server should have, in the same form. */
export async function heldBy(tablets: readonly TestTablet[]) {
  const items = (await Promise.all(tablets.map((tablet) => tablet.disk()))).flatMap((disk) => disk.items);
  const lines = (kind: string): string[] =>
    items
      .filter((item) => item.kind === kind)
      .map(({ id, sha256 }) => `${id} ${sha256}`)
      .sort();
  const answers = lines("sealed-answer");
  return { answers, marks: lines("mark"), inBatches: answers.length };
}
