import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Generation, ItemId, RoundId } from "../../../src/kernel/ids.ts";
import type { EnrolReply } from "../../../src/protocol/device/enrol.ts";
import type { SyncItem } from "../../../src/protocol/device/item.ts";
import type { SyncResponse } from "../../../src/protocol/device/sync.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { newId } from "../../../src/sealing/random.ts";
import { builtPages, type ServerProcess, startProcess } from "../support/server-process.ts";
import { markItem, outcomeMark, sealedAnswer, syncRequest } from "../support/tablet.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const KILLS = 10;

test(`what was acknowledged is there after kill -9, ${KILLS} times`, { timeout: 120_000 }, async () => {
  const folder = temporaryFolder();
  const env = { STRECK_DATA: join(folder, "data"), STRECK_PAGES: builtPages(join(folder, "dist")) };
  let server = await startProcess(env);
  const enrolled = (await call(
    server,
    "enrol",
    { protocol: PROTOCOL, code: null, generation: newId<Generation>() },
    null,
  )) as EnrolReply;
  const practice = JSON.parse(Buffer.from(enrolled.release.split(".")[1] ?? "", "base64url").toString());
  const place = { roundId: practice.roundId as RoundId, siteId: enrolled.siteId };
  const acknowledged: ItemId[] = [];
  for (let kill = 1; kill <= KILLS; kill++) {
    const put: SyncItem[] = [
      sealedAnswer(place.roundId),
      sealedAnswer(place.roundId),
      markItem(outcomeMark(place, { kind: "complete" })),
    ];
    const reply = (await call(server, "sync", syncRequest({ put }), enrolled.token)) as SyncResponse;
    // Killed while a next request is on its way: that one may be there or not, but never half.
    const cutOff = Array.from({ length: 50 }, () => sealedAnswer(place.roundId, "x".repeat(2000)));
    const lost = call(server, "sync", syncRequest({ put: cutOff }), enrolled.token).catch(() => null);
    const ended = once(server.process, "exit");
    setTimeout(() => server.process.kill("SIGKILL"), kill % 4);
    await ended;
    expect(reply.results.map(({ status }) => status)).toEqual(["stored", "stored", "stored"]);
    acknowledged.push(...reply.results.map(({ id }) => id));
    server = await startProcess(env);
    const survived = (await call(server, "sync", syncRequest({ have: acknowledged }), enrolled.token)) as SyncResponse;
    expect(survived.want).toEqual([]);
    expect(survived.site?.counts.I).toBe(kill);
    const { want } = (await call(
      server,
      "sync",
      syncRequest({ have: cutOff.map(({ id }) => id) }),
      enrolled.token,
    )) as SyncResponse;
    expect((await lost) === null ? [0, cutOff.length] : [0]).toContain(want.length);
  }
});

async function call({ tablet }: ServerProcess, name: string, body: unknown, token: string | null): Promise<unknown> {
  const headers = { "content-type": "application/json", ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
  const response = await fetch(`${tablet}/api/device/${name}`, { method: "POST", headers, body: JSON.stringify(body) });
  expect(response.status).toBe(200);
  return response.json();
}
