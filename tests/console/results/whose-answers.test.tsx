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

test("the picture is of everybody, and then of whom she chooses: a language or a site", async () => {
  const responses = [
    ...answers(0, 12, 3, MEADOW, "sv"),
    ...answers(50, 10, 8, CENTRE, "sv"),
    ...answers(90, 11, 11, CENTRE, "ar"),
  ];
  const { user, container } = desk(
    <Results round={{ ...round(document), siteIds: [MEADOW, CENTRE] }} sites={SITES} opened={openedOf(responses)} />,
  );
  const shown = (): string => container.querySelector("[data-indicator-bar]")?.textContent ?? "";
  const chip = (name: string) => screen.getByRole("button", { name });
  expect(shown()).toContain("22 av 33");
  expect(chip(say("results.groups.T")).getAttribute("aria-pressed")).toBe("true");
  for (const [name, fraction] of [
    ["Ängen", "3 av 12"],
    ["Centrum", "19 av 21"],
    [languageName("sv", "sv"), "11 av 22"],
    [languageName("ar", "sv"), "11 av 11"],
    [say("results.groups.T"), "22 av 33"],
  ] as const) {
    await user.click(chip(name));
    expect(shown()).toContain(fraction);
    expect(chip(name).getAttribute("aria-pressed")).toBe("true");
  }
  // Eleven of eleven against eleven of twenty-two.
  await user.click(chip(languageName("ar", "sv")));
  expect(shown()).toMatch(/\+50 mot alla andra, säker skillnad$/);
  await user.click(chip(say("modes.self")));
  expect(shown()).toContain("22 av 33");
  expect(shown()).toContain(say("results.notCompared"));
  await user.click(chip(say("results.groups.K")));
  expect(shown()).not.toMatch(/\d av \d/);
});
