import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { SyncItem } from "../../src/protocol/device/item.ts";
import {
  ItemStatus,
  isKept,
  MOST_BYTES,
  MOST_ITEMS,
  MOST_OFFERED,
  SyncRequest,
  SyncResponse,
} from "../../src/protocol/device/sync.ts";
import { SyncResponse2 } from "../../src/protocol/device/versions/2.ts";
import { PROTOCOL } from "../../src/protocol/version.ts";
import { asEpoch, asGeneration, asItemHash, asItemId, asNonce, asReleaseHash, asRoundId, asServerId } from "../support/brands.ts";

const id = asRoundId("a1".repeat(16));
const hash = asReleaseHash("9f".repeat(32));
const item: SyncItem = { id: asItemId(id), sha256: asItemHash(hash), kind: "mark", roundId: id, bytes: "{}" };
const request: SyncRequest = {
  protocol: PROTOCOL,
  generation: asGeneration(id),
  nonce: asNonce(id),
  have: [],
  put: [],
  queue: { pending: 0, acknowledged: 0, oldestMinutes: null, marksPending: 0, unreadable: 0 },
  appVersion: "0.1.0",
};
const response: SyncResponse = {
  protocol: PROTOCOL,
  serverId: asServerId(id),
  epoch: asEpoch(id),
  nonce: asNonce(id),
  results: [{ id: asItemId(id), sha256: asItemHash(hash), status: "stored" }],
  want: [asItemId(id)],
  serverTime: "2026-09-14T12:00Z",
  site: { roundId: id, counts: { I: 1, P: 0, R: 0, O: 0, NC: 0, UO: 0, NE: 0 } },
  release: hash,
};

function takes(changes: Record<string, unknown>): boolean {
  return v.safeParse(SyncRequest, { ...request, ...changes }).success;
}

describe("a sync request", () => {
  test("may bring 500 items and offer 10,000 ids, and not one more", () => {
    expect([MOST_ITEMS, MOST_OFFERED, MOST_BYTES]).toEqual([500, 10_000, 1_048_576]);
    expect(takes({ put: Array.from({ length: MOST_ITEMS }, () => item) })).toBe(true);
    expect(takes({ put: Array.from({ length: MOST_ITEMS + 1 }, () => item) })).toBe(false);
    expect(takes({ have: Array.from({ length: MOST_OFFERED }, () => id) })).toBe(true);
    expect(takes({ have: Array.from({ length: MOST_OFFERED + 1 }, () => id) })).toBe(false);
  });

  test("with 10,000 offered ids is itself no larger than a request may be", () => {
    const have = Array.from({ length: MOST_OFFERED }, () => id);
    expect(new TextEncoder().encode(JSON.stringify({ ...request, have })).byteLength).toBeLessThan(MOST_BYTES);
  });

  test.each<[string, Record<string, unknown>]>([
    ["of a protocol of tomorrow", { protocol: PROTOCOL + 1 }],
    ["without a protocol", { protocol: undefined }],
    ["without a nonce", { nonce: undefined }],
    ["with a nonce that is no id", { nonce: asNonce("1") }],
    ["with a generation that is no id", { generation: asGeneration("the first") }],
    ["that says when the client was here", { queue: { ...request.queue, lastAnswer: "09:31" } }],
    ["with fewer than none waiting", { queue: { ...request.queue, pending: -1 } }],
    ["with half an answer waiting", { queue: { ...request.queue, pending: 0.5 } }],
    ["without a queue", { queue: undefined }],
    ["with fewer than no unreadable records", { queue: { ...request.queue, unreadable: -1 } }],
    ["with a version that goes on and on", { appVersion: "1".repeat(41) }],
    ["with a member that nobody knows", { deviceName: "Samiras surfplatta" }],
    ["with ids that are none", { have: ["A1".repeat(16)] }],
  ])("%s is refused", (_, changes) => {
    expect(takes({})).toBe(true);
    expect(takes(changes)).toBe(false);
  });

  test.each<[string, Record<string, unknown>]>([
    ["nothing in it", { bytes: "" }],
    ["more than 256 KiB in it", { bytes: "x".repeat(256 * 1024 + 1) }],
    ["a hash in capitals", { sha256: "9F".repeat(32) }],
    ["a short hash", { sha256: "9f" }],
    ["an unknown kind", { kind: "photo" }],
    ["no round", { roundId: undefined }],
    ["a time in it", { created: "2026-09-14" }],
  ])("an item with %s is refused", (_, changes) => {
    expect(takes({ put: [{ ...item, bytes: "x".repeat(256 * 1024) }] })).toBe(true);
    expect(takes({ put: [{ ...item, ...changes }] })).toBe(false);
  });

  test("what stands in an item is nobody's business here: any text may be handed in", () => {
    expect(takes({ put: [{ ...item, kind: "sealed-answer", bytes: "\u0000not even JSON" }] })).toBe(true);
  });
});

describe("what a server answers", () => {
  const reads = (value: unknown): boolean => v.safeParse(SyncResponse, value).success;

  test("may say more in later versions, and is still understood", () => {
    expect(reads(response)).toBe(true);
    expect(reads({ ...response, weather: "rain", results: [{ id, sha256: hash, status: "stored", note: "x" }] })).toBe(true);
    expect(reads({ ...response, site: null, release: null })).toBe(true);
  });

  test.each<[string, unknown]>([
    ["a captive portal's page", "<html><title>Welcome to our Wi-Fi</title></html>"],
    ["a captive portal's JSON", { status: "ok" }],
    ["nothing", null],
    ["no nonce", { ...response, nonce: undefined }],
    ["another protocol", { ...response, protocol: PROTOCOL + 1 }],
    ["an acknowledgement without a hash", { ...response, results: [{ id, status: "stored" }] }],
    ["an acknowledgement of an unknown kind", { ...response, results: [{ id, sha256: hash, status: "fine" }] }],
    ["counts that lack a disposition", { ...response, site: { roundId: id, counts: { I: 1, P: 0, R: 0, O: 0, NC: 0, UO: 0 } } }],
    ["counts below nothing", { ...response, site: { roundId: id, counts: { I: -1, P: 0, R: 0, O: 0, NC: 0, UO: 0, NE: 0 } } }],
  ])("%s acknowledges nothing", (_, value) => {
    expect(reads(value)).toBe(false);
  });

  test("says of backups what older tablets pass over, and which of the offered ids they hold as stretches of the list", () => {
    const backup = { graceDays: 14, minutesAgo: null, safe: [[0, 2]] };
    expect(v.parse(SyncResponse, { ...response, backup })).toMatchObject({ backup });
    expect(v.parse(SyncResponse2, { ...response, durable: [], backup })).not.toHaveProperty("backup");
    expect(reads({ ...response, backup: { ...backup, safe: [[0]] } })).toBe(false);
    expect(reads({ ...response, backup: { ...backup, safe: [[-1, 2]] } })).toBe(false);
  });

  test("only damaged bytes were not kept", () => {
    expect(ItemStatus.options.filter((status) => !isKept(status))).toEqual(["damaged"]);
    expect(ItemStatus.options).toEqual(["stored", "already", "kept-both", "quarantined", "damaged"]);
  });
});
