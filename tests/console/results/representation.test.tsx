import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { RepresentationCard } from "../../../src/console/results/representation-card.tsx";
import { typedMargins } from "../../../src/console/results/typed-margins.ts";
import { languageName } from "../../../src/console/words/language-names.ts";
import { answerTable } from "../../../src/domain/results/answer-table.ts";
import { indicatorColumns } from "../../../src/domain/results/indicator-shares.ts";
import { divisionsOf } from "../../../src/domain/weighting/representation.ts";
import { response, round } from "../../support/opened-round.ts";
import { indicator, questionnaire, single } from "../../support/questionnaires.ts";
import { desk, say } from "../support/desk.tsx";

const document = questionnaire([
  single("met", "yes+ no", { indicator: indicator("U31503") }),
  single("gender", "woman man other", { background: "gender" }),
]);
/** Eighty in Swedish of whom 60 say yes, twenty in Arabic of whom none does. */
const people = Array.from({ length: 100 }, (_, n) => ({
  ...response(document, n, { met: { option: n < 60 ? "yes" : "no" } }),
  language: n < 80 ? ("sv" as const) : ("ar" as const),
}));
const table = answerTable(document, people, []);
const path = `/api/rounds/${round().id}/client-numbers`;

test("known numbers are entered, say who is missing, and weigh the shares on demand", async () => {
  const page = desk(<RepresentationCard roundId={round().id} table={table} columns={indicatorColumns(table)} />);
  await page.answer(`GET ${path}`, { numbers: null });
  const group = screen.getByRole("group", { name: say("common.language") });
  const field = (code: "sv" | "ar" | "so") => within(group).getByLabelText(languageName(code, "sv"));
  const keep = () => page.user.click(screen.getByRole("button", { name: say("representation.keep") }));
  await page.user.type(field("sv"), "500");
  await keep();
  expect(screen.getByRole("alert").textContent).toBe(say("representation.faults.whole"));
  expect(page.sent(`POST ${path}`)).toEqual([]);
  await page.user.type(field("ar"), "٥٠٠");
  await page.user.type(field("so"), "250");
  await keep();
  const margins = [
    {
      of: "language",
      counts: [
        { part: "sv", count: 500 },
        { part: "ar", count: 500 },
        { part: "so", count: 250 },
      ],
    },
  ];
  expect(page.sent(`POST ${path}`)).toEqual([{ margins, source: "" }]);
  await page.answer(`POST ${path}`, { numbers: null });
  await page.answer(`GET ${path}`, { numbers: { margins, source: "Systemet", entered: "2026-11-02" } });
  const standing = (part: string) =>
    page.container.querySelector(`[data-represented="language ${part}"] td:last-child`)?.textContent;
  expect(["sv", "ar", "so"].map(standing)).toEqual(
    (["more", "fewer", "nobody"] as const).map((one) => say(`representation.standings.${one}`)),
  );
  expect(page.container.querySelector("[data-weighted]")).toBeNull();
  await page.user.click(screen.getByRole("checkbox", { name: say("representation.weigh") }));
  // 75 % of half of them, and nobody of the other half.
  expect(page.container.querySelector('[data-weighted="U31503"]')?.textContent).toMatch(/60,0.%.*37,5.%.*−23$/);
  expect(page.container.querySelector('[data-figure="effective"]')?.textContent).toContain("100 svar värda lika mycket som 64");
  expect(screen.getByText(new RegExp(`: ${languageName("so", "sv")}\\.`))).toBeTruthy();
});

describe("numbers as they are typed", () => {
  const read = (sv: string, ar: string, so: string) => typedMargins(divisionsOf(table), { language: { sv, ar, so } });

  test.each([
    ["1 200", "30", "0", null],
    ["", "", "", null],
    ["12", "", "0", "whole"],
    ["12", "3,5", "0", "number"],
    ["12", "-3", "0", "number"],
    ["0", "0", "0", "nobody"],
  ] as const)("%j %j %j: %s", (sv, ar, so, fault) => {
    expect(read(sv, ar, so).faults.get("language") ?? null).toBe(fault);
  });

  test("are none of what was left out", () => {
    expect(read("", "", "").margins).toEqual([]);
    expect(read("1 200", "30", "0").margins[0]?.counts.map(({ count }) => count)).toEqual([1200, 30, 0]);
  });
});
