import * as v from "valibot";
import { beforeEach, describe, expect, test } from "vitest";
import type { Generation, Nonce } from "../../../src/kernel/ids.ts";
import type { EnrolReply } from "../../../src/protocol/device/enrol.ts";
import { Release1 } from "../../../src/protocol/documents/release/1.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { newId } from "../../../src/sealing/random.ts";
import { verifyRelease } from "../../../src/sealing/release-signature.ts";
import { EnrolReply1, Offer1, ReleaseReply1, SyncResponse1 } from "../../protocol/support/version-1.ts";
import { asSiteId } from "../../support/brands.ts";
import { enrolmentCode, type Published, publishedRound } from "../support/coordinator.ts";
import { sealedAnswer } from "../support/tablet.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let published: Published;

beforeEach(async () => {
  server = await testServer();
  published = await publishedRound(server);
});

const post = (url: string, payload: object, token = "") =>
  server.tablet.inject({ method: "POST", url, payload, headers: { authorization: `Bearer ${token}` } });
const get = (url: string, token = "") => server.tablet.inject({ url, headers: { authorization: `Bearer ${token}` } });

describe("a tablet of version 1 from the drawer", () => {
  test("asks, joins, fetches and hands in, and is answered in its own version", async () => {
    const code = await enrolmentCode(published.coordinator, published.round.id, published.sites[0]?.id ?? asSiteId(""));
    const generation = newId<Generation>();
    expect(v.safeParse(Offer1, (await get("/api/device/offer")).json()).success).toBe(true);
    const enrolled = (await post("/api/device/enrol", { protocol: 1, code, generation })).json<EnrolReply>();
    expect(v.parse(EnrolReply1, enrolled)).toEqual(enrolled);
    const release = (await get("/api/device/release", enrolled.token)).json();
    expect(v.parse(ReleaseReply1, release)).toEqual(release);
    const verified = await verifyRelease(enrolled.release, null);
    // Its app knows documents of version 1, and takes a member more for a forgery.
    expect(verified.ok && v.is(Release1, verified.value.content)).toBe(true);
    const answer = sealedAnswer(published.round.id);
    const queue = { pending: 1, acknowledged: 0, oldestMinutes: 3 };
    const request = { protocol: 1, generation, nonce: newId<Nonce>(), have: [], put: [answer], queue, appVersion: "0.1.0" };
    const response = (await post("/api/device/sync", request, enrolled.token)).json();
    expect(v.parse(SyncResponse1, response)).toEqual(response);
    expect(response.results).toEqual([{ id: answer.id, sha256: answer.sha256, status: "stored" }]);
  });
});

describe("a version that nobody speaks here", () => {
  test.each([0, PROTOCOL + 1])("%d is told so, whatever it asks", async (protocol) => {
    const refusals = [
      await get(`/api/device/offer?protocol=${PROTOCOL + 1}`),
      await post("/api/device/enrol", { protocol, anything: true }),
    ];
    for (const refused of refusals) {
      expect([refused.statusCode, refused.json()]).toEqual([426, { problem: "unknown-protocol" }]);
    }
  });

  test.each(["", "two", "2.0", "02", "-1", "1&protocol=2"])("%j is no version", async (said) => {
    const refused = await get(`/api/device/offer?protocol=${said}`);
    expect([refused.statusCode, refused.json()]).toEqual([400, { problem: "malformed" }]);
  });
});
