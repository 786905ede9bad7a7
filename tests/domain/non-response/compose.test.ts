import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Outcome } from "../../../src/domain/disposition/outcome.ts";
import { type Claim, composeAnalysis } from "../../../src/domain/non-response/compose.ts";
import { countContacts } from "../../../src/domain/tally/counts.ts";
import { addMarks, type Contact, EMPTY_LEDGER, foldLedger } from "../../../src/domain/tally/ledger.ts";
import { arbitraryDay } from "../../support/arbitrary-day.ts";
import { factsOf } from "../../support/non-response.ts";

const kinds =
  (...of: Outcome["kind"][]) =>
  ({ outcome: { kind } }: Contact): boolean =>
    of.includes(kind);
const ANSWERED = kinds("complete", "partial", "paper");
const REFUSED = kinds("refusal", "break-off", "unresolved");
const UNABLE = kinds("other");
const ASKED = (contact: Contact): boolean => ANSWERED(contact) || REFUSED(contact) || UNABLE(contact);
const SEEN = (contact: Contact): boolean => ASKED(contact) || kinds("missed", "left")(contact);

/** What each figure of the text is a count of, told by the contacts and not by anything that the analysis uses. */
const RECOUNT: Readonly<Record<string, (contact: Contact) => boolean>> = {
  seen: SEEN,
  asked: ASKED,
  answered: ANSWERED,
  partial: kinds("partial"),
  lost: (contact) => REFUSED(contact) || UNABLE(contact),
  refused: REFUSED,
  unable: UNABLE,
  able: (contact) => ANSWERED(contact) || REFUSED(contact),
  missed: kinds("missed"),
  left: kinds("left"),
  notEligible: kinds("not-eligible"),
  of: kinds("refusal"),
  without: kinds("break-off", "unresolved"),
};

const claimsOf = (contacts: readonly Contact[]): readonly Claim[] => {
  const { title, sections } = composeAnalysis(factsOf(contacts));
  return [title, ...sections.flatMap(({ claims }) => claims)];
};
/** A day, and the same people some times over, so that shares and reasons are shown, too. */
const people = fc
  .tuple(arbitraryDay, fc.integer({ min: 1, max: 8 }))
  .map(([{ marks }, times]) => Array.from({ length: times }, () => foldLedger(addMarks(EMPTY_LEDGER, marks))).flat());

describe("every number of the analysis", () => {
  test("is what a recount of the people says", () => {
    fc.assert(
      fc.property(people, (contacts) => {
        for (const { key, figures } of claimsOf(contacts)) {
          for (const [name, figure] of Object.entries(figures)) {
            const counted = key === "missedMost" ? undefined : RECOUNT[name];
            if (counted !== undefined) {
              expect([key, name, figure.kind === "count" ? figure.value : null]).toEqual([
                key,
                name,
                contacts.filter(counted).length,
              ]);
            }
            if (figure.kind === "share" || figure.kind === "low" || figure.kind === "high") {
              expect(figure.share.of).toBeGreaterThan(0);
            }
          }
        }
      }),
    );
  });

  test("is of somebody: nothing is said of nobody", () => {
    fc.assert(
      fc.property(people, (contacts) => {
        for (const { figures } of claimsOf(contacts)) {
          for (const figure of Object.values(figures)) {
            expect(figure.kind !== "count" || figure.value > 0).toBe(true);
          }
        }
      }),
    );
  });

  test("of a group is what a recount of that group says", () => {
    fc.assert(
      fc.property(people, (contacts) => {
        for (const { key, figures } of claimsOf(contacts)) {
          for (const end of ["High", "Low"]) {
            const language = figures[`language${end}`];
            if (key === "highLowLanguage" && language?.kind === "language") {
              const own = contacts.filter((contact) => contact.language === language.key);
              expect(figures[`language${end}Asked`]).toMatchObject({ value: own.filter(ASKED).length });
              expect(figures[`language${end}Answered`]).toMatchObject({ value: own.filter(ANSWERED).length });
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("has one meaning in its section, or a rewritten text would say another", () => {
    fc.assert(
      fc.property(people, (contacts) => {
        for (const { claims } of composeAnalysis(factsOf(contacts)).sections) {
          const known = new Map<string, unknown>();
          for (const [name, figure] of claims.flatMap(({ figures }) => Object.entries(figures))) {
            expect(known.get(name) ?? figure).toEqual(figure);
            known.set(name, figure);
          }
        }
      }),
    );
  });
});

test("below ten respondents no share of them is said, nor one that gives it away", () => {
  fc.assert(
    fc.property(arbitraryDay, ({ marks }) => {
      const contacts = foldLedger(addMarks(EMPTY_LEDGER, marks));
      const { I, P } = countContacts(contacts);
      fc.pre(I + P < 10);
      const figures = claimsOf(contacts).flatMap((claim) => Object.values(claim.figures));
      expect(figures.filter(({ kind }) => kind === "share" || kind === "low" || kind === "high")).toEqual([]);
    }),
  );
});
