import { beforeEach, describe, expect, test } from "vitest";
import type { QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import type { SiteId } from "../../../src/kernel/ids.ts";
import type { Round } from "../../../src/protocol/console/rounds.ts";
import { digest } from "../../../src/server/kept-secrets/digest.ts";
import { asLanguage } from "../../support/brands.ts";
import { BUILT_IN, inWordsAlone, questionnaire, single, texts } from "../../support/questionnaires.ts";
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

const IN_TURKISH: QuestionnaireDocument = {
  ...questionnaire([{ ...single("visited", "yes no"), text: { tr: "Burada mıydınız?" } }], { languages: [asLanguage("tr")] }),
  title: { tr: "Anket" },
  source: { tr: "Bizim" },
};
IN_TURKISH.items.forEach((item) => {
  Object.assign(item, { options: ["yes", "no"].map((code) => ({ code, text: { tr: code } })) });
});

beforeEach(async () => {
  server = await testServer();
  coordinator = await setUpOrganisation(server);
  keys = await makeKeys();
  siteId = (await coordinator.post("/api/sites", { name: "Väntrum A" })).json().id;
  await coordinator.post("/api/keys", announcement(keys));
  await prove(coordinator, "coordinator", keys.coordinator);
  await prove(coordinator, "recovery", keys.recovery);
});

describe("a questionnaire that no client could read on a tablet", () => {
  test("makes no round", async () => {
    const made = await coordinator.post("/api/rounds", newRound([siteId], { questionnaire: IN_TURKISH }));
    expect([made.statusCode, made.json()]).toEqual([400, { problem: "malformed" }]);
  });

  test.each<[string, Partial<QuestionnaireDocument>]>([
    ["in no language of the tablet", IN_TURKISH],
    ["with options that look the same", { items: [{ ...single("q", "a b"), options: twins() }] }],
  ])("is not published either, when a round with it was made before anybody looked: %s", async (_, unfit) => {
    const round = (await coordinator.post("/api/rounds", newRound([siteId]))).json<Round>();
    const stored = { ...round, questionnaire: { ...inWordsAlone(BUILT_IN), ...unfit } };
    await server.store.queries
      .updateTable("round")
      .set({ questionnaire: JSON.stringify(stored.questionnaire) })
      .where("id", "=", round.id)
      .execute();
    const release = await signedRelease(coordinator, stored, keys);
    const published = await coordinator.post(`/api/rounds/${round.id}/publish`, { release });
    expect([published.statusCode, published.json()]).toEqual([409, { problem: "round-not-publishable" }]);
  });

  test("but one that was published before stays readable, and the same release again is no harm", async () => {
    const round = (await coordinator.post("/api/rounds", newRound([siteId]))).json<Round>();
    const stored = { ...round, questionnaire: IN_TURKISH };
    const release = await signedRelease(coordinator, stored, keys);
    await server.store.queries
      .updateTable("round")
      .set({ questionnaire: JSON.stringify(IN_TURKISH), release, release_sha256: digest(release) })
      .where("id", "=", round.id)
      .execute();
    expect((await coordinator.get(`/api/rounds/${round.id}`)).json()).toEqual({ ...stored, release });
    expect((await coordinator.post(`/api/rounds/${round.id}/publish`, { release })).statusCode).toBe(200);
  });
});

test("a language that drops out stops nothing while another one is left", async () => {
  const spoken = { ...BUILT_IN, languages: ["sv", "sv-SE"] };
  const regional = JSON.parse(JSON.stringify(spoken), (_, value: unknown) =>
    typeof value === "object" && value !== null && "sv" in value ? { ...value, "sv-SE": value.sv } : value,
  ) as QuestionnaireDocument;
  const made = await coordinator.post("/api/rounds", newRound([siteId], { questionnaire: regional }));
  expect(made.statusCode).toBe(200);
});

function twins() {
  return ["a", "b"].map((code) => ({ code, text: texts("Ja") }));
}
