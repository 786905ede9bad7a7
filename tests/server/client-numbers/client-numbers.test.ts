import { beforeEach, expect, test } from "vitest";
import type { OrganisationId, RoundId } from "../../../src/kernel/ids.ts";
import { newId } from "../../../src/sealing/random.ts";
import { clientNumbers, keepClientNumbers } from "../../../src/server/client-numbers/client-numbers.ts";
import { userOf } from "../support/actors.ts";
import { type Published, publishedRound } from "../support/coordinator.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let published: Published;

beforeEach(async () => {
  server = await testServer();
  published = await publishedRound(server);
});

const NUMBERS = { margins: [{ of: "language", counts: [{ part: "sv", count: 900 }] }], source: "Procapita, september" };
const path = (round = published.round.id): string => `/api/rounds/${round}/client-numbers`;
const kept = async () => (await published.coordinator.get(path())).json();

test("what is known of the clients is kept for the round, and what is entered anew takes its place", async () => {
  expect(await kept()).toEqual({ numbers: null });
  const { coordinator } = published;
  const reply = await coordinator.post(path(), NUMBERS);
  const first = { numbers: { ...NUMBERS, entered: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) } };
  expect([reply.statusCode, reply.json()]).toEqual([200, first]);
  await coordinator.post(path(), { margins: [], source: "" });
  expect(await kept()).toMatchObject({ numbers: { margins: [], source: "" } });
});

test("a number of people is whole and not below zero", async () => {
  for (const count of [-1, 1.5]) {
    const reply = await published.coordinator.post(path(), {
      ...NUMBERS,
      margins: [{ of: "gender", counts: [{ part: "K", count }] }],
    });
    expect(reply.statusCode).toBe(400);
  }
  expect(await kept()).toEqual({ numbers: null });
});

test("of a round that is not there, or another organisation's, nothing is kept and nothing told", async () => {
  const reply = await published.coordinator.post(path(newId<RoundId>()), NUMBERS);
  expect([reply.statusCode, reply.json()]).toEqual([404, { problem: "not-found" }]);
  await published.coordinator.post(path(), NUMBERS);
  const stranger = userOf(newId<OrganisationId>());
  expect(await clientNumbers(stranger, server.context, published.round.id)).toEqual({ numbers: null });
  expect(await keepClientNumbers(stranger, server.context, published.round.id, NUMBERS)).toEqual({
    ok: false,
    error: "not-found",
  });
});

test("what can't be read any more is said to be damaged, and can be entered anew", async () => {
  await published.coordinator.post(path(), NUMBERS);
  await server.store.queries.updateTable("client_numbers").set({ numbers: "{" }).execute();
  const reply = await published.coordinator.get(path());
  expect(reply.json()).toMatchObject({ problem: "record-damaged" });
  expect((await published.coordinator.post(path(), NUMBERS)).statusCode).toBe(200);
});
