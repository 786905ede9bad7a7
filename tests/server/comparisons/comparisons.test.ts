import { beforeEach, expect, test } from "vitest";
import type { ComparisonsReply } from "../../../src/protocol/console/comparisons.ts";
import { type Coordinator, setUpOrganisation } from "../support/coordinator.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let coordinator: Coordinator;

beforeEach(async () => {
  server = await testServer();
  coordinator = await setUpOrganisation(server);
});

const SERIES = {
  name: "7 liknande kommuner",
  file: "kolada.json",
  municipalities: ["0180", "1480"],
  rows: [{ code: "U31500", year: 2024, T: { median: 83.5, of: 2 }, K: null, M: null }],
};
const add = (body: object = SERIES) => coordinator.post("/api/comparisons", body);
const kept = async (): Promise<ComparisonsReply> => (await coordinator.get("/api/comparisons")).json();

test("a series is kept as it was brought in, with its day, until it is removed", async () => {
  const { comparisons } = (await add()).json<ComparisonsReply>();
  expect(comparisons).toEqual([{ ...SERIES, id: expect.any(String), imported: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }]);
  expect(await kept()).toEqual({ comparisons, damaged: [] });
  const gone = await coordinator.remove(`/api/comparisons/${comparisons[0]?.id}`);
  expect([gone.statusCode, gone.json()]).toEqual([200, { comparisons: [], damaged: [] }]);
});

test.each([
  ["a median that is no share", { rows: [{ ...SERIES.rows[0], T: { median: 101, of: 2 } }] }],
  ["a median of nobody", { rows: [{ ...SERIES.rows[0], T: { median: 80, of: 0 } }] }],
  ["no name", { name: "  " }],
  ["more than it has", { source: "x" }],
])("%s is refused, and nothing is kept", async (_what, change) => {
  expect((await add({ ...SERIES, ...change })).statusCode).toBe(400);
  expect((await kept()).comparisons).toEqual([]);
});

test("one that can't be read any more takes no other one with it", async () => {
  await add();
  await add({ ...SERIES, name: "Länet" });
  await server.store.queries.updateTable("comparison").set({ figures: "{" }).where("name", "=", "Länet").execute();
  const { comparisons, damaged } = await kept();
  expect([comparisons.map(({ name }) => name), damaged.map(({ name }) => name)]).toEqual([[SERIES.name], ["Länet"]]);
});
