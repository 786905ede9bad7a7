import { describe, expect, test } from "vitest";
import { type Device, DevicesCard } from "../../src/console/parts/devices-card.tsx";
import { ByHalfDay, BySite } from "../../src/console/screens/field/breakdown-cards.tsx";
import { IndicatorPicture } from "../../src/console/screens/results/indicator-picture.tsx";
import { NO_CONTACTS } from "../../src/domain/tally/counts.ts";
import { indicator, questionnaire, single } from "../support/questionnaires.ts";
import { rendered, rowsOf } from "./support/rendered.tsx";
import { response } from "./support/round.ts";

const SITES = [
  { id: "0a".repeat(16), name: "Ängen" },
  { id: "0b".repeat(16), name: "Centrum" },
];
const [MEADOW, CENTRE] = SITES.map(({ id }) => id) as [string, string];

describe("whoever sees a screen for the first time", () => {
  test("finds sites by name, and tablets by site", () => {
    const group = (siteId: string) =>
      ({ siteId, language: null, date: "2026-09-14", halfDay: "am", counts: { ...NO_CONTACTS, I: 12 } }) as const;
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

  test("reads the weekday of each half-day", () => {
    const group = {
      siteId: CENTRE,
      language: null,
      date: "2026-09-14",
      halfDay: "pm",
      counts: { ...NO_CONTACTS, I: 12 },
    } as const;
    expect([...rowsOf(rendered(<ByHalfDay groups={[group]} />), "data-group").values()][0]?.text).toMatch(/^mån 14 sep\. em\./);
  });

  test("reads of how many each indicator is a share, whosever answers are shown", () => {
    const document = questionnaire([single("met", "yes+ no", { indicator: indicator("U31503") })]);
    const responses = Array.from({ length: 12 }, (_, n) => response(document, n, { met: { option: n < 9 ? "yes" : "no" } }));
    const picture = (slice: "group T" | "language ar"): string =>
      rendered(<IndicatorPicture document={document} responses={responses} siteIds={[CENTRE]} slice={slice} sliceName="" />);
    expect(picture("group T")).toContain("9 av 12");
    expect(picture("language ar")).not.toMatch(/\d av \d/);
  });
});

function device(id: string, siteId: string, lastContact = "2026-09-14T10:00Z"): Device {
  return {
    id,
    siteId,
    name: null,
    appVersion: "0.1.0",
    lastContact,
    pending: 0,
    oldestMinutes: null,
    unreadable: 0,
    older: false,
  };
}
