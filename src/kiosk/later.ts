import { err } from "../kernel/result.ts";
import type { Chunk } from "./browser/chunk.ts";
import type { Scheduler } from "./sync/schedule.ts";
import type { Transport } from "./sync/transport.ts";

/*
 * What is loaded after the first paint, as screens may use it from the first moment on: each call waits for it. Where it
 * can't be loaded, the server can't be reached either.
 */

export function laterTransport(loaded: Chunk<Transport>): Transport {
  const through = async <Reply>(call: (transport: Transport) => Promise<Reply>) => {
    const transport = await loaded().catch(() => null);
    return transport === null ? err("unreachable" as const) : call(transport);
  };
  return {
    offer: () => through((transport) => transport.offer()),
    enrol: (...asked) => through((transport) => transport.enrol(...asked)),
    release: (...asked) => through((transport) => transport.release(...asked)),
    faultReports: (...asked) => through((transport) => transport.faultReports(...asked)),
    wiped: (...asked) => through((transport) => transport.wiped(...asked)),
    sound: (...asked) => through((transport) => transport.sound(...asked)),
    told: (...asked) => through((transport) => transport.told(...asked)),
    sync: (...asked) => through((transport) => transport.sync(...asked)),
  };
}

/** One that comes too late for a call sends all that there is when it comes. */
export function laterScheduler(loaded: Chunk<Scheduler>): Scheduler {
  const scheduler = () => loaded().catch(() => null);
  return {
    now: async () => (await scheduler())?.now(),
    ask: async () => (await scheduler())?.ask(),
    soon: () => void scheduler().then((come) => come?.soon()),
  };
}
