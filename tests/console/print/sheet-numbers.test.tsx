import { act, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { PrintScreen } from "../../../src/console/print/print-screen.tsx";
import { readSheetNumber } from "../../../src/domain/paper/sheet-number.ts";
import { chance } from "../../support/chance.ts";
import { ORGANISATION, round, SITES } from "../../support/opened-round.ts";
import { desk, say } from "../support/desk.tsx";

const ROUND = round();
const { questionnaire, release: _, settings: __, ...listed } = ROUND;
const STANDING = {
  "GET /api/rounds": {
    rounds: [{ ...listed, languages: questionnaire.languages, title: questionnaire.title, published: true }],
    damaged: [],
  },
  "GET /api/sites": { sites: SITES, damaged: [] },
  [`GET /api/rounds/${ROUND.id}`]: ROUND,
};
const SESSION = { organisationId: ORGANISATION.id, organisationName: ORGANISATION.name, practice: false, userName: "samordnare" };

/** The number at the head and at the foot of each sheet. */
const numbers = (): readonly (readonly string[])[] =>
  [...document.querySelectorAll("[data-sheet]")].map((sheet) => sheet.textContent?.match(/\d{4} \d{4} \d{4}/g) ?? []);

test("each sheet has a number of its own at its head and foot, and none is printed twice", async () => {
  const { user } = desk(<PrintScreen />, {
    state: { session: SESSION },
    standing: STANDING,
    services: { randomBytes: chance(1) },
  });
  await user.click(await screen.findByRole("button", { name: say("print.kinds.paper") }, { timeout: 60_000 }));
  const copies = screen.getByRole("spinbutton", { name: say("print.copies") });
  await user.clear(copies);
  await user.type(copies, "3");
  const first = numbers();
  expect(first).toHaveLength(3 * questionnaire.languages.length);
  expect(first.every(([head, foot, ...more]) => head === foot && head !== undefined && more.length === 0)).toBe(true);
  expect(first.every(([number = ""]) => readSheetNumber(number).ok)).toBe(true);
  act(() => void dispatchEvent(new Event("afterprint")));
  const all = [...first, ...numbers()].map(([number]) => number);
  expect(new Set(all).size).toBe(2 * first.length);
});
