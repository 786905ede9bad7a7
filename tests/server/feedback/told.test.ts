import { beforeEach, describe, expect, test } from "vitest";
import { nextEdition } from "../../../src/domain/feedback/told.ts";
import { signTold } from "../../../src/envelopes/signed-feedback.ts";
import type { OrganisationId } from "../../../src/kernel/ids.ts";
import type { SignedFeedback } from "../../../src/kernel/signed-feedback.ts";
import type { FeedbackOfRound } from "../../../src/protocol/console/feedback.ts";
import { type KeyPair, makeSigningKeys } from "../../../src/sealing/keys.ts";
import { newId } from "../../../src/sealing/random.ts";
import { takeBackTold, tellWaitingRoom, toldTo } from "../../../src/server/feedback/told.ts";
import { asDeviceId, asSiteId } from "../../support/brands.ts";
import { deviceOf, userOf } from "../support/actors.ts";
import { type Published, publishedRound } from "../support/coordinator.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let published: Published;

beforeEach(async () => {
  server = await testServer();
  published = await publishedRound(server);
});

const site = () => published.round.siteIds[0] ?? asSiteId("");
const signed = (edition: number, keys: KeyPair = published.keys.signing, siteId = site()): Promise<SignedFeedback> =>
  signTold(
    {
      siteId,
      edition,
      figure: "21 %",
      tenths: 2,
      texts: [{ language: "sv", saidTitle: "Ni sa", said: "a", nowTitle: "Nu", now: "b", of: "412, 2026" }],
    },
    keys,
  );
const path = (what = ""): string => `/api/rounds/${published.round.id}/feedback${what}`;
const tell = async (told: SignedFeedback, siteId = site()) => {
  const reply = await published.coordinator.post(path("/told"), { siteId, told });
  return reply.statusCode === 200 ? "told" : reply.json<{ problem: string }>().problem;
};
const organisation = async (): Promise<OrganisationId> =>
  (await server.store.queries.selectFrom("round").select("organisation_id").executeTakeFirstOrThrow()).organisation_id;
const heard = async () => {
  const device = deviceOf(await organisation(), { id: asDeviceId("1"), roundId: published.round.id, siteId: site() });
  return toldTo(device, server.context);
};

describe("what the tablets of a site tell", () => {
  test("is what was signed last, until it is taken back", async () => {
    expect(await heard()).toBeNull();
    const [first, second] = [await signed(1), await signed(2)];
    expect([await tell(first), await heard()]).toEqual(["told", first]);
    expect([await tell(second), await heard()]).toEqual(["told", second]);
    const reply = await published.coordinator.post(path("/taken-back"), { siteId: site() });
    expect(reply.json<FeedbackOfRound>().told).toMatchObject([{ siteId: site(), edition: 2, told: null }]);
    expect(await heard()).toBeNull();
  });

  test("is never one that was told before; the same once more is no harm", async () => {
    const [first, second] = [await signed(1), await signed(2)];
    expect([
      await tell(second),
      await tell(second),
      await tell(first),
      await tell(await signed(2, published.keys.signing)),
    ]).toEqual(["told", "told", "already-exists", "already-exists"]);
    await published.coordinator.post(path("/taken-back"), { siteId: site() });
    expect([await tell(second), await tell(await signed(3))]).toEqual(["already-exists", "told"]);
  });

  test("is signed with the organisation's key and for that site", async () => {
    const stranger = await makeSigningKeys();
    expect(await tell(await signed(1, stranger))).toBe("release-not-verified");
    expect(await tell(await signed(1, published.keys.signing, newId()))).toBe("release-not-verified");
    expect(await tell("rubbish" as SignedFeedback)).toBe("release-not-verified");
    const elsewhere = newId<ReturnType<typeof site>>();
    expect(await tell(await signed(1, published.keys.signing, elsewhere), elsewhere)).toBe("not-found");
    expect(await heard()).toBeNull();
  });

  test("is nobody else's", async () => {
    const first = await signed(1);
    await tell(first);
    const other = userOf(newId<OrganisationId>());
    expect((await tellWaitingRoom(other, server.context, published.round.id, { siteId: site(), told: await signed(2) })).ok).toBe(
      false,
    );
    await takeBackTold(other, server.context, published.round.id, site());
    expect(await heard()).toBe(first);
  });
});

test("an edition is later than any that is known, and than any that a backup has forgotten", () => {
  expect(nextEdition(0, 1_700_000_000_999)).toBe(1_700_000_000);
  expect(nextEdition(1_700_000_000, 1_700_000_000_999)).toBe(1_700_000_001);
  expect(nextEdition(1_900_000_000, 1_700_000_000_000)).toBe(1_900_000_001);
});
