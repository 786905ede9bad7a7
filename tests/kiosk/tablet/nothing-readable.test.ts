import { asDate } from "../../support/brands.ts";
import "fake-indexeddb/auto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { isAnswerable, type QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import { CHOSEN_MODES } from "../../../src/domain/response/response.ts";
import { letAnswersLeave } from "../../../src/kiosk/tablet/departure.ts";
import { handOver, mintClosing, storeClosing, takeBack } from "../../../src/kiosk/tablet/handing-over.ts";
import type { Tablet } from "../../../src/kiosk/tablet/tablet.ts";
import { markContact } from "../../../src/kiosk/tablet/tallying.ts";
import { decodeMark } from "../../../src/protocol/device/mark.ts";
import { readResponse } from "../../../src/protocol/sealed-response.ts";
import { open, openingKey } from "../../../src/sealing/open.ts";
import type { Disk } from "../../contracts/outbox.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";
import { type Visitor, visitor } from "../../support/visitor.ts";
import { disguisesOf, stringsIn } from "../support/search.ts";
import { type TestRound, testRound, WAITING_ROOM } from "../support/test-round.ts";
import { type TestTablet, workingTablet } from "../support/test-tablet.ts";

const CANARY = "Kanariefågel بطة «37»";

let round: TestRound;
let builtIn: TestRound;

beforeAll(async () => {
  [round, builtIn] = await Promise.all([testRound(), testRound(BUILT_IN)]);
});

async function interview(
  tablet: Tablet,
  { release }: TestRound,
  person: Visitor,
  mode = CHOSEN_MODES[0] ?? "self",
): Promise<void> {
  await handOver(tablet, mode);
  const closing = await mintClosing(tablet, release, person.leaves());
  expect(closing !== null && (await storeClosing(tablet, closing)).ok).toBe(true);
  await takeBack(tablet);
}

/** All that is stored but the release, which holds the questionnaire for everybody to see. */
const stored = ({ items, singles }: Disk): object => ({ items, singles });

/** What would give an answer away where it stands: its question as a key, its option as a value. */
function wordsOf({ items }: QuestionnaireDocument): { readonly ids: string[]; readonly codes: string[] } {
  const ids = items.map(({ id }) => id);
  return { ids, codes: items.filter(isAnswerable).flatMap(({ options }) => options.map(({ code }) => code)) };
}

function readableIn(value: object, document: QuestionnaireDocument, canary: string): readonly string[] {
  const { keys, values } = stringsIn(value);
  const { ids, codes } = wordsOf(document);
  const everything = [...keys, ...values].join("\n");
  return [
    ...ids.filter((id) => keys.has(id)),
    ...codes.filter((code) => values.has(code)),
    ...disguisesOf(canary).filter((disguise) => everything.includes(disguise)),
  ];
}

describe("what is stored", () => {
  test("holds no question as a key, no option as a value and nothing that a client wrote", async () => {
    const tablet = await workingTablet(round);
    const reading = visitor(WAITING_ROOM).chooses("ar").starts();
    await interview(
      tablet.page(),
      round,
      reading.picks("very-hard").picks("no").picks(["phone", "letter"]).picks({ text: CANARY }).sends(),
    );
    await interview(
      tablet.page(),
      round,
      reading
        .picks("dont-know")
        .skips(2)
        .picks({ text: `${CANARY} igen` })
        .sends(),
    );
    await interview(tablet.page(), round, reading.picks("very-easy").erases());
    await interview(tablet.page(), round, visitor(WAITING_ROOM).chooses("so").declines("not-anonymous"));
    await markContact(tablet.page(), { kind: "refusal", stated: null, observed: { reason: "no-time" } }, "sv");
    expect(readableIn(stored(await tablet.disk()), WAITING_ROOM, CANARY)).toEqual([]);
    await letAnswersLeave(tablet.page(), "itself");
    await tablet.page().ports.store.acknowledge((await tablet.disk()).items);
    expect(tablet.page().state().outbox.answersLeaving).toBe(2);
    expect(readableIn(stored(await tablet.disk()), WAITING_ROOM, CANARY)).toEqual([]);
  });

  test("holds none of the built-in questionnaire's words either, whatever is answered", async () => {
    const tablet = await workingTablet(builtIn);
    for (let position = 0; position < 7; position++) {
      let person = visitor(BUILT_IN).chooses("sv").starts();
      while (person.interview.stage === "answering") {
        const { itemId } = person.interview;
        const item = BUILT_IN.items.find(({ id }) => id === itemId);
        const options = item !== undefined && isAnswerable(item) ? item.options : [];
        const code = options[position % Math.max(options.length, 1)]?.code;
        person = code === undefined ? person.skips() : person.picks(code);
      }
      await interview(tablet.page(), builtIn, person.sends());
    }
    expect((await tablet.disk()).items.filter(({ kind }) => kind === "sealed-answer")).toHaveLength(7);
    expect(readableIn(stored(await tablet.disk()), BUILT_IN, CANARY)).toEqual([]);
  });

  test("would be found by this search if it were not sealed, in whichever form", () => {
    const plain = { answers: { contact: { option: "very-hard" } } };
    expect(readableIn({ bytes: JSON.stringify(plain) }, WAITING_ROOM, CANARY)).toEqual(["contact", "very-hard"]);
    expect(readableIn({ bytes: JSON.stringify({ text: CANARY }) }, WAITING_ROOM, CANARY)).not.toEqual([]);
    for (const encoding of ["utf8", "utf16le"] as const) {
      for (const alphabet of ["base64", "base64url", "hex", "latin1"] as const) {
        for (const before of ["", "a", "ab"]) {
          const bytes = Buffer.concat([Buffer.from(before), Buffer.from(CANARY, encoding), Buffer.from("zz")]);
          expect(readableIn({ bytes: bytes.toString(alphabet) }, WAITING_ROOM, CANARY)).not.toEqual([]);
        }
      }
    }
  });

  test("can be opened by both of the round's keys, and is what the client answered", async () => {
    const tablet = await workingTablet(round);
    const person = visitor(WAITING_ROOM)
      .chooses("so")
      .starts()
      .picks("fairly-easy")
      .picks("yes")
      .picks(["e-mail"])
      .picks({ text: CANARY })
      .sends();
    await interview(tablet.page(), round, person, "read-by-assistant");
    const answer = (await tablet.disk()).items.find(({ kind }) => kind === "sealed-answer");
    for (const { kid, privateKey } of [round.coordinator, round.recovery]) {
      const opened = await open({ id: answer?.id ?? "", sealed: answer?.bytes ?? "" }, await openingKey(kid, privateKey));
      const response = opened.ok ? readResponse(opened.value) : opened;
      expect(response).toEqual({
        ok: true,
        value: {
          id: answer?.id,
          roundId: round.release.roundId,
          siteId: round.siteId,
          questionnaire: { id: WAITING_ROOM.id, version: 1 },
          language: "so",
          mode: "read-by-assistant",
          week: "2026-W38",
          answers: {
            contact: { option: "fairly-easy" },
            "own-views": { option: "yes" },
            channels: { options: ["e-mail"] },
            "in-your-words": { text: CANARY },
          },
        },
      });
    }
  });
});

describe("an answer and its contact", () => {
  const idsIn = (value: unknown): readonly string[] => JSON.stringify(value).match(/[0-9a-f]{32}/g) ?? [];

  async function ledgerAndAnswers(tablet: TestTablet): Promise<{ marks: readonly string[]; answers: readonly string[] }> {
    const { items, singles } = await tablet.disk();
    const marks = items.filter(({ kind }) => kind === "mark").map(({ bytes }) => decodeMark(bytes));
    const answers = items.filter(({ kind }) => kind === "sealed-answer");
    const key = await openingKey(round.coordinator.kid, round.coordinator.privateKey);
    const opened = await Promise.all(answers.map(({ id, bytes }) => open({ id, sealed: bytes }, key)));
    return { marks: idsIn([marks, singles]), answers: idsIn([answers.map(({ id }) => id), opened]) };
  }

  test("have no id in common but the round's and the site's", async () => {
    const tablet = await workingTablet(round);
    for (let count = 0; count < 3; count++) {
      await interview(tablet.page(), round, visitor(WAITING_ROOM).chooses("sv").starts().picks("very-easy").picks("yes").sends());
    }
    await handOver(tablet.page(), "self");
    const { marks, answers } = await ledgerAndAnswers(tablet);
    const common = new Set(answers.filter((id) => marks.includes(id)));
    expect([...common].sort()).toEqual([round.release.roundId, round.siteId].sort());
    expect(new Set(answers).size).toBe(3 + 2);
  });

  test("carry no time finer than a half-day and a week", async () => {
    const tablet = await workingTablet(round);
    tablet.clock.turnTo(asDate("2026-09-14"), "pm");
    await interview(tablet.page(), round, visitor(WAITING_ROOM).chooses("sv").starts().picks("very-easy").sends());
    const { items } = await tablet.disk();
    const readable = items.filter(({ kind }) => kind === "mark").map(({ bytes }) => JSON.parse(bytes));
    expect(new Set(readable.map(({ date, halfDay }) => `${date} ${halfDay}`))).toEqual(new Set(["2026-09-14 pm"]));
    expect(JSON.stringify(items)).not.toMatch(/\d\d:\d\d/);
    expect(items.map((item) => Object.keys(item).sort())).toEqual(
      items.map(() => ["bytes", "id", "kind", "roundId", "sha256", "state"]),
    );
  });
});

describe("the length of a sealed answer", () => {
  const said = fc.record({
    language: fc.constantFrom("sv", "ar", "so"),
    mode: fc.constantFrom(...CHOSEN_MODES),
    contact: fc.option(fc.constantFrom("very-easy", "prefer-not-to-say")),
    channels: fc.option(fc.subarray(["phone", "e-mail", "letter"], { minLength: 1 })),
    words: fc.option(fc.string({ unit: "binary", maxLength: 100 })),
  });

  test("is one and the same, whatever was answered in whichever language", async () => {
    const tablet = await workingTablet(round);
    await fc.assert(
      fc.asyncProperty(said, async ({ language, mode, contact, channels, words }) => {
        let person = visitor(WAITING_ROOM).chooses(language).starts();
        person = contact === null ? person.skips() : person.picks(contact);
        person = person.picks("yes");
        person = channels === null ? person.skips() : person.picks(channels);
        person = words === null || words === "" ? person.skips() : person.picks({ text: words });
        await interview(tablet.page(), round, person.sends(), mode);
      }),
      { numRuns: 60 },
    );
    const answers = (await tablet.disk()).items.filter(({ kind }) => kind === "sealed-answer");
    expect(answers).toHaveLength(60);
    expect(new Set(answers.map(({ bytes }) => Buffer.byteLength(bytes))).size).toBe(1);
    expect(new Set(answers.map(({ bytes }) => bytes)).size).toBe(60);
  });
});
