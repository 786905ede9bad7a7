import * as v from "valibot";
import type { MintedItem } from "../../envelopes/minted-item.ts";
import { type ItemId, type RandomBytes, shuffle } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { SyncItem } from "../../protocol/device/item.ts";
import { isKept, MOST_ITEMS, MOST_OFFERED, type SyncRequest, type SyncResponse } from "../../protocol/device/sync.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import type { StorageFailure } from "../store/failure.ts";
import type { Device } from "../store/records.ts";
import type { Tablet } from "../tablet/tablet.ts";
import { handInReports } from "./hand-in-reports.ts";
import { keepSafe, NOTHING_HEARD, noteSafety } from "./keep-safe.ts";
import { afterFailure, afterSuccess, FIRST_PACE, type Pace, SLOW_AFTER_MS } from "./pace.ts";
import type { Transport, TransportFailure } from "./transport.ts";

export type ExchangePorts = { readonly transport: Transport; readonly randomBytes: RandomBytes; readonly appVersion: string };
/** `slow`: something gets through on this line, but what was sent last did not. */
export type ExchangeFailure = TransportFailure | "storage" | "other-server" | "slow";

/** What an offered id takes in a request, with its quotes and comma. */
const ID_BYTES = 36;
/** How large requests may be, from one exchange of a page to the next. */
const paces = new WeakMap<Tablet, Pace>();
/** A request is repeated until nothing is left; a server that never acknowledges must not make it endless. */
const MOST_ROUNDS = 1000;

/**
 * Hands in everything that may leave, and, when `full`, offers every id that is kept here and sends again what the
 * server lacks. No transaction is ever open across the network: read, send, then acknowledge in another one.
 * Returns the server's last word.
 */
export async function exchange(
  tablet: Tablet,
  ports: ExchangePorts,
  full: boolean,
): Promise<Result<SyncResponse, ExchangeFailure>> {
  let offering = full;
  let after: ItemId | "" = "";
  let heard = NOTHING_HEARD;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { device } = tablet.state();
    if (device === null) {
      return err("not-enrolled");
    }
    const { room: size } = paceOf(tablet);
    const mostOffered = Math.min(MOST_OFFERED, Math.floor(size / ID_BYTES));
    const outgoing = await tablet.ports.store.leaving(MOST_ITEMS);
    const offered: Result<readonly ItemId[], unknown> = offering
      ? await tablet.ports.store.receivedIds(after, mostOffered)
      : ok([]);
    if (!outgoing.ok || !offered.ok) {
      return err("storage");
    }
    tablet.show({ unreadable: outgoing.value.unreadable });
    const put = withinSize(shuffle(outgoing.value.items, ports.randomBytes), size);
    const request = compose(tablet, ports, device, put, offered.value, outgoing.value.unreadable);
    const answer = await send(tablet, ports.transport, device, request);
    if (!answer.ok) {
      return answer;
    }
    const response = answer.value;
    if (response.nonce !== request.nonce || response.serverId !== device.serverId) {
      return err("other-server");
    }
    const taken = await takeIn(tablet, response, request.put);
    if (!taken.ok) {
      return err("storage");
    }
    if (response.epoch !== device.epoch) {
      // The server was restored from a backup: everything that is kept here is offered again, from the beginning.
      const restored = { ...device, epoch: response.epoch };
      const noted = await tablet.commit({ records: { device: restored } }, { by: "itself" });
      if (!noted.ok) {
        return err("storage");
      }
      offering = true;
      after = "";
      heard = NOTHING_HEARD;
      continue;
    }
    const safe = await keepSafe(tablet, device, request, response, heard);
    if (!safe.ok) {
      return err("storage");
    }
    heard = safe.value;
    after = offered.value.at(-1) ?? after;
    offering = offering && offered.value.length === mostOffered;
    const progressed = response.results.some(({ status }) => isKept(status));
    const left = taken.value > 0;
    if (!offering && (!left || !progressed) && response.want.length === 0) {
      if (!(await noteSafety(tablet, device, heard))) {
        return err("storage");
      }
      await handInReports(tablet, ports, device);
      return ok(response);
    }
  }
  return err("internal");
}

function paceOf(tablet: Tablet): Pace {
  return paces.get(tablet) ?? FIRST_PACE;
}

/** One request. How it goes says how much the next one may hold, and whether the assistant is told that the line is slow. */
async function send(
  tablet: Tablet,
  transport: Transport,
  device: Device,
  request: SyncRequest,
): Promise<Result<SyncResponse, ExchangeFailure>> {
  const begun = performance.now();
  const waiting = setTimeout(() => tablet.show({ slowLine: true }), SLOW_AFTER_MS);
  const answer = await transport.sync(device.token, request);
  clearTimeout(waiting);
  const before = paceOf(tablet);
  const lost = !answer.ok && (answer.error === "unreachable" || answer.error === "timed-out");
  const bytes = request.have.length * ID_BYTES + request.put.reduce((sum, item) => sum + sizeOf(item), 0);
  const pace = lost ? afterFailure(before) : afterSuccess(before, bytes, performance.now() - begun);
  paces.set(tablet, pace);
  tablet.show({ slowLine: pace.slow });
  return lost && pace.slow && answer.error === "timed-out" ? err("slow") : answer;
}

function compose(
  tablet: Tablet,
  ports: ExchangePorts,
  device: Device,
  put: SyncItem[],
  have: readonly ItemId[],
  unreadable: number,
): SyncRequest {
  const { outbox } = tablet.state();
  const { clock, newId } = tablet.ports;
  return {
    protocol: PROTOCOL,
    generation: device.generation,
    nonce: newId(),
    have: [...have],
    put,
    queue: {
      pending: outbox.answersWaiting + outbox.answersLeaving,
      acknowledged: outbox.answersReceived,
      oldestMinutes: outbox.oldestMinute === null ? null : Math.max(0, clock.epochMinutes() - outbox.oldestMinute),
      marksPending: outbox.marksPending,
      unreadable,
    },
    appVersion: ports.appVersion,
  };
}

/** As many items as fit in so many bytes; one that alone is larger goes alone. */
function withinSize(items: readonly MintedItem[], size: number): SyncItem[] {
  const fitting: SyncItem[] = [];
  let room = size;
  for (const { id, sha256, kind, roundId, bytes } of items) {
    const item = { id, sha256, kind, roundId, bytes };
    if (!v.is(SyncItem, item)) {
      // The server would refuse the whole request because of it. It stays here, and is counted as not received; a report has a
      // call of its own.
      continue;
    }
    room -= sizeOf(item);
    if (room < 0 && fitting.length > 0) {
      break;
    }
    fitting.push(item);
  }
  return fitting;
}

function sizeOf(item: SyncItem): number {
  return new TextEncoder().encode(JSON.stringify(item)).byteLength + 1;
}

/** Acknowledges by id and hash, takes back what the server lacks, and tells how many items still may leave. */
async function takeIn(tablet: Tablet, response: SyncResponse, put: readonly SyncItem[]): Promise<Result<number, StorageFailure>> {
  const { store } = tablet.ports;
  const sent = new Set(put.map(({ id, sha256 }) => `${id} ${sha256}`));
  const kept = response.results.filter(({ id, sha256, status }) => isKept(status) && sent.has(`${id} ${sha256}`));
  const acknowledged = await store.acknowledge(kept);
  const counts = response.want.length > 0 && acknowledged.ok ? await store.offerAgain(response.want) : acknowledged;
  if (!counts.ok) {
    return counts;
  }
  tablet.show({ outbox: counts.value });
  return ok(counts.value.answersLeaving + counts.value.marksPending);
}
