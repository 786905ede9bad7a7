import { gzipSync } from "node:zlib";
import type { LightMyRequestResponse } from "fastify";
import type { Mark } from "../../../src/domain/tally/mark.ts";
import type { ContactId, Generation, ItemId, Nonce, RoundId, ShiftId, SiteId } from "../../../src/kernel/ids.ts";
import type { EnrolReply } from "../../../src/protocol/device/enrol.ts";
import type { SyncItem } from "../../../src/protocol/device/item.ts";
import { encodeMark } from "../../../src/protocol/device/mark.ts";
import type { SyncRequest, SyncResponse } from "../../../src/protocol/device/sync.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { newId, randomBytes } from "../../../src/sealing/random.ts";
import { digest } from "../../../src/server/kept-secrets/digest.ts";
import { asDate, asItemId } from "../../support/brands.ts";
import { type Coordinator, enrolmentCode } from "./coordinator.ts";
import type { TestServer } from "./test-server.ts";

/** A tablet as the server sees it. */
export type Tablet = EnrolReply & {
  readonly generation: Generation;
  /** The reply, which must be good. */
  readonly sync: (changes: Partial<SyncRequest>) => Promise<SyncResponse>;
  readonly send: (body: unknown, headers?: Record<string, string>) => Promise<LightMyRequestResponse>;
};

/** From an address of its own: addresses that try often are slowed down. */
export async function enrol(
  server: TestServer,
  code: string | null,
  remoteAddress = newAddress(),
  generation = newId<Generation>(),
): Promise<LightMyRequestResponse> {
  const payload = { protocol: PROTOCOL, code, generation };
  return server.tablet.inject({ method: "POST", url: "/api/device/enrol", payload, remoteAddress });
}

function newAddress(): string {
  return `10.${[...randomBytes(3)].join(".")}`;
}

export async function enrolledTablet(
  server: TestServer,
  coordinator: Coordinator,
  roundId: RoundId,
  siteId: SiteId,
): Promise<Tablet> {
  const generation = newId<Generation>();
  const reply = await enrol(server, await enrolmentCode(coordinator, roundId, siteId), newAddress(), generation);
  return tabletOf(server, reply.json<EnrolReply>(), generation);
}

export function tabletOf(server: TestServer, enrolled: EnrolReply, generation = newId<Generation>()): Tablet {
  const send: Tablet["send"] = async (body, headers = {}) => {
    const payload = typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const all = { authorization: `Bearer ${enrolled.token}`, "content-type": "application/json", ...headers };
    return server.tablet.inject({ method: "POST", url: "/api/device/sync", headers: all, payload });
  };
  const sync: Tablet["sync"] = async (changes) => {
    const response = await send(gzipSync(JSON.stringify(syncRequest({ generation, ...changes }))), {
      "content-encoding": "gzip",
    });
    if (response.statusCode !== 200) {
      throw new Error(`sync failed: ${response.statusCode} ${response.body}`);
    }
    return response.json<SyncResponse>();
  };
  return { ...enrolled, generation, send, sync };
}

export function syncRequest(changes: Partial<SyncRequest> = {}): SyncRequest {
  return {
    protocol: PROTOCOL,
    generation: newId<Generation>(),
    nonce: newId<Nonce>(),
    have: [],
    put: [],
    queue: { pending: 0, acknowledged: 0, oldestMinutes: null, marksPending: 0, unreadable: 0 },
    appVersion: "0.1.0",
    ...changes,
  };
}

export function item(kind: SyncItem["kind"], roundId: RoundId, id: string, bytes: string): SyncItem {
  return { id: asItemId(id), sha256: digest(bytes), kind, roundId, bytes };
}

/** The server can't judge sealed bytes, so any will do. */
export function sealedAnswer(roundId: RoundId, bytes = `sealed ${newId()}`, id = newId<ItemId>()): SyncItem {
  return item("sealed-answer", roundId, id, bytes);
}

export function markItem(mark: Mark): SyncItem {
  return item("mark", mark.roundId, mark.id, encodeMark(mark));
}

type Place = { readonly roundId: RoundId; readonly siteId: SiteId };
type OutcomeMark = Extract<Mark, { kind: "outcome" }>;

export function outcomeMark(
  { roundId, siteId }: Place,
  outcome: OutcomeMark["outcome"],
  changes: Partial<OutcomeMark> = {},
): OutcomeMark {
  const ids = { id: newId<ItemId>(), contactId: newId<ContactId>(), shiftId: newId<ShiftId>() };
  return {
    kind: "outcome",
    ...ids,
    roundId,
    siteId,
    revision: 0,
    date: asDate("2026-09-14"),
    halfDay: "am",
    language: "sv",
    outcome,
    ...changes,
  };
}
