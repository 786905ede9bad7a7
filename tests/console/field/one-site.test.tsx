import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { FieldScreen } from "../../../src/console/field/field-screen.tsx";
import { NO_CONTACTS } from "../../../src/domain/tally/counts.ts";
import { desk, say } from "../support/desk.tsx";

const ROUND = "01".repeat(16);
const [CENTRE, HARBOUR] = ["0a".repeat(16), "0b".repeat(16)];
const group = (siteId: string | undefined, counts: Partial<typeof NO_CONTACTS>) => ({
  siteId,
  language: "sv",
  date: "2026-09-14",
  halfDay: "am",
  counts: { ...NO_CONTACTS, ...counts },
});

function field() {
  return desk(<FieldScreen />, {
    state: {
      session: { organisationId: "0c".repeat(16), organisationName: "Kommunen", userName: "s", practice: false } as never,
    },
    standing: {
      "GET /api/rounds": {
        rounds: [
          {
            id: ROUND,
            name: "Höstomgången",
            siteIds: [CENTRE, HARBOUR],
            starts: "2026-09-14",
            ends: "2026-09-25",
            languages: ["sv"],
            published: true,
          },
        ],
        damaged: [],
      },
      "GET /api/sites": {
        sites: [
          { id: CENTRE, name: "Centrum" },
          { id: HARBOUR, name: "Hamnen" },
        ],
        damaged: [],
      },
      [`GET /api/rounds/${ROUND}/fieldwork`]: {
        groups: [group(CENTRE, { I: 20, R: 9 }), group(HARBOUR, { I: 30, R: 4 })],
        reasons: [
          { siteId: CENTRE, reason: "no-time", count: 7 },
          { siteId: CENTRE, reason: "tired-of-surveys", count: 2 },
          { siteId: HARBOUR, reason: "no-time", count: 4 },
        ],
        answers: { received: 50, expected: 50, quarantined: 0, conflicting: 0, damaged: 0 },
        marks: { quarantined: 0, misdated: 0, conflicting: 0, damaged: 0 },
      },
      [`GET /api/rounds/${ROUND}/devices`]: { devices: [], damaged: [], wiped: [] },
    },
  });
}

const asked = (): string => document.querySelector('[data-figure="asked"]')?.textContent ?? "";
const reason = (code: string): string => document.querySelector(`[data-reason="${code}"]`)?.textContent ?? "";

test("one site has its own figures and its own reasons, says which it is, and the sites stay side by side", async () => {
  const { user } = field();
  const choice = await screen.findByRole("combobox", { name: say("common.site") });
  expect(asked()).toContain("63");
  expect(reason("no-time")).toContain("11");
  await user.selectOptions(choice, "Centrum");
  expect(asked()).toContain("29");
  expect(reason("no-time")).toContain("7");
  expect(reason("tired-of-surveys")).toContain("2");
  expect(screen.getByText(/Höstomgången .* Centrum/)).toBeDefined();
  expect(screen.getByRole("rowheader", { name: "Hamnen" })).toBeDefined();
  await user.selectOptions(choice, "Hamnen");
  expect(asked()).toContain("34");
  expect(reason("tired-of-surveys")).toMatch(/0$/);
  await user.selectOptions(choice, say("field.allSites"));
  expect(asked()).toContain("63");
});
