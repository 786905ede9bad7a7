import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Mark, OutcomeMark } from "../../src/domain/tally/mark.ts";
import type { Language } from "../../src/kernel/language.ts";
import { decodeMark, encodeMark } from "../../src/protocol/device/mark.ts";
import { arbitraryDay } from "../support/arbitrary-day.ts";
import { arbitraryOutcome } from "../support/arbitrary-outcome.ts";
import { asContactId, asDate, asItemId, asLanguage, asRoundId, asShiftId, asSiteId } from "../support/brands.ts";

const sound: OutcomeMark = {
  kind: "outcome",
  id: asItemId("a1".repeat(16)),
  roundId: asRoundId("d0".repeat(16)),
  siteId: asSiteId("51".repeat(16)),
  contactId: asContactId("c1".repeat(16)),
  revision: 0,
  date: asDate("2026-09-14"),
  halfDay: "am",
  shiftId: asShiftId("5f".repeat(16)),
  language: "so",
  outcome: { kind: "refusal", stated: { reason: "no-time" }, observed: null },
};

describe("a mark as it is stored and sent", () => {
  test("has these bytes, and no others, for ever: a retry is byte for byte the same", () => {
    expect(encodeMark(sound)).toBe(
      `{"v":1,"id":"${sound.id}","roundId":"${sound.roundId}","siteId":"${sound.siteId}","contactId":"${sound.contactId}",` +
        `"revision":0,"date":"2026-09-14","halfDay":"am","shiftId":"${sound.shiftId}","language":"so","outcome":"refusal.no-time.-"}`,
    );
    expect(
      encodeMark({ kind: "void", id: asItemId("b1".repeat(16)), roundId: sound.roundId, siteId: sound.siteId, voids: sound.id }),
    ).toBe(`{"v":1,"id":"${"b1".repeat(16)}","roundId":"${sound.roundId}","siteId":"${sound.siteId}","voids":"${sound.id}"}`);
  });

  test("has the same bytes in whatever order its members were put together", () => {
    const { outcome, id, ...rest } = sound;
    expect(encodeMark({ outcome, ...rest, id })).toBe(encodeMark(sound));
  });

  test("comes back as it was: every mark of a thousand days", () => {
    fc.assert(
      fc.property(arbitraryDay, ({ marks }) => {
        expect(marks.map((mark) => decodeMark(encodeMark(mark)))).toEqual(marks.map((value) => ({ ok: true, value })));
      }),
      { numRuns: 1000 },
    );
  });

  test("comes back with any outcome, date and revision", () => {
    const any: fc.Arbitrary<Mark> = fc
      .record({
        revision: fc.nat({ max: 10_000 }),
        date: fc
          .date({ min: new Date("1000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
          .map((date) => asDate(date.toISOString().slice(0, 10))),
        language: fc.constantFrom<Language | null>("sv", asLanguage("sr-Latn"), asLanguage("zh-Hant-TW"), null),
        outcome: arbitraryOutcome,
      })
      .map((changes) => ({ ...sound, ...changes }));
    fc.assert(
      fc.property(any, (mark) => {
        expect(decodeMark(encodeMark(mark))).toEqual({ ok: true, value: mark });
      }),
      { numRuns: 1000 },
    );
  });

  test("is the same mark when its members stand in another order, and is none in either for the same reasons", () => {
    const hex = fc.constantFrom(sound.id, "", "a1", "A1".repeat(16), `${sound.id}0`);
    const odd = {
      v: fc.constantFrom(1, 2, "1"),
      id: hex,
      roundId: hex,
      siteId: hex,
      contactId: hex,
      revision: fc.constantFrom(0, 7, 9999, 10_000, 10_001, 1e21, -1, 0.5, "1", null),
      date: fc.constantFrom(asDate("2026-02-28"), asDate("2026-02-30"), asDate("2026-00-01"), "26-01-01", ""),
      halfDay: fc.constantFrom("am", "pm", "night", null),
      shiftId: hex,
      language: fc.constantFrom(
        "sv",
        "sr-Latn",
        "zh-Hant-TW",
        "sv-a",
        "SV",
        "abc-12345678-12345678-12",
        "abc-12345678-12345678",
        "",
        null,
      ),
      outcome: fc.oneof(
        fc.constantFrom(
          "complete",
          "complet",
          "refusal.-.-",
          "refusal.-",
          "other.called-in",
          "other.",
          "",
          "break-off.erased",
          "\u00e5",
        ),
        fc.constant(`refusal.${"a".repeat(64)}.${"b".repeat(65)}`),
      ),
      more: fc.constant(1),
    };
    const message = JSON.parse(encodeMark(sound)) as Record<string, unknown>;
    fc.assert(
      fc.property(
        fc.record(odd),
        fc.subarray(Object.keys(odd), { maxLength: 2 }),
        fc.constantFrom("", " ", "x"),
        (values: Record<string, unknown>, changed, end) => {
          const changes = Object.fromEntries(changed.map((name) => [name, values[name]]));
          const minted = decodeMark(JSON.stringify({ ...message, ...changes }) + end);
          const turned = decodeMark(
            JSON.stringify(Object.fromEntries(Object.entries({ ...message, ...changes }).toReversed())) + end,
          );
          expect(minted).toEqual(turned);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test("holds no clock time, no name and nothing of a tablet", () => {
    expect(Object.keys(JSON.parse(encodeMark(sound)) as object).sort()).toEqual(
      ["contactId", "date", "halfDay", "id", "language", "outcome", "revision", "roundId", "shiftId", "siteId", "v"].sort(),
    );
  });
});

describe("what is no mark is refused", () => {
  const message = JSON.parse(encodeMark(sound)) as Record<string, unknown>;

  test("the sound one is not", () => {
    expect(decodeMark(JSON.stringify(message)).ok).toBe(true);
  });

  test.each<[string, Record<string, unknown>]>([
    ["a version of tomorrow", { v: 2 }],
    ["no version", { v: undefined }],
    ["an id in capitals", { id: "A1".repeat(16) }],
    ["a short contact", { contactId: asContactId("c1") }],
    ["a day that never was", { date: asDate("2026-02-30") }],
    ["a clock time", { date: "2026-09-14T09:31" }],
    ["a quarter of a day", { halfDay: "morning" }],
    ["a revision below nothing", { revision: -1 }],
    ["half a revision", { revision: 0.5 }],
    ["a revision that never ends", { revision: 10_001 }],
    ["an unheard-of outcome", { outcome: "abducted" }],
    ["a bare reason", { outcome: "no-time" }],
    ["an outcome that is an object", { outcome: { kind: "complete" } }],
    ["no language member", { language: undefined }],
    ["a language that is none", { language: "somaliska, tror jag" }],
    ["a name", { name: "Samira" }],
    ["an undo and an outcome in one", { voids: asItemId("a2".repeat(16)) }],
  ])("%s", (_, changes) => {
    expect(decodeMark(JSON.stringify({ ...message, ...changes }))).toEqual({ ok: false, error: "malformed" });
  });

  test.each(["", "{", "null", "[]", "7", '"complete"', "{}", "[1,2,3]", `{"v":1,"voids":"${"a1".repeat(16)}"}`])("%j", (text) => {
    expect(decodeMark(text)).toEqual({ ok: false, error: "malformed" });
  });

  test("an undo with anything besides", () => {
    const undo = { v: 1, id: "b1".repeat(16), roundId: sound.roundId, siteId: sound.siteId, voids: sound.id };
    expect(decodeMark(JSON.stringify(undo)).ok).toBe(true);
    expect(decodeMark(JSON.stringify({ ...undo, why: "oops" }))).toEqual({ ok: false, error: "malformed" });
  });

  test("and no text at all makes it throw", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(decodeMark(text)).toEqual({ ok: false, error: "malformed" });
      }),
      { numRuns: 1000 },
    );
  });
});
