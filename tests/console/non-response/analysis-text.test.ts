import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  figuresOf,
  fragmentsOf,
  type Speaker,
  templateOf,
  templateOfClaim,
} from "../../../src/console/non-response/analysis-text.ts";
import { CONSOLE_LANGUAGES, CONSOLE_NAMESPACE } from "../../../src/console/words/resources.ts";
import type { Say } from "../../../src/console/words/use-words.ts";
import { composeAnalysis } from "../../../src/domain/non-response/compose.ts";
import { addMarks, EMPTY_LEDGER, foldLedger } from "../../../src/domain/tally/ledger.ts";
import { formatNumber, formatPercent } from "../../../src/i18n/numbers.ts";
import { createTranslator } from "../../../src/i18n/translator.ts";
import { arbitraryDay } from "../../support/arbitrary-day.ts";
import { factsOf } from "../../support/non-response.ts";
import { CONSOLE_RESOURCES } from "../support/resources.ts";

const people = fc
  .tuple(arbitraryDay, fc.integer({ min: 1, max: 8 }))
  .map(([{ marks }, times]) => Array.from({ length: times }, () => foldLedger(addMarks(EMPTY_LEDGER, marks))).flat());

describe.each(CONSOLE_LANGUAGES)("the analysis in %s", (language) => {
  const { t } = createTranslator(CONSOLE_RESOURCES, language, [CONSOLE_NAMESPACE]);
  const say: Say = (key, values) => t(key, { ...values });
  const speaker: Speaker = {
    say,
    number: (value) => formatNumber(value, language),
    percent: (value) => formatPercent(value, language),
    nameOf: (kind) => kind,
  };

  test("has words for whatever happened, each figure in its place and no number beside them, none of them 0", () => {
    fc.assert(
      fc.property(people, (contacts) => {
        const { title, sections } = composeAnalysis(factsOf(contacts));
        for (const section of [{ claims: [title] }, ...sections]) {
          const template = section.claims.length === 0 ? "" : templateOf(section, say);
          // A loose digit, a figure that nobody knows and a half brace are refused there.
          const read = fragmentsOf(template, figuresOf(section), speaker);
          expect(read).toMatchObject({ ok: true });
          const text = read.ok ? read.value.map((fragment) => fragment.text).join("") : "";
          expect(text).not.toContain("analysis.claims");
          expect(text).not.toMatch(/(^|[\s(])0 /);
          expect(text).not.toMatch(/(^|\s)1 (personer|people|mottagningar|sites|languages|were\b)/);
          expect(text).not.toMatch(/(^|\s)([2-9]|\d{2,}) (person|site|language|was)\b/);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("says each figure that a sentence has", () => {
    fc.assert(
      fc.property(people, (contacts) => {
        const { title, sections } = composeAnalysis(factsOf(contacts));
        for (const claim of [title, ...sections.flatMap(({ claims }) => claims)]) {
          const template = templateOfClaim(claim, say);
          for (const name of Object.keys(claim.figures)) {
            expect(template).toContain(`{${name}}`);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
