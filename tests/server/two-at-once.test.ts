import { beforeEach, describe, expect, test } from "vitest";
import { toBase64 } from "../../src/kernel/base64.ts";
import type { Generation } from "../../src/kernel/ids.ts";
import type { RecordingsReply } from "../../src/protocol/console/recordings.ts";
import type { NewRound, Round, Site } from "../../src/protocol/console/rounds.ts";
import type { SyncResponse } from "../../src/protocol/device/sync.ts";
import { PROTOCOL } from "../../src/protocol/version.ts";
import { newId, randomBytes } from "../../src/sealing/random.ts";
import { openDatabase } from "../../src/server/database/database.ts";
import { asSiteId } from "../support/brands.ts";
import { mp3Frames, newRecording } from "../support/sounds.ts";
import {
  announcement,
  type Coordinator,
  enrolmentCode,
  makeKeys,
  newRound,
  PASSWORD,
  type PrivateKeys,
  prove,
  publishedRound,
  setUpOrganisation,
  signedRelease,
} from "./support/coordinator.ts";
import { enrolledTablet, markItem, outcomeMark, sealedAnswer, syncRequest } from "./support/tablet.ts";
import { type TestServer, testServer } from "./support/test-server.ts";

/** Two requests at once, over the network, at each place where one looks before one writes: one wins, and the other is told so. */
const TWICE = [0, 1];
/** So often, since which of them comes first is chance. */
const TRIES = 5;

let server: TestServer;
let tabletAddress: string;
let consoleAddress: string;

beforeEach(async () => {
  server = await testServer();
  tabletAddress = await server.tablet.listen({ port: 0 });
  consoleAddress = await server.console.listen({ port: 0 });
});

type Reply = { readonly status: number; readonly body: unknown };

async function post(address: string, path: string, body: object, headers: Record<string, string> = {}): Promise<Reply> {
  const url = new URL(address.replace("[::1]", "127.0.0.1"));
  const all = { "content-type": "application/json", origin: url.origin, ...headers };
  const response = await fetch(new URL(path, url), { method: "POST", headers: all, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

const atConsole = (coordinator: Coordinator | null, path: string, body: object): Promise<Reply> =>
  post(consoleAddress, path, body, coordinator === null ? {} : { cookie: coordinator.cookie() });
const atTablet = (path: string, body: object, token?: string): Promise<Reply> =>
  post(tabletAddress, path, body, token === undefined ? {} : { authorization: `Bearer ${token}` });

const both = (work: (which: number) => Promise<Reply>): Promise<Reply[]> => Promise.all(TWICE.map(work));

/** What the winner and the loser were told. */
function outcomes(replies: readonly Reply[]): unknown[] {
  return replies.map(({ status, body }) => (status === 200 ? "done" : (body as { problem: string }).problem)).sort();
}

async function rowsOf(table: "site" | "round" | "round_site" | "organisation" | "coordinator" | "device" | "enrolment_code") {
  return server.store.queries.selectFrom(table).selectAll().execute();
}

describe("one of two wins", () => {
  test("setting the organisation up", async () => {
    const replies = await both((which) =>
      atConsole(null, "/api/set-up", {
        setUpCode: server.setUpCode,
        organisationName: `Kommun ${which}`,
        userName: `Samira ${which}`,
        password: PASSWORD,
      }),
    );
    expect(outcomes(replies)).toEqual(["done", "not-allowed"]);
    expect([(await rowsOf("organisation")).length, (await rowsOf("coordinator")).length]).toEqual([1, 1]);
  });

  test("sites and rounds of one name", async () => {
    const coordinator = await setUpOrganisation(server);
    for (let number = 1; number <= TRIES; number++) {
      const names = [`Väntrum ${number}`, `VÄNTRUM  ${number}`];
      expect(outcomes(await both((which) => atConsole(coordinator, "/api/sites", { name: names[which] })))).toEqual([
        "already-exists",
        "done",
      ]);
      const { id } = (await rowsOf("site")).at(-1) as { id: string };
      const draft: NewRound = newRound([asSiteId(id)]);
      const rounds = await both((which) => atConsole(coordinator, "/api/rounds", { ...draft, name: names[which] }));
      expect(outcomes(rounds)).toEqual(["already-exists", "done"]);
    }
    expect([(await rowsOf("site")).length, (await rowsOf("round")).length]).toEqual([TRIES, TRIES]);
    expect((await rowsOf("round_site")).length).toBe(TRIES);
  });

  test("a code that two tablets show", async () => {
    const { coordinator, round, sites } = await publishedRound(server);
    for (let number = 1; number <= TRIES; number++) {
      const code = await enrolmentCode(coordinator, round.id, sites[0]?.id ?? asSiteId(""));
      const replies = await both(() =>
        atTablet("/api/device/enrol", { protocol: PROTOCOL, code, generation: newId<Generation>() }),
      );
      expect(outcomes(replies)).toEqual(["code-unknown", "done"]);
    }
    expect([(await rowsOf("device")).length, (await rowsOf("enrolment_code")).length]).toEqual([TRIES, 0]);
  });

  test("tablets that want one name; the code of the other stays good", async () => {
    const { coordinator, round, sites } = await publishedRound(server);
    const siteId = sites[0]?.id ?? asSiteId("");
    const codes = await Promise.all(TWICE.map(() => enrolmentCode(coordinator, round.id, siteId)));
    const enrol = (which: number, name: string) =>
      atTablet("/api/device/enrol", { protocol: PROTOCOL, code: codes[which], generation: newId<Generation>(), name });
    const replies = await both((which) => enrol(which, "Kajsa"));
    expect(outcomes(replies)).toEqual(["already-exists", "done"]);
    const loser = replies.findIndex(({ status }) => status !== 200);
    expect((await enrol(loser, "Lovisa")).status).toBe(200);
    const ids = (await rowsOf("device")).map(({ id }) => id);
    const named = await both((which) => atConsole(coordinator, `/api/devices/${ids[which]}/name`, { name: "Maja" }));
    expect(outcomes(named)).toEqual(["already-exists", "done"]);
    expect((await rowsOf("device")).length).toBe(2);
  });

  test("a round that two people publish, each with her own release", async () => {
    const { coordinator, sites, keys } = await publishedRound(server);
    for (let number = 1; number <= TRIES; number++) {
      const draft = await draftOf(coordinator, sites, `Omgång ${number}`);
      const releases = await Promise.all(TWICE.map(() => signedRelease(coordinator, draft, keys)));
      const replies = await both((which) =>
        atConsole(coordinator, `/api/rounds/${draft.id}/publish`, { release: releases[which] }),
      );
      expect(outcomes(replies)).toEqual(["done", "round-not-publishable"]);
      const winner = replies.findIndex(({ status }) => status === 200);
      const stored = await server.store.queries.selectFrom("round").select("release").where("id", "=", draft.id).execute();
      expect(stored).toEqual([{ release: releases[winner] }]);
    }
  });
});

describe("both win, and it is done once", () => {
  test("a round that is published twice with one release: an answer may have been lost", async () => {
    const { coordinator, sites, keys } = await publishedRound(server);
    const draft = await draftOf(coordinator, sites, "En till");
    const release = await signedRelease(coordinator, draft, keys);
    const replies = await both(() => atConsole(coordinator, `/api/rounds/${draft.id}/publish`, { release }));
    expect(outcomes(replies)).toEqual(["done", "done"]);
  });

  test("recordings of one text, with two voices, and one voice for two texts", async () => {
    const coordinator = await setUpOrganisation(server);
    for (let number = 1; number <= TRIES; number++) {
      const voices = await both((which) =>
        atConsole(coordinator, "/api/recordings", newRecording({ text: `Text ${number}`, sound: toBase64(mp3Frames(3, which)) })),
      );
      const texts = await both((which) =>
        atConsole(
          coordinator,
          "/api/recordings",
          newRecording({ text: `Text ${number}.${which}`, sound: toBase64(mp3Frames(5)) }),
        ),
      );
      expect(outcomes([...voices, ...texts])).toEqual(["done", "done", "done", "done"]);
    }
    const { recordings } = (await coordinator.get("/api/recordings")).json<RecordingsReply>();
    expect(recordings).toHaveLength(3 * TRIES);
    const said = new Set(recordings.map(({ sha256 }) => sha256));
    const stored = await server.store.queries.selectFrom("sound").select("sha256").execute();
    expect(stored.map(({ sha256 }) => sha256).sort()).toEqual([...said].sort());
  });

  test("a mark and an answer that two tablets hand in, each from a new database", async () => {
    const { coordinator, round, sites } = await publishedRound(server);
    const place = { roundId: round.id, siteId: sites[0]?.id ?? asSiteId("") };
    const tablets = await Promise.all(TWICE.map(() => enrolledTablet(server, coordinator, round.id, place.siteId)));
    for (let number = 1; number <= TRIES; number++) {
      const put = [markItem(outcomeMark(place, { kind: "missed" })), sealedAnswer(round.id)];
      const replies = await both((which) =>
        atTablet("/api/device/sync", syncRequest({ put, generation: newId<Generation>() }), tablets[which]?.token),
      );
      const statuses = replies.map(({ body }) => (body as SyncResponse).results.map(({ status }) => status).join(" "));
      expect(statuses.sort()).toEqual(["already already", "stored stored"]);
    }
    expect((await tablets[0]?.sync({}))?.site?.counts.NC).toBe(TRIES);
  });

  test("one tablet that comes twice from one new database", async () => {
    const { coordinator, round, sites } = await publishedRound(server);
    const tablet = await enrolledTablet(server, coordinator, round.id, sites[0]?.id ?? asSiteId(""));
    const generation = newId<Generation>();
    const replies = await both(() => atTablet("/api/device/sync", syncRequest({ generation }), tablet.token));
    expect(outcomes(replies)).toEqual(["done", "done"]);
    const generations = await server.store.queries.selectFrom("device_generation").select(["generation", "wiped"]).execute();
    expect(generations).toHaveLength(2);
    expect(generations).toContainEqual({ generation, wiped: null });
  });

  test("a server that is started twice on an empty folder knows itself by one name", async () => {
    await server.store.queries.deleteFrom("server").execute();
    const opened = await Promise.all(TWICE.map(() => openDatabase(server.store, randomBytes)));
    const identities = opened.map((one) => (one.ok ? one.value.identity : one.error));
    expect(identities[0]).toEqual(identities[1]);
    expect(await server.store.queries.selectFrom("server").select("id").execute()).toHaveLength(1);
  });
});

describe("keys", () => {
  test("of two that are announced at once, one set stands whole", async () => {
    const coordinator = await setUpOrganisation(server);
    const sets = [await makeKeys(), await makeKeys()];
    const replies = await both((which) => atConsole(coordinator, "/api/keys", announcement(sets[which] as PrivateKeys)));
    expect(outcomes(replies)).toEqual(["done", "done"]);
    const { keys } = (await coordinator.get("/api/keys")).json();
    const standing = sets.find((set) => set.signing.kid === keys.signing.kid);
    expect(keys).toMatchObject(announcement(standing as PrivateKeys));
  });

  test("no round is published to keys that others replace meanwhile", async () => {
    for (let number = 1; number <= TRIES; number++) {
      const one = await testServer();
      const { coordinator, draft, keys } = await readyToPublish(one);
      consoleAddress = await one.console.listen({ port: 0 });
      const release = await signedRelease(coordinator, draft, keys);
      const others = announcement(await makeKeys());
      const [published, replaced] = await Promise.all([
        atConsole(coordinator, `/api/rounds/${draft.id}/publish`, { release }),
        atConsole(coordinator, "/api/keys", others),
      ]);
      const end = [published, replaced].map((reply) => outcomes([reply])[0]).join(", ");
      expect(["done, already-exists", "key-not-proved, done"]).toContain(end);
    }
  });
});

async function draftOf(coordinator: Coordinator, sites: readonly Site[], name: string): Promise<Round> {
  const siteIds = sites.map(({ id }) => id);
  return (await coordinator.post("/api/rounds", newRound(siteIds, { name }))).json<Round>();
}

async function readyToPublish(one: TestServer): Promise<{ coordinator: Coordinator; draft: Round; keys: PrivateKeys }> {
  const coordinator = await setUpOrganisation(one);
  const site = (await coordinator.post("/api/sites", { name: "Väntrum" })).json<Site>();
  const keys = await makeKeys();
  await coordinator.post("/api/keys", announcement(keys));
  await prove(coordinator, "coordinator", keys.coordinator);
  await prove(coordinator, "recovery", keys.recovery);
  return { coordinator, draft: await draftOf(coordinator, [site], "Hösten"), keys };
}
