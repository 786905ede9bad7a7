import { describe, expect, test } from "vitest";
import { BriefPage } from "../../../src/console/feedback/brief-page.tsx";
import { publishedRound } from "../../../src/console/feedback/published-round.ts";
import { StaffPage } from "../../../src/console/feedback/staff-page.tsx";
import { NO_CONTACTS } from "../../../src/domain/tally/counts.ts";
import type { FieldworkReply } from "../../../src/protocol/console/fieldwork.ts";
import type { Publication, PublishedFigures } from "../../../src/protocol/console/publications.ts";
import { asDate, asSiteId } from "../../support/brands.ts";
import { round } from "../../support/opened-round.ts";
import { indicator, questionnaire, single } from "../../support/questionnaires.ts";
import { desk, say } from "../support/desk.tsx";

const NORTH = { id: asSiteId("0a".repeat(16)), name: "Norr" };
const CENTRE = { id: asSiteId("0b".repeat(16)), name: "Centrum" };
const ROUND = {
  ...round(
    questionnaire([
      single("met", "yes+ no", { indicator: indicator("U31503") }),
      single("change", "yes+ no", { indicator: indicator("U31506") }),
    ]),
  ),
  siteIds: [NORTH.id, CENTRE.id],
};
const group = (siteId: typeof NORTH.id, I: number, R: number): FieldworkReply["groups"][number] => ({
  siteId,
  language: "sv",
  date: asDate("2026-09-14"),
  halfDay: "am",
  counts: { ...NO_CONTACTS, I, R },
});
const FIELDWORK: FieldworkReply = {
  groups: [group(NORTH.id, 40, 20), group(CENTRE.id, 6, 5)],
  reasons: [
    { siteId: NORTH.id, reason: "not-anonymous", count: 9 },
    { siteId: NORTH.id, reason: "no-time", count: 7 },
    { siteId: NORTH.id, reason: "no-reason-given", count: 8 },
    { siteId: NORTH.id, reason: "language", count: 3 },
    { siteId: NORTH.id, reason: "not-well", count: 2 },
    { siteId: CENTRE.id, reason: "no-time", count: 4 },
  ],
  answers: { received: 46, expected: 46, leftOut: 0, quarantined: 0, elsewhere: 0, revoked: 0, conflicting: 0, damaged: 0 },
  paper: [],
  marks: { leftOut: 0, quarantined: 0, elsewhere: 0, revoked: 0, misdated: 0, conflicting: 0, damaged: 0 },
};
const SHEET: PublishedFigures = {
  shown: "sheet",
  respondents: 46,
  responseRate: 65,
  rows: [
    { code: "U31503", T: 64, K: 70, M: null },
    { code: "U31506", T: 31, K: null, M: null },
  ],
};
const BY_SITE: PublishedFigures = {
  shown: "sites",
  parts: [NORTH.id, CENTRE.id],
  rows: [
    { code: "U31503", parts: [66, null] },
    { code: "U31506", parts: [null, null] },
  ],
};

const publication = (figures: PublishedFigures): Publication => ({
  published: asDate("2026-10-01"),
  answers: "" as Publication["answers"],
  figures,
});
const given = (...figures: readonly PublishedFigures[]) => {
  const published = publishedRound(figures.map(publication));
  if (published === null) {
    throw new Error("no sheet is given away");
  }
  return published;
};
const spaces = (text: string | null | undefined): string => (text ?? "").replace(/\s+/g, " ");

describe("the page for those at a site", () => {
  const page = (site: typeof NORTH, ...figures: readonly PublishedFigures[]) =>
    desk(<StaffPage round={ROUND} site={site} fieldwork={FIELDWORK} published={given(...figures)} />, {
      state: { session: { organisationId: "" as never, organisationName: "Norrby kommun", userName: "Anna", practice: false } },
    }).container;

  test("has the site's own strokes, and its published shares beside everybody's", () => {
    const container = page(NORTH, SHEET, BY_SITE);
    expect(spaces(container.querySelector("dl")?.textContent)).toBe("Tillfrågade60Svarande4067 % av tillfrågadeBortfall20");
    const share = (code: string) => spaces(container.querySelector(`[data-share="${code}"]`)?.textContent);
    expect(share("U31503")).toContain("66 % alla: 64 %");
    expect(share("U31506")).toContain(`..${say("sheet.hidden")} alla: 31 %`);
  });

  test("names the reasons that at least five gave there, in order, and no numbers of them", () => {
    const reasons = [...page(NORTH, SHEET).querySelectorAll("[data-reason]")];
    expect(reasons.map((one) => one.textContent)).toEqual([say("reasons.not-anonymous"), say("reasons.no-time")]);
    expect(page(CENTRE, SHEET).textContent).toContain(say("feedback.fewReasons"));
  });

  test("shows everybody's shares where the site's own are not given away, and says which of the two it is", () => {
    const without = page(NORTH, SHEET);
    expect(spaces(without.querySelector('[data-share="U31503"]')?.textContent)).toMatch(/64 % ?$/);
    expect(without.textContent).toContain(say("feedback.noSiteTable"));
    expect(page(CENTRE, SHEET, BY_SITE).textContent).toContain(say("feedback.siteHidden"));
  });

  test("says nothing of how many answered where fewer than ten did", () => {
    const figures = spaces(page(CENTRE, SHEET, BY_SITE).querySelector("dl")?.textContent);
    expect(figures).toBe(`Tillfrågade11Svarande..${say("sheet.hidden")}${say("feedback.fewerThanTen")}`);
  });
});

describe("the page for those who decide", () => {
  test("is one sheet with one picture and three sentences, of what was given away", () => {
    const { container } = desk(<BriefPage round={ROUND} fieldwork={FIELDWORK} published={given(SHEET)} />, {
      state: { session: { organisationId: "" as never, organisationName: "Norrby kommun", userName: "Anna", practice: false } },
    });
    expect(container.querySelectorAll("[data-sheet]")).toHaveLength(1);
    const sentences = [...container.querySelectorAll("[data-sentence]")].map((one) => spaces(one.textContent));
    expect(sentences).toEqual([
      "46 besökare svarade, 65 % av dem som tillfrågades.",
      "Störst andel positiva svar fick ”U31503” (64 %), minst fick ”U31506” (31 %).",
      "Den vanligaste orsaken till ett nej var ”Ingen tid eller snart uppropad”: 11 av 33 som sa nej.",
    ]);
    expect([...container.querySelectorAll("[data-share]")]).toHaveLength(2);
  });
});

test("before the sheet is given away there is nothing to give back", () => {
  expect(publishedRound([])).toBeNull();
  expect(publishedRound([publication(BY_SITE)])).toBeNull();
});
