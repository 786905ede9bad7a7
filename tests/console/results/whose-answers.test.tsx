import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Results } from "../../../src/console/results/results.tsx";
import { languageName } from "../../../src/console/words/language-names.ts";
import type { SiteId } from "../../../src/kernel/ids.ts";
import type { Language } from "../../../src/kernel/language.ts";
import { asSiteId } from "../../support/brands.ts";
import { openedOf, response, round } from "../../support/opened-round.ts";
import { indicator, questionnaire, single } from "../../support/questionnaires.ts";
import { desk, say } from "../support/desk.tsx";

const document = questionnaire([single("met", "yes+ no", { indicator: indicator("U31503") })]);
const SITES = [
  { id: asSiteId("0a".repeat(16)), name: "Ängen" },
  { id: asSiteId("0b".repeat(16)), name: "Centrum" },
];
const [MEADOW, CENTRE] = SITES.map(({ id }) => id) as [SiteId, SiteId];

/** So many answers, and how many of them were yes. */
const answers = (from: number, of: number, yes: number, siteId: SiteId, language: Language) =>
  Array.from({ length: of }, (_, n) => ({
    ...response(document, from + n, { met: { option: n < yes ? "yes" : "no" } }),
    siteId,
    language,
  }));

test("the picture is of everybody, and then of whom she chooses: a site, a language, both at once", async () => {
  const responses = [
    ...answers(0, 12, 3, MEADOW, "sv"),
    ...answers(50, 10, 8, CENTRE, "sv"),
    ...answers(90, 11, 11, CENTRE, "ar"),
  ];
  const { user, container } = desk(
    <Results round={{ ...round(document), siteIds: [MEADOW, CENTRE] }} sites={SITES} opened={openedOf(responses)} />,
  );
  await screen.findByLabelText(say("results.gender"), {}, { timeout: 30_000 });
  const shown = (): string => container.querySelector("[data-indicator-bar]")?.textContent ?? "";
  const meant = (): string => container.querySelector('[data-figure="meant"]')?.textContent ?? "";
  const choose = (label: string, option: string) => user.selectOptions(screen.getByLabelText(say(label)), option);
  expect(shown()).toContain("22 av 33");
  expect(meant()).toBe("");
  await choose("common.site", "Ängen");
  expect(shown()).toContain("3 av 12");
  await choose("common.site", "Centrum");
  expect(shown()).toContain("19 av 21");
  expect(meant()).toContain("21 svar av 33");
  await choose("common.language", languageName("ar", "sv"));
  expect(shown()).toContain("11 av 11");
  // Eleven of eleven against eleven of twenty-two.
  expect(shown()).toMatch(/\+50 mot alla andra, säker skillnad$/);
  await choose("results.compareWith", say("results.nothing"));
  expect(shown()).not.toContain("mot alla andra");
  await choose("common.site", "Ängen");
  expect(shown()).not.toMatch(/\d av \d/);
  expect(meant()).toContain("0 svar av 33");
  await user.click(screen.getByRole("button", { name: say("results.showAll") }));
  expect(shown()).toContain("22 av 33");
  await choose("results.helpMode", say("modes.self"));
  expect(shown()).toContain("22 av 33");
  await choose("results.compareWith", say("results.others"));
  expect(shown()).toContain(say("results.notCompared"));
  await choose("results.gender", say("results.groups.K"));
  expect(shown()).not.toMatch(/\d av \d/);
});
