import { beforeAll, describe, expect, test } from "vitest";
import { discloseGroups } from "../../../src/domain/disclosure/groups.ts";
import { percent } from "../../../src/domain/rates/share.ts";
import { completeness } from "../../../src/domain/response/completeness.ts";
import type { Response } from "../../../src/domain/response/response.ts";
import { indicators } from "../../../src/domain/results/indicators.ts";
import { addCounts, answered, asked, NO_CONTACTS, seen } from "../../../src/domain/tally/counts.ts";
import { hashOfAnswers } from "../../../src/envelopes/answers-hash.ts";
import type { Language } from "../../../src/kernel/language.ts";
import type { ExampleReply } from "../../../src/protocol/console/example.ts";
import type { BatchesReply, DevicesReply, FieldworkReply, SealedAnswersReply } from "../../../src/protocol/console/fieldwork.ts";
import type { KeysReply } from "../../../src/protocol/console/keys.ts";
import type { PublicationsOfRound } from "../../../src/protocol/console/publications.ts";
import type { Round, RoundsReply, SitesReply } from "../../../src/protocol/console/rounds.ts";
import { sheetOf, splitOf } from "../../../src/protocol/figures-of-round.ts";
import { readResponse } from "../../../src/protocol/sealed-response.ts";
import { unwrapKeys } from "../../../src/sealing/key-file.ts";
import { open, openingKey } from "../../../src/sealing/open.ts";
import { verifyRelease } from "../../../src/sealing/release-signature.ts";
import { PRACTICE_PASSPHRASE } from "../../../src/server/example/practice.ts";
import { asSignedRelease } from "../../support/brands.ts";
import { type Coordinator, setUpOrganisation, visitor } from "../support/coordinator.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { stop, type TestServer, testServer } from "../support/test-server.ts";

let data: string;
const said: string[] = [];
/** Sealed once; each test that looks at it opens the same folder. */
beforeAll(async () => {
  data = temporaryFolder();
  const server = await testServer({ data, practice: true });
  await server.makeExample((done, total) => said.push(`${done} of ${total}`));
  await stop(server);
}, 120_000);

async function inPractice(
  server: TestServer,
): Promise<{ coordinator: Coordinator; round: Round; rounds: RoundsReply["rounds"] }> {
  const coordinator = visitor(server);
  await coordinator.post("/api/session/practice");
  const { rounds } = (await coordinator.get("/api/rounds")).json<RoundsReply>();
  const id = rounds.find(({ name }) => name.startsWith("Exempel"))?.id;
  return { coordinator, rounds, round: (await coordinator.get(`/api/rounds/${id}`)).json<Round>() };
}

describe("the example", () => {
  test("tells how far its making has come", () => {
    expect([said[0], said.at(-1), said.length]).toEqual(["0 of 400", "400 of 400", 401]);
  });

  test("is a made-up round of two weeks until today, signed with the practice key, and says so in every name", async () => {
    const { coordinator, round } = await inPractice(await testServer({ data, practice: true }));
    expect([round.name, round.starts, round.ends]).toEqual(["Exempel: ekonomiskt bistånd", "2026-09-01", "2026-09-29"]);
    const { sites } = (await coordinator.get("/api/sites")).json<SitesReply>();
    const own = sites.filter(({ id }) => round.siteIds.includes(id)).map(({ name }) => name);
    expect(own.toSorted()).toEqual(["Exempelmottagning Centrum", "Exempelmottagning Hamnen", "Exempelmottagning Norr"]);
    const { keys } = (await coordinator.get("/api/keys")).json<KeysReply>();
    expect((await verifyRelease(round.release ?? asSignedRelease(""), keys?.signing.kid ?? null)).ok).toBe(true);
  });

  test("has strokes for 829 seen, 672 asked and 412 answered, of every kind, on ten working days", async () => {
    const { coordinator, round } = await inPractice(await testServer({ data, practice: true }));
    const field = (await coordinator.get(`/api/rounds/${round.id}/fieldwork`)).json<FieldworkReply>();
    const counts = field.groups.reduce((sum, group) => addCounts(sum, group.counts), NO_CONTACTS);
    expect(counts).toEqual({ I: 388, P: 24, R: 198, O: 62, NC: 128, UO: 29, NE: 41 });
    expect([seen(counts), asked(counts), answered(counts)]).toEqual([829, 672, 412]);
    const days = [...new Set(field.groups.map(({ date }) => date))].toSorted();
    expect(days).toHaveLength(10);
    expect([days[0], days.at(-1)]).toEqual(["2026-09-01", "2026-09-14"]);
    expect(days.every((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))).toBe(true);
    expect(new Set(field.groups.map(({ siteId }) => siteId)).size).toBe(3);
    expect(new Set(field.groups.map(({ language }) => language))).toEqual(new Set(["sv", "ar", "so", null]));
    expect(new Set(field.reasons.map(({ reason }) => reason)).size).toBe(13);
    expect(Object.values(field.marks).filter((count) => count > 0)).toEqual([]);
  });

  test("lacks the answers that a silent tablet keeps, and no others", async () => {
    const server = await testServer({ data, practice: true });
    const { coordinator, round } = await inPractice(server);
    const { answers } = (await coordinator.get(`/api/rounds/${round.id}/fieldwork`)).json<FieldworkReply>();
    expect(answers).toMatchObject({ expected: 404, received: 400, quarantined: 0, conflicting: 0 });
    const { devices } = (await coordinator.get(`/api/rounds/${round.id}/devices`)).json<DevicesReply>();
    const silent = devices.filter(({ pending }) => pending > 0);
    expect(silent.map(({ name, pending, oldestMinutes }) => [name, pending, oldestMinutes])).toEqual([["Exempel 7", 4, 50]]);
    const names = devices.flatMap(({ name }) => name ?? []).toSorted();
    expect(names).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => `Exempel ${number}`));
    expect(silent[0]?.lastContact?.slice(0, 10)).toBe("2026-09-09");
    expect(devices.filter(({ lastContact }) => lastContact?.startsWith("2026-09-14"))).toHaveLength(6);
    const { batches } = (await coordinator.get(`/api/rounds/${round.id}/batches`)).json<BatchesReply>();
    expect(batches.reduce((sum, batch) => sum + batch.answers, 0)).toBe(400);
    expect(batches.every(({ received }) => received >= round.starts && received <= "2026-09-14T12:00Z")).toBe(true);
  });

  test("opens with the practice passphrase: each answer fits its stroke, and they have something to say", async () => {
    const { coordinator, round } = await inPractice(await testServer({ data, practice: true }));
    const responses = await openAll(coordinator, round);
    expect(responses).toHaveLength(400);
    const verdicts = responses.map(({ answers }) => completeness(round.questionnaire, answers).verdict);
    expect(new Set(verdicts)).toEqual(new Set(["complete", "partial"]));
    expect(new Set(responses.map(({ mode }) => mode))).toEqual(new Set(["self", "listened", "read-by-assistant"]));
    expect(new Set(responses.map(({ week }) => week))).toEqual(new Set(["2026-W36", "2026-W37", "2026-W38"]));
    const influence = (language: Language): number => {
      const results = indicators(
        round.questionnaire,
        responses.filter((response) => response.language === language),
      );
      return percent(results.find(({ indicator }) => indicator.code === "U31504")?.shares.T ?? { part: 0, of: 0 }) ?? 0;
    };
    expect(influence("sv") - influence("ar")).toBeGreaterThan(8);
    for (const result of indicators(round.questionnaire, responses)) {
      const shown = discloseGroups(result);
      expect([shown.T.shown, shown.K.shown, shown.M.shown]).toEqual([true, true, true]);
    }
  });

  test("has given away the sheet and the table by site, of the very answers that were handed in", async () => {
    const { coordinator, round } = await inPractice(await testServer({ data, practice: true }));
    const { publications } = (await coordinator.get(`/api/rounds/${round.id}/publications`)).json<PublicationsOfRound>();
    const responses = await openAll(coordinator, round);
    const field = (await coordinator.get(`/api/rounds/${round.id}/fieldwork`)).json<FieldworkReply>();
    const strokes = field.groups.reduce((sum, group) => addCounts(sum, group.counts), NO_CONTACTS);
    const sheet = sheetOf(round, responses, strokes);
    expect(sheet).toMatchObject({ respondents: 412, responseRate: 61 });
    expect(publications.map(({ figures }) => figures)).toEqual([
      sheet,
      splitOf(round, responses, "sites", publications.slice(0, 1)),
    ]);
    expect(new Set(publications.map(({ answers }) => answers))).toEqual(new Set([await hashOfAnswers(responses)]));
  });

  test("made again, also on another day, changes nothing", async () => {
    const server = await testServer({ data, practice: true });
    const everything = async (): Promise<unknown> =>
      Promise.all(
        (
          [
            "site",
            "round",
            "device",
            "device_generation",
            "batch",
            "mark",
            "sealed_answer",
            "enrolment_code",
            "publication",
          ] as const
        ).map((table) => server.store.queries.selectFrom(table).selectAll().execute()),
      );
    const before = await everything();
    server.advance(50 * 3_600_000);
    expect((await server.makeExample(() => expect.unreachable())).ok).toBe(true);
    expect(await everything()).toEqual(before);
  });
});

describe("an attempt", () => {
  test("that was cut short goes on where it ended, and nothing is there twice", async () => {
    const server = await testServer({ practice: true });
    await expect(
      server.makeExample((done) => {
        if (done === 150) {
          throw new Error("the power is gone");
        }
      }),
    ).rejects.toThrow("the power is gone");
    server.advance(3 * 3_600_000);
    const begun: number[] = [];
    expect((await server.makeExample((_, total) => begun.push(total))).ok).toBe(true);
    expect(begun[0]).toBeLessThan(300);
    const { coordinator, round } = await inPractice(server);
    const field = (await coordinator.get(`/api/rounds/${round.id}/fieldwork`)).json<FieldworkReply>();
    expect(field.answers).toMatchObject({ expected: 404, received: 400, quarantined: 0, conflicting: 0 });
    expect(Object.values(field.marks).filter((count) => count > 0)).toEqual([]);
    expect((await coordinator.get(`/api/rounds/${round.id}/devices`)).json<DevicesReply>().devices).toHaveLength(7);
  }, 120_000);

  test("beside real data, or where practice is off, makes nothing", async () => {
    const real = await testServer({ practice: true });
    await setUpOrganisation(real);
    expect(await real.makeExample(() => undefined)).toEqual({ ok: false, error: "real-data" });
    const { coordinator, rounds } = await inPractice(real);
    expect(rounds.filter(({ name }) => name.startsWith("Exempel"))).toEqual([]);
    expect((await coordinator.post("/api/example")).json<ExampleReply>().state).not.toBe("made");
    expect((await coordinator.get("/api/example")).json()).toMatchObject({ state: "refused", roundId: null });
    const off = await testServer({ data, practice: false });
    expect(await off.makeExample(() => undefined)).toEqual({ ok: false, error: "no-practice" });
  });
});

describe("the button in practice", () => {
  test("begins it, tells how far it has come, and is for practice only", async () => {
    const server = await testServer({ practice: true });
    const { coordinator } = await inPractice(server);
    expect((await coordinator.get("/api/example")).json()).toMatchObject({ state: "possible", roundId: null });
    expect((await coordinator.post("/api/example")).json()).toMatchObject({ state: "making" });
    const seenStates: ExampleReply[] = [];
    while (seenStates.at(-1)?.state !== "made") {
      seenStates.push((await coordinator.get("/api/example")).json<ExampleReply>());
      await new Promise((wake) => setTimeout(wake, 100));
      expect(["making", "made"]).toContain(seenStates.at(-1)?.state);
    }
    expect(seenStates.some(({ done, total }) => done > 0 && done < total)).toBe(true);
    expect((await coordinator.post("/api/example")).json()).toMatchObject({ state: "made" });
    expect(seenStates.at(-1)?.roundId).toBe((await inPractice(server)).round.id);
    const real = await setUpOrganisation(server);
    for (const reply of [await real.get("/api/example"), await real.post("/api/example")]) {
      expect([reply.statusCode, reply.json()]).toEqual([403, { problem: "not-allowed" }]);
    }
  }, 120_000);
});

async function openAll(coordinator: Coordinator, round: Round): Promise<readonly Response[]> {
  const { keys } = (await coordinator.get("/api/keys")).json<KeysReply>();
  const own = await unwrapKeys(keys?.keyFile, PRACTICE_PASSPHRASE);
  if (!own.ok) {
    throw new Error("the practice passphrase does not open the practice keys");
  }
  const key = await openingKey(own.value.sealing.kid, own.value.sealing.privateKey);
  const { answers } = (await coordinator.get(`/api/rounds/${round.id}/sealed-answers`)).json<SealedAnswersReply>();
  return Promise.all(
    answers.map(async ({ id, sealed }) => {
      const opened = await open({ id, sealed }, key);
      const { pad: _, ...content } = opened.ok ? opened.value : {};
      const response = readResponse(content);
      if (!response.ok) {
        throw new Error("an answer of the example has another form");
      }
      return response.value;
    }),
  );
}
