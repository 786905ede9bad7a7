import { type Nonce, type RandomBytes, shuffle } from "../../kernel/ids.ts";
import { isReportKept, MOST_REPORTS } from "../../protocol/device/fault-report.ts";
import { MOST_ITEMS } from "../../protocol/device/sync.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import type { Device } from "../store/records.ts";
import type { Tablet } from "../tablet/tablet.ts";
import type { Transport } from "./transport.ts";

type Ports = { readonly transport: Pick<Transport, "faultReports">; readonly randomBytes: RandomBytes };

/**
 * Brings the fault reports that may leave, shuffled; what the server does not keep stays for the next exchange. Nothing else
 * waits for it, and nothing else fails with it: the server may be one that doesn't know the call.
 */
export async function handInReports(tablet: Tablet, { transport, randomBytes }: Ports, device: Device): Promise<void> {
  const { store, newId } = tablet.ports;
  if (tablet.state().outbox.reportsLeaving === 0) {
    return;
  }
  const leaving = await store.leaving(MOST_ITEMS);
  if (!leaving.ok) {
    return;
  }
  const reports = leaving.value.items.filter(({ kind }) => kind === "fault-report").slice(0, MOST_REPORTS);
  if (reports.length === 0) {
    return;
  }
  const put = shuffle(reports, randomBytes).map(({ id, sha256, roundId, bytes }) => ({ id, sha256, roundId, bytes }));
  const nonce = newId<Nonce>();
  const answer = await transport.faultReports(device.token, { protocol: PROTOCOL, nonce, put });
  if (!answer.ok || answer.value.nonce !== nonce || answer.value.serverId !== device.serverId) {
    return;
  }
  const sent = new Set(put.map(({ id, sha256 }) => `${id} ${sha256}`));
  const kept = answer.value.results.filter(({ id, sha256, status }) => isReportKept(status) && sent.has(`${id} ${sha256}`));
  const acknowledged = await store.acknowledge(kept);
  if (acknowledged.ok) {
    tablet.show({ outbox: acknowledged.value });
  }
}
