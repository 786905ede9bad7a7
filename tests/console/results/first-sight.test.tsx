import { describe, expect, test } from "vitest";
import { ByHalfDay, ByLanguage, BySite } from "../../../src/console/field/breakdown-cards.tsx";
import { IndicatorPicture } from "../../../src/console/results/indicator-picture.tsx";
import { type Device, DevicesCard } from "../../../src/console/tablets/devices-card.tsx";
import { filteredIndicators } from "../../../src/domain/disclosure/filtered.ts";
import { answerTable, EVERYBODY, type Filter } from "../../../src/domain/results/answer-table.ts";
import { indicatorColumns } from "../../../src/domain/results/indicator-shares.ts";
import { NO_CONTACTS } from "../../../src/domain/tally/counts.ts";
import type { SiteId } from "../../../src/kernel/ids.ts";
import type { Language } from "../../../src/kernel/language.ts";
import { asDate, asDeviceId, asSiteId } from "../../support/brands.ts";
import { response } from "../../support/opened-round.ts";
import { indicator, questionnaire, single } from "../../support/questionnaires.ts";
import { words } from "../../support/words.ts";
import { rendered, rowsOf } from "../support/rendered.tsx";

const SITES = [
  { id: asSiteId("0a".repeat(16)), name: "Ängen" },
  { id: asSiteId("0b".repeat(16)), name: "Centrum" },
];
const [MEADOW, CENTRE] = SITES.map(({ id }) => id) as [SiteId, SiteId];

describe("whoever sees a screen for the first time", () => {
  test("finds sites by name, and tablets by site", () => {
    const group = (siteId: SiteId) =>
      ({ siteId, language: null, date: asDate("2026-09-14"), halfDay: "am", counts: { ...NO_CONTACTS, I: 12 } }) as const;
    const sites = rendered(<BySite groups={[group(MEADOW), group(CENTRE)]} sites={SITES} />);
    expect([...rowsOf(sites, "data-group").keys()]).toEqual([CENTRE, MEADOW]);
    const tablets = rendered(
      <DevicesCard damaged={[]} devices={[device("aaaa", MEADOW), device("bbbb", CENTRE)]} sites={SITES} onRefresh={() => {}} />,
    );
    expect([...rowsOf(tablets, "data-device").keys()]).toEqual(["bbbb", "aaaa"]);
  });

  test("reads how long a tablet has been silent, from two days on", () => {
    const ago = (days: number): string => new Date(Date.now() - days * 86_400_000 - 60_000).toISOString();
    const devices = [device("aaaa", CENTRE, ago(0)), device("bbbb", CENTRE, ago(1)), device("cccc", CENTRE, ago(5))];
    const markup = rendered(<DevicesCard damaged={[]} devices={devices} sites={SITES} onRefresh={() => {}} />);
    const said = [...rowsOf(markup, "data-device").values()].map(({ text }) => /(\d+) dagar sedan/.exec(text)?.[1] ?? "");
    expect(said).toEqual(["", "", "5"]);
  });

  test("reads the weekday of each half-day, and one row for each", () => {
    const group = (halfDay: "am" | "pm", I: number) =>
      ({ siteId: CENTRE, language: null, date: asDate("2026-09-14"), halfDay, counts: { ...NO_CONTACTS, I } }) as const;
    const rows = rowsOf(rendered(<ByHalfDay groups={[group("pm", 12), group("am", 3), group("pm", 4)]} />), "data-group");
    expect([...rows.keys()]).toEqual(["2026-09-14 am", "2026-09-14 pm"]);
    expect([...rows.values()].map(({ text }) => text.split("|").slice(0, 2))).toEqual([
      [expect.stringMatching(/^mån 14 sep\. fm\./), "3"],
      [expect.stringMatching(/^mån 14 sep\. em\./), "16"],
    ]);
  });

  test("reads each language by its name, and last those of whom none is known", () => {
    const group = (language: Language | null) =>
      ({ siteId: CENTRE, language, date: asDate("2026-09-14"), halfDay: "am", counts: { ...NO_CONTACTS, I: 12 } }) as const;
    const rows = rowsOf(rendered(<ByLanguage groups={[group(null), group("sv"), group("ar")]} />), "data-group");
    expect([...rows.values()].map(({ text }) => text.split("|")[0])).toEqual([
      "Arabiska",
      "Svenska",
      words("sv", "console", "field.noLanguage"),
    ]);
  });

  test("reads of how many each indicator is a share, whosever answers are shown", () => {
    const document = questionnaire([single("met", "yes+ no", { indicator: indicator("U31503") })]);
    const responses = Array.from({ length: 12 }, (_, n) => response(document, n, { met: { option: n < 9 ? "yes" : "no" } }));
    const table = answerTable(document, responses, [CENTRE]);
    const picture = (filter: Filter): string =>
      rendered(
        <IndicatorPicture
          document={document}
          results={filteredIndicators(table, indicatorColumns(table), filter)}
          who=""
          against={null}
        />,
      );
    expect(picture(EVERYBODY)).toContain("9 av 12");
    expect(picture({ ...EVERYBODY, language: "ar" })).not.toMatch(/\d av \d/);
  });
});

function device(id: string, siteId: SiteId, lastContact = "2026-09-14T10:00Z"): Device {
  return {
    id: asDeviceId(id),
    siteId,
    name: null,
    number: 1,
    appVersion: "0.1.0",
    lastContact,
    pending: 0,
    oldestMinutes: null,
    unreadable: 0,
    older: false,
    retired: false,
    revoked: null,
    leftOut: null,
  };
}
