import fc from "fast-check";
import { expect, test } from "vitest";
import { gatherInOrder } from "../../src/envelopes/gather-in-order.ts";
import { gatherPages } from "../../src/envelopes/opened-round.ts";
import type { NotCounted, OpenedPage } from "../../src/envelopes/sealed-answer.ts";
import { asItemHash } from "../support/brands.ts";
import { chance } from "../support/chance.ts";
import { listedOf, response, round } from "../support/opened-round.ts";
import { freeText, questionnaire, single } from "../support/questionnaires.ts";

const DOCUMENT = questionnaire([single("a", "x y"), freeText("more", 100)]);

/** Few ids, so that many come twice: as they were, or as something else. */
const arrived = fc.record({
  number: fc.nat({ max: 8 }),
  hash: fc.nat({ max: 5 }),
  said: fc.constantFrom("x", "y"),
  text: fc.option(fc.constantFrom("ett", "två"), { nil: undefined }),
  lost: fc.option(fc.constantFrom<NotCounted>("damaged", "malformed"), { nil: null }),
});

test("pages that come in id order, one at a time, give what all of them give together", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(arrived, { maxLength: 40, selector: ({ number, hash }) => `${number} ${hash}` }),
      fc.integer({ min: 1, max: 7 }),
      (all, size) => {
        const placed = all
          .map(({ number, hash, said, text, lost }) => {
            const answers = { a: { option: said }, ...(text === undefined ? {} : { more: { text } }) };
            const one = response(DOCUMENT, number, answers);
            const listed = { ...listedOf(one.id), sha256: asItemHash(hash.toString(16).padStart(64, "0")) };
            return { listed, response: one, lost };
          })
          .toSorted((a, b) => (a.listed.id + a.listed.sha256 < b.listed.id + b.listed.sha256 ? -1 : 1));
        const pages: OpenedPage[] = [];
        for (let from = 0; from < placed.length; from += size) {
          const page = placed.slice(from, from + size);
          pages.push({
            opened: page.filter(({ lost }) => lost === null).map(({ listed, response: one }) => ({ listed, response: one })),
            unopened: page.flatMap(({ listed, lost }) => (lost === null ? [] : [{ listed, reason: lost }])),
          });
        }
        const together = gatherPages(round().id, DOCUMENT, pages, chance(1));
        const gathering = gatherInOrder(DOCUMENT, chance(1));
        const lots = pages.map(gathering.add);
        expect(lots.flatMap(({ counted }) => counted.map((one) => one.response))).toEqual(together.responses);
        expect(lots.flatMap(({ unopened }) => unopened)).toEqual(together.unopened);
        expect(lots.flatMap(({ listing }) => listing)).toEqual(together.listing);
        expect(gathering.texts()).toEqual(together.texts);
      },
    ),
    { numRuns: 300 },
  );
});
