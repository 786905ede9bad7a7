import { beforeAll, describe, expect, test } from "vitest";
import { factsOf, openPage } from "../../src/envelopes/open-page.ts";
import { gatherPages } from "../../src/envelopes/opened-round.ts";
import type { SealedAnswer } from "../../src/envelopes/sealed-answer.ts";
import { sha256 } from "../../src/sealing/hash.ts";
import { type KeyPair, makeSealingKeys } from "../../src/sealing/keys.ts";
import { type OpeningKey, openingKey } from "../../src/sealing/open.ts";
import { asBatchId, asItemHash, asItemId, asLanguage, asRoundId, asSiteId, asWeek } from "../support/brands.ts";
import { chance } from "../support/chance.ts";
import { DAY, response, round, sealed } from "../support/opened-round.ts";
import { BUILT_IN, freeText, questionnaire, single } from "../support/questionnaires.ts";

const FACTS = factsOf(round(), false);
let coordinator: KeyPair;
let recovery: KeyPair;
let stranger: KeyPair;
let key: OpeningKey;
let answers: readonly SealedAnswer[];

beforeAll(async () => {
  [coordinator, recovery, stranger] = await Promise.all([makeSealingKeys(), makeSealingKeys(), makeSealingKeys()]);
  key = await openingKey(coordinator.kid, coordinator.privateKey);
  answers = await Promise.all(DAY.map((one) => sealed(one, BUILT_IN, [coordinator, recovery])));
});

describe("a page of sealed answers", () => {
  test.each(["coordinator", "recovery"] as const)("opens with the %s key alone", async (whose) => {
    const pair = whose === "coordinator" ? coordinator : recovery;
    const page = await openPage(answers, FACTS, await openingKey(pair.kid, pair.privateKey));
    expect(page.unopened).toEqual([]);
    expect(page.opened.map((one) => one.response)).toEqual(DAY);
  });

  test("with one damaged among many gives the others, and one row that says why", async () => {
    const broken = await damaged(at(7));
    const page = await openPage(answers.with(7, broken), FACTS, key);
    expect(page.opened).toHaveLength(74);
    expect(page.unopened).toEqual([
      { listed: expect.objectContaining({ id: broken.id, sha256: broken.sha256 }), reason: "damaged" },
    ]);
  });

  test.each([
    ["other bytes than were received", "hash-differs", async () => ({ ...at(0), sha256: asItemHash("00".repeat(32)) })],
    ["no sealed answer at all", "not-sealed", async () => rehashed({ ...at(0), sealed: "hello" })],
    ["a stranger's key", "other-recipient", async () => sealed(first(), BUILT_IN, [stranger])],
    ["another one's id", "id-differs", async () => ({ ...at(0), id: asItemId("ee".repeat(16)) })],
    [
      "a content of another form",
      "malformed",
      async () => sealed({ ...first(), mode: "asleep" as never }, BUILT_IN, [coordinator]),
    ],
    [
      "another round",
      "other-round",
      async () => sealed({ ...first(), roundId: asRoundId("ab".repeat(16)) }, BUILT_IN, [coordinator]),
    ],
    [
      "another site",
      "other-round",
      async () => sealed({ ...first(), siteId: asSiteId("ab".repeat(16)) }, BUILT_IN, [coordinator]),
    ],
    [
      "another version",
      "other-round",
      async () =>
        sealed({ ...first(), questionnaire: { id: BUILT_IN.id, version: BUILT_IN.version + 1 } }, BUILT_IN, [coordinator]),
    ],
    [
      "an option that does not exist",
      "does-not-fit",
      async () => sealed({ ...first(), answers: { contact: { option: "purple" } } }, BUILT_IN, [coordinator]),
    ],
    [
      "an item that does not exist",
      "does-not-fit",
      async () => sealed({ ...first(), answers: { weather: { option: "yes" } } }, BUILT_IN, [coordinator]),
    ],
    [
      "a language that does not exist",
      "does-not-fit",
      async () => sealed({ ...first(), language: asLanguage("tlh") }, BUILT_IN, [coordinator]),
    ],
    [
      "a week long before the round",
      "impossible-week",
      async () => sealed({ ...first(), week: asWeek("1999-W52") }, BUILT_IN, [coordinator]),
    ],
    [
      "a week ten years after it",
      "impossible-week",
      async () => sealed({ ...first(), week: asWeek("2036-W38") }, BUILT_IN, [coordinator]),
    ],
    [
      "a week that no year has",
      "impossible-week",
      async () => sealed({ ...first(), week: asWeek("2026-W99") }, BUILT_IN, [coordinator]),
    ],
    ["a place in quarantine", "quarantined", async () => ({ ...at(0), state: "quarantined" as const })],
  ])("does not count one with %s", async (_what, reason, make) => {
    const page = await openPage([await make(), at(1)], FACTS, key);
    expect(page.unopened.map((one) => one.reason)).toEqual([reason]);
    expect(page.opened.map((one) => one.response.id)).toEqual([at(1).id]);
  });
});

test.each([
  ["no week, in a round that keeps none", { ...FACTS }, null],
  ["a week just before the round", { ...FACTS }, asWeek("2026-W37")],
  ["a week just after it", { ...FACTS }, asWeek("2026-W40")],
  ["any week in practice", factsOf(round(), true), asWeek("1999-W52")],
])("an answer with %s is counted", async (_what, facts, week) => {
  const page = await openPage([await sealed({ ...first(), week }, BUILT_IN, [coordinator])], facts, key);
  expect(page.unopened).toEqual([]);
});

describe("all pages together", () => {
  const gather = (pages: Parameters<typeof gatherPages>[2], document = BUILT_IN) =>
    gatherPages(FACTS.roundId, document, pages, chance(1));

  test("stand in id order, whatever the order of the pages", async () => {
    const pages = await Promise.all([answers.slice(40), answers.slice(0, 40)].map((part) => openPage(part, FACTS, key)));
    const opened = gather(pages);
    expect(opened.responses).toEqual(DAY);
    expect(opened.listing.map(({ id }) => id)).toEqual(DAY.map(({ id }) => id));
  });

  test("count two sealings of one response once, and of two different ones with one id the same one each time", async () => {
    const again = await sealed(first(), BUILT_IN, [coordinator]);
    const other = { ...(await sealed({ ...first(), answers: {} }, BUILT_IN, [coordinator])), state: "conflicting" as const };
    const page = await openPage([at(0), again, other], FACTS, key);
    const results = [page.opened, page.opened.toReversed()].map((opened) => gather([{ opened, unopened: [] }]));
    expect(results[0]?.responses).toHaveLength(1);
    expect([...new Set(results[0]?.unopened.map(({ reason }) => reason))]).toEqual(["conflicting"]);
    expect(results[1]).toEqual(results[0]);
  });

  test("hold free texts apart from the responses, in an order of chance", async () => {
    const document = questionnaire([single("first", "yes no"), freeText("more", 200)]);
    const responses = Array.from({ length: 30 }, (_, number) => response(document, number, { more: { text: `text ${number}` } }));
    const opened = responses.map((one, number) => ({
      listed: { id: one.id, sha256: asItemHash(String(number)), batchId: asBatchId(""), siteId: asSiteId("") },
      response: one,
    }));
    const texts = gather([{ opened, unopened: [] }], document).texts.get("more") ?? [];
    expect(texts.toSorted()).toEqual(responses.map((_, number) => `text ${number}`).toSorted());
    expect(texts).not.toEqual(responses.map((_, number) => `text ${number}`));
  });
});

const first = () => DAY[0] as (typeof DAY)[number];
const at = (position: number): SealedAnswer => answers[position] as SealedAnswer;

/** One bit of the ciphertext, as a failing disk might turn it, and the hash made to match. */
async function damaged(answer: SealedAnswer): Promise<SealedAnswer> {
  const envelope = JSON.parse(answer.sealed);
  const flipped = envelope.ciphertext.startsWith("A") ? "B" : "A";
  return rehashed({ ...answer, sealed: JSON.stringify({ ...envelope, ciphertext: flipped + envelope.ciphertext.slice(1) }) });
}

async function rehashed(answer: SealedAnswer): Promise<SealedAnswer> {
  return { ...answer, sha256: await sha256(answer.sealed) };
}
