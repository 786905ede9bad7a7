import { afterAll, beforeAll, describe } from "vitest";
import { ingestLaws, type World } from "../../contracts/ingest-laws.ts";
import { publishedRound } from "../support/coordinator.ts";
import { testServer } from "../support/test-server.ts";

let world: World;

beforeAll(async () => {
  const server = await testServer({}, true);
  world = { server, published: await publishedRound(server) };
});

afterAll(() => world.server.close());

// Each of so many runs commits some twenty times, and a busy disk takes its time for each.
describe("SQLite", { timeout: 300_000 }, () => {
  ingestLaws(() => world, 120);
});
