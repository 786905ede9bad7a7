import * as v from "valibot";
import { beforeEach, describe, expect, test } from "vitest";
import type { Release } from "../../../src/domain/round/release.ts";
import type { SiteId } from "../../../src/kernel/ids.ts";
import type { SignedRelease } from "../../../src/kernel/signed-release.ts";
import { KeysReply } from "../../../src/protocol/console/keys.ts";
import { Round, RoundsReply } from "../../../src/protocol/console/rounds.ts";
import { makeSigningKeys } from "../../../src/sealing/keys.ts";
import { newId } from "../../../src/sealing/random.ts";
import { signRelease, verifyRelease } from "../../../src/sealing/release-signature.ts";
import { asDate, asSignedRelease } from "../../support/brands.ts";
import {
  announcement,
  type Coordinator,
  makeKeys,
  newRound,
  type PrivateKeys,
  prove,
  setUpOrganisation,
  signedRelease,
} from "../support/coordinator.ts";
import { type TestServer, testServer } from "../support/test-server.ts";

let server: TestServer;
let coordinator: Coordinator;
let keys: PrivateKeys;
let siteId: SiteId;

beforeEach(async () => {
  server = await testServer();
  coordinator = await setUpOrganisation(server);
  keys = await makeKeys();
  siteId = (await coordinator.post("/api/sites", { name: "Väntrum A" })).json().id;
});

const inDatabase = () => server.store.queries.selectFrom("organisation_keys").select("key_file").execute();
const reply = (response: { statusCode: number; json: () => unknown }) => [response.statusCode, response.json()];

describe("keys", () => {
  test("are kept as they were announced, unproved, and only when they hold together", async () => {
    expect((await coordinator.get("/api/keys")).json()).toEqual({ keys: null });
    const good = announcement(keys);
    const other = announcement(await makeKeys());
    for (const bad of [
      { ...good, recovery: { ...good.recovery, kid: other.recovery.kid } },
      { ...good, recovery: good.coordinator },
      { ...good, keyFile: { ...good.keyFile, kid: other.coordinator.kid } },
      { ...good, keyFile: { ...good.keyFile, signingKid: other.signing.kid } },
      { ...good, keyFile: { ...good.keyFile, wrapped: "plain" } },
      { ...good, coordinator: { ...good.coordinator, publicKey: keys.coordinator.privateKey } },
      { ...good, recovery: { ...good.recovery, publicKey: { ...good.recovery.publicKey, y: good.recovery.publicKey.x } } },
    ]) {
      expect(reply(await coordinator.post("/api/keys", bad))).toEqual([400, { problem: "malformed" }]);
    }
    expect((await coordinator.get("/api/keys")).json()).toEqual({ keys: null });
    const kept = v.parse(KeysReply, (await coordinator.post("/api/keys", good)).json());
    expect(kept).toEqual({ keys: { ...good, coordinatorProved: false, recoveryProved: false } });
  });

  test("are proved one by one, by what only their holder can read", async () => {
    await coordinator.post("/api/keys", announcement(keys));
    expect(reply(await coordinator.post("/api/keys/proof", { opened: "coordinator", proof: "a guess" }))).toEqual([
      409,
      { problem: "key-not-proved" },
    ]);
    const stranger = await makeKeys();
    expect((await prove(coordinator, "coordinator", { ...stranger.coordinator, kid: keys.coordinator.kid })).statusCode).toBe(
      409,
    );
    expect((await prove(coordinator, "recovery", keys.recovery)).json().keys).toMatchObject({
      coordinatorProved: false,
      recoveryProved: true,
    });
    expect((await prove(coordinator, "coordinator", keys.coordinator)).json().keys).toMatchObject({
      coordinatorProved: true,
      recoveryProved: true,
    });
  });

  test("cannot be challenged before there are any", async () => {
    expect(reply(await coordinator.post("/api/keys/challenge"))).toEqual([404, { problem: "not-found" }]);
    expect(reply(await coordinator.post("/api/keys/proof", { opened: "recovery", proof: "" }))).toEqual([
      409,
      { problem: "key-not-proved" },
    ]);
  });

  test("may be made anew, and proved anew, until a round is published with them", async () => {
    await coordinator.post("/api/keys", announcement(await makeKeys()));
    await coordinator.post("/api/keys", announcement(keys));
    await prove(coordinator, "coordinator", keys.coordinator);
    keys = await makeKeys();
    const anew = await coordinator.post("/api/keys", announcement(keys));
    expect(anew.json().keys).toMatchObject({ coordinatorProved: false });
    await prove(coordinator, "coordinator", keys.coordinator);
    await prove(coordinator, "recovery", keys.recovery);
    const round = (await coordinator.post("/api/rounds", newRound([siteId]))).json<Round>();
    await coordinator.post(`/api/rounds/${round.id}/publish`, { release: await signedRelease(coordinator, round, keys) });
    const late = await coordinator.post("/api/keys", announcement(await makeKeys()));
    expect(reply(late)).toEqual([409, { problem: "already-exists" }]);
  });
});

describe("the wrapped key file", () => {
  test("is kept only if that is asked for, later too, and goes when it is told to", async () => {
    const { keyFile, ...publicHalves } = announcement(keys);
    const made = await coordinator.post("/api/keys", { ...publicHalves, keyFile: null });
    expect(made.json().keys).toMatchObject({ keyFile: null, coordinator: publicHalves.coordinator });
    expect((await coordinator.post("/api/keys/file", { keyFile })).json().keys).toMatchObject({ keyFile });
    expect(await inDatabase()).toEqual([{ key_file: JSON.stringify(keyFile) }]);
    const renewed = { ...keyFile, format: "streck-key/2", wrapped: "ff.gg.hh.ii.jj" };
    expect((await coordinator.post("/api/keys/file", { keyFile: renewed })).json().keys).toMatchObject({ keyFile: renewed });
    expect((await coordinator.remove("/api/keys/file")).json().keys).toMatchObject({ keyFile: null });
    expect(await inDatabase()).toEqual([{ key_file: null }]);
  });

  test("must be the one of these keys", async () => {
    const { keyFile } = announcement(keys);
    expect(reply(await coordinator.post("/api/keys/file", { keyFile }))).toEqual([404, { problem: "not-found" }]);
    await coordinator.post("/api/keys", announcement(keys));
    const other = announcement(await makeKeys()).keyFile;
    expect(reply(await coordinator.post("/api/keys/file", { keyFile: other }))).toEqual([400, { problem: "malformed" }]);
  });
});

describe("a round", () => {
  test("is kept as it was sent", async () => {
    const draft = newRound([siteId]);
    const round = v.parse(Round, (await coordinator.post("/api/rounds", draft)).json());
    expect(round).toEqual({ ...draft, id: round.id, release: null });
    expect((await coordinator.get(`/api/rounds/${round.id}`)).json()).toEqual(round);
    expect(reply(await coordinator.get(`/api/rounds/${newId()}`))).toEqual([404, { problem: "not-found" }]);
  });

  test("stands in the list without what is asked in it: twenty of them are a short reply", async () => {
    const drafts = Array.from({ length: 20 }, (_, count) => newRound([siteId], { name: `Omgång ${count}` }));
    for (const draft of drafts) {
      await coordinator.post("/api/rounds", draft);
    }
    const list = await coordinator.get("/api/rounds");
    const { rounds } = v.parse(RoundsReply, list.json());
    expect(rounds.map(({ name }) => name).toSorted()).toEqual(drafts.map(({ name }) => name).toSorted());
    const [first] = drafts;
    expect(rounds[0]).toMatchObject({
      title: first?.questionnaire.title,
      languages: first?.questionnaire.languages,
      asks: { id: first?.questionnaire.id, version: first?.questionnaire.version },
      published: false,
    });
    expect(Object.keys(rounds[0] ?? {})).not.toContain("questionnaire");
    for (const { id } of first?.questionnaire.items ?? []) {
      expect(list.body).not.toContain(`"${id}"`);
    }
    expect(list.body.length).toBeLessThan(20 * 600);
  });

  test.each([
    ["dates that are none", { starts: asDate("2026-02-30") }],
    ["an end before its start", { starts: asDate("2026-09-14"), ends: asDate("2026-09-13") }],
    ["no site", { siteIds: [] }],
    ["an empty name", { name: "  " }],
  ])("is refused with %s", async (_name, changes) => {
    expect(reply(await coordinator.post("/api/rounds", newRound([siteId], changes)))).toEqual([400, { problem: "malformed" }]);
  });

  test("is refused with a site twice, or one that isn't there", async () => {
    expect(reply(await coordinator.post("/api/rounds", newRound([siteId, siteId])))).toEqual([400, { problem: "malformed" }]);
    expect(reply(await coordinator.post("/api/rounds", newRound([siteId, newId()])))).toEqual([404, { problem: "not-found" }]);
  });

  test("is refused with a faulty questionnaire", async () => {
    const draft = structuredClone(newRound([siteId])) as unknown as {
      questionnaire: { items: { id: string; when?: unknown; text: Record<string, string> }[] };
    };
    const [first, second] = draft.questionnaire.items;
    if (first === undefined || second === undefined) {
      throw new Error("two items are needed");
    }
    first.when = { answered: second.id };
    delete second.text["ar"];
    expect(reply(await coordinator.post("/api/rounds", draft))).toEqual([400, { problem: "malformed" }]);
    const shapeless = await coordinator.post("/api/rounds", { ...newRound([siteId]), questionnaire: { format: "other" } });
    expect(reply(shapeless)).toEqual([400, { problem: "malformed" }]);
    expect((await coordinator.get("/api/rounds")).json()).toEqual({ rounds: [], damaged: [] });
  });

  test("keeps the names of its sites apart", async () => {
    expect(reply(await coordinator.post("/api/sites", { name: " Väntrum A " }))).toEqual([409, { problem: "already-exists" }]);
  });
});

describe("publishing", () => {
  let round: Round;
  const publish = async (release: SignedRelease) => reply(await coordinator.post(`/api/rounds/${round.id}/publish`, { release }));
  const changed = async (change: (release: Release) => object, signer = keys.signing): Promise<SignedRelease> => {
    const verified = await verifyRelease(await signedRelease(coordinator, round, keys), null);
    return signRelease(change((verified.ok ? verified.value.content : null) as Release), signer);
  };

  beforeEach(async () => {
    await coordinator.post("/api/keys", announcement(keys));
    round = (await coordinator.post("/api/rounds", newRound([siteId]))).json();
  });

  test.each(["coordinator", "recovery"] as const)(
    "is refused until both keys have opened a test answer: %s alone",
    async (one) => {
      const release = await signedRelease(coordinator, round, keys);
      expect(await publish(release)).toEqual([409, { problem: "key-not-proved" }]);
      await prove(coordinator, one, keys[one]);
      expect(await publish(release)).toEqual([409, { problem: "key-not-proved" }]);
      const other = one === "coordinator" ? "recovery" : "coordinator";
      await prove(coordinator, other, keys[other]);
      expect(await publish(release)).toEqual([200, { ...round, release }]);
    },
  );

  test("is refused for anything but what is stored, signed by the organisation", async () => {
    await prove(coordinator, "coordinator", keys.coordinator);
    await prove(coordinator, "recovery", keys.recovery);
    const stranger = await makeKeys();
    const [first, second] = [announcement(stranger).coordinator, announcement(stranger).recovery];
    const refused: Record<string, SignedRelease> = {
      "no signature": asSignedRelease("not a release"),
      "another signer": await changed((release) => release, await makeSigningKeys()),
      "the sealing key as signer": await changed((release) => release, keys.coordinator),
      "another round": await changed((release) => ({ ...release, roundId: newId() })),
      "another name": await changed((release) => ({ ...release, roundName: "Våren" })),
      "another organisation": await changed((release) => ({
        ...release,
        organisation: { ...release.organisation, name: "Grannkommunen" },
      })),
      "claiming to be practice": await changed((release) => ({
        ...release,
        organisation: { ...release.organisation, practice: true },
      })),
      "another site": await changed((release) => ({ ...release, sites: [{ id: siteId, name: "Väntrum B" }] })),
      "other dates": await changed((release) => ({ ...release, ends: asDate("2026-12-31") })),
      "other settings": await changed((release) => ({ ...release, settings: { ...release.settings, batchThreshold: 1 } })),
      "another wording": await changed((release) => ({ ...release, questionnaire: { ...release.questionnaire, version: 99 } })),
      "one recipient less": await changed((release) => ({ ...release, recipients: release.recipients.slice(0, 1) })),
      "one recipient more": await changed((release) => ({
        ...release,
        recipients: [...release.recipients, { ...first, role: "recovery" }],
      })),
      "other recipients": await changed((release) => ({
        ...release,
        recipients: [
          { ...first, role: "coordinator" },
          { ...second, role: "recovery" },
        ],
      })),
      "roles exchanged": await changed((release) => ({
        ...release,
        recipients: release.recipients.map((one) => ({ ...one, role: one.role === "recovery" ? "coordinator" : "recovery" })),
      })),
      "something extra": await changed((release) => ({ ...release, extra: true })),
    };
    for (const [name, release] of Object.entries(refused)) {
      expect([name, ...(await publish(release))]).toEqual([name, 422, { problem: "release-not-verified" }]);
    }
    const good = await signedRelease(coordinator, round, keys);
    const [head = "", body = "", signature = ""] = good.split(".");
    const forged = `${head}.${body}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
    expect(await publish(asSignedRelease(forged))).toEqual([422, { problem: "release-not-verified" }]);
    expect(
      await publish(await changed((release) => ({ ...release, recipients: [...release.recipients].reverse() }))),
    ).toMatchObject([200, {}]);
  });

  test("is for good: the same release again is no harm, another one is refused", async () => {
    await prove(coordinator, "coordinator", keys.coordinator);
    await prove(coordinator, "recovery", keys.recovery);
    const release = await signedRelease(coordinator, round, keys);
    const again = await signedRelease(coordinator, round, keys);
    expect(again).not.toBe(release);
    expect((await publish(release))[0]).toBe(200);
    expect((await publish(release))[0]).toBe(200);
    expect(await publish(again)).toEqual([409, { problem: "round-not-publishable" }]);
    expect((await coordinator.get(`/api/rounds/${round.id}`)).json().release).toBe(release);
    expect((await coordinator.get("/api/rounds")).json().rounds[0].published).toBe(true);
  });

  test("is refused for a round that isn't there", async () => {
    const response = await coordinator.post(`/api/rounds/${newId()}/publish`, { release: "x" });
    expect(reply(response)).toEqual([404, { problem: "not-found" }]);
  });
});
