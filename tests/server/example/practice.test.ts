import { beforeAll, describe, expect, test } from "vitest";
import type { ItemId } from "../../../src/kernel/ids.ts";
import type { SealedAnswersReply } from "../../../src/protocol/console/fieldwork.ts";
import type { KeysReply } from "../../../src/protocol/console/keys.ts";
import type { EnrolReply } from "../../../src/protocol/device/enrol.ts";
import { readRelease } from "../../../src/protocol/release.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";
import { unwrapKeys } from "../../../src/sealing/key-file.ts";
import { open, openingKey } from "../../../src/sealing/open.ts";
import { newId } from "../../../src/sealing/random.ts";
import { verifyRelease } from "../../../src/sealing/release-signature.ts";
import { seal } from "../../../src/sealing/seal.ts";
import { PRACTICE_PASSPHRASE } from "../../../src/server/example/practice.ts";
import { setUpOrganisation, visitor } from "../support/coordinator.ts";
import { enrol, sealedAnswer, tabletOf } from "../support/tablet.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { stop, type TestServer, testServer } from "../support/test-server.ts";

let data: string;

beforeAll(async () => {
  data = temporaryFolder();
  await stop(await testServer({ data, practice: true }));
});

describe("practice", () => {
  test("can be tried from enrolment to opened answer, without any password", async () => {
    const server = await testServer({ data, practice: true });
    expect((await server.tablet.inject(`/api/device/offer?protocol=${PROTOCOL}`)).json()).toEqual({
      protocol: PROTOCOL,
      practice: true,
    });
    const enrolled = (await enrol(server, null)).json<EnrolReply>();
    const verified = await verifyRelease(enrolled.release, null);
    const release = verified.ok ? readRelease(verified.value.content) : verified;
    if (!release.ok) {
      throw new Error("the practice release cannot be read");
    }
    const { recipients, organisation, roundId, sites, starts, ends } = release.value;
    expect(organisation).toMatchObject({ name: "Övningskommunen", practice: true });
    expect(sites).toEqual([{ id: enrolled.siteId, name: "Väntrum A" }]);
    expect([starts, ends]).toEqual(["2026-09-14", "2027-09-14"]);

    const id = newId<ItemId>();
    const tablet = tabletOf(server, enrolled);
    await tablet.sync({ put: [sealedAnswer(roundId, await seal({ id }, recipients, 512), id)] });

    const coordinator = visitor(server);
    const state = (await coordinator.post("/api/session/practice")).json();
    expect(state).toMatchObject({ practice: { passphrase: PRACTICE_PASSPHRASE }, needsSetUp: true, session: { practice: true } });
    const { keys } = (await coordinator.get("/api/keys")).json<KeysReply>();
    expect(keys).toMatchObject({ coordinatorProved: true, recoveryProved: true });
    const own = await unwrapKeys(keys?.keyFile, PRACTICE_PASSPHRASE);
    const { answers } = (await coordinator.get(`/api/rounds/${roundId}/sealed-answers`)).json<SealedAnswersReply>();
    expect(answers.map((answer) => answer.id)).toEqual([id]);
    if (!own.ok) {
      throw new Error("the practice passphrase does not open the practice keys");
    }
    const opener = await openingKey(own.value.sealing.kid, own.value.sealing.privateKey);
    expect((await open({ id, sealed: answers[0]?.sealed ?? "" }, opener)).ok).toBe(true);
  });

  test("is worth nothing where it is not offered: not its round, not its sessions", async () => {
    const before = await testServer({ data, practice: true });
    const coordinator = visitor(before);
    await coordinator.post("/api/session/practice");
    const cookie = coordinator.cookie();
    await stop(before);

    const server = await testServer({ data, practice: false });
    expect((await server.tablet.inject(`/api/device/offer?protocol=${PROTOCOL}`)).json()).toEqual({
      protocol: PROTOCOL,
      practice: false,
    });
    const enrolment = await enrol(server, null);
    expect([enrolment.statusCode, enrolment.json()]).toEqual([403, { problem: "not-allowed" }]);
    const entering = await visitor(server).post("/api/session/practice");
    expect([entering.statusCode, entering.json()]).toEqual([403, { problem: "not-allowed" }]);
    const old = await server.console.inject({ method: "GET", url: "/api/sites", headers: { cookie } });
    expect(old.statusCode).toBe(401);
  });

  test("cannot be signed in to with a password", async () => {
    const server = await testServer({ data, practice: true });
    for (const password of ["", PRACTICE_PASSPHRASE, "nobody has this password"]) {
      expect((await visitor(server).post("/api/session", { userName: "Övning", password })).json()).toEqual({
        problem: "wrong-credentials",
      });
    }
  });

  test("is made once, and never beside an organisation that is there already", async () => {
    const organisations = async (server: TestServer): Promise<string[]> =>
      (await server.store.queries.selectFrom("organisation").select("name").execute()).map(({ name }) => name);
    expect(await organisations(await testServer({ data, practice: true }))).toEqual(["Övningskommunen"]);
    const real = await testServer();
    await setUpOrganisation(real);
    await stop(real);
    expect(await organisations(await testServer({ data: real.data, practice: true }))).toEqual(["Provkommunen"]);
  });
});
