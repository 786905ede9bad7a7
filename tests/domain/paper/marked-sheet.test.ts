import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BLANK_SHEET, type MarkedSheet, readSheet, withMark, withWriting } from "../../../src/domain/paper/marked-sheet.ts";
import { paperBalance } from "../../../src/domain/paper/paper-balance.ts";
import type { Answers } from "../../../src/domain/questionnaire/answers.ts";
import { applicableAnswers } from "../../../src/domain/questionnaire/routing.ts";
import { asSiteId } from "../../support/brands.ts";
import { equals, freeText, multiple, number, questionnaire, single } from "../../support/questionnaires.ts";

const DOCUMENT = questionnaire([
  single("plan", "yes+ no dont-know prefer-not-to-say"),
  single("how", "well+ badly", { when: equals("plan", "yes") }),
  multiple("why", "time fear none!"),
  number("children", 0, 20, "prefer-not-to-say"),
  freeText("more", 40),
]);

const states = (sheet: MarkedSheet): Record<string, string> =>
  Object.fromEntries(readSheet(DOCUMENT, sheet).items.map(({ item, state }) => [item.id, state]));
const marked = (marks: Answers, written: Record<string, string> = {}): MarkedSheet => ({ marks, written });

describe("a sheet of paper", () => {
  test("is led past what does not apply, and shows what was marked there all the same without counting it", () => {
    expect(states(marked({ plan: { option: "no" } }))).toMatchObject({ plan: "answered", how: "passed", why: "skipped" });
    const against = marked({ plan: { option: "no" }, how: { option: "well" } });
    expect(states(against)).toMatchObject({ how: "against" });
    expect(readSheet(DOCUMENT, against).answers).toEqual({ plan: { option: "no" } });
    expect(readSheet(DOCUMENT, marked({ ...against.marks, plan: { option: "yes" } })).answers).toHaveProperty("how");
  });

  test("tells no mark from don't know and from prefer not to say", () => {
    const of = (option: string) => readSheet(DOCUMENT, marked({ plan: { option } })).answers["plan"];
    expect([of("dont-know"), of("prefer-not-to-say")]).toEqual([{ option: "dont-know" }, { option: "prefer-not-to-say" }]);
    expect(states(BLANK_SHEET)["plan"]).toBe("skipped");
    expect(readSheet(DOCUMENT, BLANK_SHEET).answers).toEqual({});
  });

  test("is none where nothing was answered", () => {
    expect(readSheet(DOCUMENT, BLANK_SHEET).empty).toBe(true);
    expect(readSheet(DOCUMENT, marked({ plan: { option: "prefer-not-to-say" } })).empty).toBe(true);
    expect(readSheet(DOCUMENT, marked({ plan: { option: "dont-know" } })).empty).toBe(false);
  });

  test.each([
    ["3", { number: 3 }, null],
    ["٣", { number: 3 }, null],
    ["21", undefined, "out-of-range"],
    ["two", undefined, "not-whole"],
    ["", undefined, null],
  ])("with %j where a number is asked for", (text, answer, fault) => {
    const read = readSheet(DOCUMENT, withWriting(BLANK_SHEET, { id: "children" }, text)).items.find(
      ({ item }) => item.id === "children",
    );
    expect([read?.answer, read?.fault]).toEqual([answer, fault]);
  });

  test("has a mark or something written at an item, and never both", () => {
    const written = withWriting(BLANK_SHEET, { id: "children" }, "3");
    const marks = withMark(written, "children", { option: "prefer-not-to-say" });
    expect(marks).toEqual(marked({ children: { option: "prefer-not-to-say" } }));
    expect(withWriting(marks, { id: "children" }, "3")).toEqual(written);
    expect(withMark(marks, "children", undefined)).toEqual(BLANK_SHEET);
  });

  test("leaves what a tablet would have left, whatever is marked on it", () => {
    const options = (codes: string[]) => fc.option(fc.constantFrom(...codes).map((option) => ({ option })));
    fc.assert(
      fc.property(options(["yes", "no", "dont-know"]), options(["well", "badly", "none-of-ours"]), (plan, how) => {
        const marks = { ...(plan === null ? {} : { plan }), ...(how === null ? {} : { how }) };
        const sound = how?.option === "none-of-ours" ? (plan === null ? {} : { plan }) : marks;
        expect(readSheet(DOCUMENT, marked(marks)).answers).toEqual(applicableAnswers(DOCUMENT, sound));
      }),
    );
  });
});

test("what one site lacks is not made good by what another has too much", () => {
  const [a, b] = [asSiteId("0a"), asSiteId("0b")];
  const counts = [
    { siteId: a, marks: 5, answers: 3 },
    { siteId: b, marks: 1, answers: 3 },
  ];
  expect(paperBalance(counts)).toEqual({ marks: 6, answers: 6, missing: 2, extra: 2 });
});
