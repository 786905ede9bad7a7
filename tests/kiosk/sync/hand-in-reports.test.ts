import "fake-indexeddb/auto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { err, ok } from "../../../src/kernel/result.ts";
import { exchange } from "../../../src/kiosk/sync/exchange.ts";
import { startScheduler } from "../../../src/kiosk/sync/schedule.ts";
import { httpTransport, type Transport } from "../../../src/kiosk/sync/transport.ts";
import { letAnswersLeave } from "../../../src/kiosk/tablet/departure.ts";
import { reportFault } from "../../../src/kiosk/tablet/reporting-faults.ts";
import { endShift } from "../../../src/kiosk/tablet/shifts.ts";
import { markContact } from "../../../src/kiosk/tablet/tallying.ts";
import type { FaultReportsRequest, ReportStatus } from "../../../src/protocol/device/fault-report.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { newId } from "../../../src/sealing/random.ts";
import { good } from "../../contracts/outbox.ts";
import { anotherRound, type Published, publishedRound } from "../../server/support/coordinator.ts";
import { type TestServer, testServer } from "../../server/support/test-server.ts";
import { network } from "../support/network.ts";
import { answerOn, PORTS, schedulerPorts, siteTablet } from "../support/site.ts";
import type { TestTablet } from "../support/test-tablet.ts";

/** Reports of faults on their way to a real server, over a network of the test's. */
let server: TestServer;
let organisation: Published;
let published: Published;
let tablet: TestTablet;

beforeAll(async () => {
  server = await testServer({}, true);
  organisation = await publishedRound(server);
});

afterAll(() => server.close());

beforeEach(async () => {
  published = { ...organisation, ...(await anotherRound(organisation.coordinator, organisation.sites, organisation.keys)) };
  const wire = network();
  wire.connect(server);
  vi.stubGlobal("fetch", wire.fetch);
  tablet = await siteTablet(published);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const sync = (full = false, transport: Partial<Transport> = {}) =>
  exchange(tablet.page(), { ...PORTS, transport: { ...httpTransport, ...transport } }, full);
const report = () => reportFault(tablet.page(), { fault: "reading", text: "", language: "sv" });
const pending = (): number => {
  const { reportsWaiting, reportsLeaving } = tablet.page().state().outbox;
  return reportsWaiting + reportsLeaving;
};
const onServer = async (): Promise<readonly string[]> => {
  const { queries } = server.store;
  const rows = await queries.selectFrom("fault_report").select("id").where("round_id", "=", published.round.id).execute();
  return rows.map(({ id }) => id);
};
const onTablet = async (): Promise<readonly string[]> =>
  (await tablet.disk()).items.filter(({ kind }) => kind === "fault-report").map(({ id }) => id);

describe("reports of faults", () => {
  test("wait for the answers, and are received with the exchange after; once, however often they are sent", async () => {
    await report();
    await report();
    good(await sync());
    expect(await onServer()).toEqual([]);
    await letAnswersLeave(tablet.page(), "itself");
    // The reply is lost: the server has them, and the tablet doesn't know.
    const lost: Transport["faultReports"] = async (...asked) => {
      await httpTransport.faultReports(...asked);
      return err("unreachable");
    };
    good(await sync(false, { faultReports: lost }));
    expect(pending()).toBe(2);
    good(await sync());
    expect(pending()).toBe(0);
    expect(await onServer()).toEqual((await onTablet()).toSorted());
    expect((await tablet.restart()).state().outbox).toMatchObject({ reportsWaiting: 0, reportsLeaving: 0 });
  });

  test("are held where the server doesn't know them, and keep nothing else from it", async () => {
    await report();
    await answerOn(tablet.page());
    await letAnswersLeave(tablet.page(), "itself");
    await markContact(tablet.page(), { kind: "missed" }, null);
    const response = await sync(true, { faultReports: async () => err("not-found") });
    expect(response.ok).toBe(true);
    expect(tablet.page().state().outbox).toMatchObject({
      answersLeaving: 0,
      answersReceived: 1,
      marksPending: 0,
      reportsLeaving: 1,
    });
    good(await sync());
    expect(pending()).toBe(0);
    expect(await onServer()).toHaveLength(1);
  });

  test("are never part of an exchange's own items: an older server would refuse them all", async () => {
    await report();
    await letAnswersLeave(tablet.page(), "itself");
    const kinds: string[] = [];
    const listening: Transport["sync"] = (token, body) => {
      kinds.push(...body.put.map(({ kind }) => kind));
      return httpTransport.sync(token, body);
    };
    await markContact(tablet.page(), { kind: "missed" }, null);
    good(await sync(true, { sync: listening }));
    expect(kinds).toEqual(["mark"]);
  });

  test.each<
    [string, (said: FaultReportsRequest) => { nonce?: string; serverId?: string; status?: ReportStatus; sha256?: string }]
  >([
    ["a captive page's", () => ({ nonce: newId() })],
    ["another server's", () => ({ serverId: newId() })],
    ["one about other bytes", () => ({ sha256: "0".repeat(64) })],
    ["damaged", () => ({ status: "damaged" })],
    ["unknown", () => ({ status: "unknown" })],
    ["full", () => ({ status: "full" })],
  ])("are acknowledged by no reply that is %s", async (_, changes) => {
    await report();
    await letAnswersLeave(tablet.page(), "itself");
    const { serverId } = tablet.page().state().device ?? {};
    const answering = async (_token: string, said: FaultReportsRequest) => {
      const other = changes(said);
      const results = said.put.map(({ id, sha256 }) => ({
        id,
        sha256: other.sha256 ?? sha256,
        status: other.status ?? "stored",
      }));
      return ok({ protocol: PROTOCOL, nonce: other.nonce ?? said.nonce, serverId: other.serverId ?? serverId, results });
    };
    good(await sync(false, { faultReports: answering as Transport["faultReports"] }));
    expect(pending()).toBe(1);
    good(await sync());
    expect(pending()).toBe(0);
  });

  test("bring no acknowledgement for anything else", async () => {
    await report();
    await answerOn(tablet.page());
    await letAnswersLeave(tablet.page(), "itself");
    const damaged: Transport["sync"] = async (token, body) => {
      const reply = good(await httpTransport.sync(token, { ...body, put: [] }));
      return ok({ ...reply, results: body.put.map(({ id, sha256 }) => ({ id, sha256, status: "damaged" as const })) });
    };
    const answers = (await tablet.disk()).items.filter(({ kind }) => kind === "sealed-answer");
    const boasting: Transport["faultReports"] = async (token, said) => {
      const reply = good(await httpTransport.faultReports(token, said));
      const others = answers.map(({ id, sha256 }) => ({ id, sha256, status: "stored" as const }));
      return ok({ ...reply, results: [...reply.results, ...others] });
    };
    await sync(false, { sync: damaged, faultReports: boasting });
    expect(tablet.page().state().outbox).toMatchObject({ reportsLeaving: 0, answersLeaving: 1, answersReceived: 0 });
  });

  test("are offered with everything else to a server that was restored from a backup, and come again", async () => {
    await report();
    await letAnswersLeave(tablet.page(), "itself");
    good(await sync());
    expect(await onServer()).toHaveLength(1);
    await server.store.queries.deleteFrom("fault_report").execute();
    good(await sync(true));
    expect(await onServer()).toEqual(await onTablet());
    expect(pending()).toBe(0);
  });

  test("leave on the assistant's order, and by themselves where no shift runs", async () => {
    const scheduler = startScheduler(tablet.page(), schedulerPorts(tablet.page(), PORTS));
    await vi.waitFor(() => expect(tablet.page().state().lastContact).not.toBeNull());
    await report();
    await scheduler.ask();
    expect(await onServer()).toEqual([]);
    await scheduler.now();
    expect(await onServer()).toHaveLength(1);
    await endShift(tablet.page());
    await report();
    await scheduler.ask();
    expect(await onServer()).toHaveLength(2);
  });
});
