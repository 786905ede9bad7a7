import { describe, expect, test } from "vitest";
import { BreakdownCard } from "../../../src/console/field/breakdown-card.tsx";
import { ReasonsCard } from "../../../src/console/field/reasons-card.tsx";
import { ScreenHeading } from "../../../src/console/parts/screen-heading.tsx";
import { NO_CONTACTS } from "../../../src/domain/tally/counts.ts";
import { asSiteId } from "../../support/brands.ts";
import { words } from "../../support/words.ts";
import { rendered, rowsOf } from "../support/rendered.tsx";

describe("a screen for readers inside the organisation", () => {
  test("says so, also on paper, and what that means", () => {
    const markup = rendered(<ScreenHeading title="Title" internal />);
    expect(markup).toContain(`${words("sv", "console", "common.internal")}</summary>`);
    expect(markup).toContain(`<p>${words("sv", "console", "common.internalAbout")}</p>`);
    expect(markup).not.toContain("data-print");
    expect(rendered(<ScreenHeading title="Title" />)).not.toContain(words("sv", "console", "common.internal"));
  });

  test("shows every reason, those of one person, too", () => {
    const reasons = [
      { siteId: asSiteId("a"), reason: "no-time", count: 1 },
      { siteId: asSiteId("b"), reason: "no-time", count: 1 },
      { siteId: asSiteId("a"), reason: "not-well", count: 1 },
    ];
    const markup = rendered(<ReasonsCard reasons={reasons} others={26} />);
    const found = [...rowsOf(markup, "data-reason")].map(([reason, { text }]) => [reason, text.split("|").at(-1)]);
    expect(found.slice(0, 3)).toEqual([
      ["no-time", "2"],
      ["not-well", "1"],
      ["does-not-want-to-say", "0"],
    ]);
    expect(markup).not.toContain("..");
    expect(markup).toContain("avbröt 26 personer");
    expect(rendered(<ReasonsCard reasons={reasons} others={0} />)).not.toContain("avbröt");
  });

  test("shows every stroke of a half-day, and a response rate from ten respondents", () => {
    const groups = [
      { key: "am", of: "am", counts: { ...NO_CONTACTS, I: 1, R: 2 } },
      { key: "pm", of: "pm", counts: { ...NO_CONTACTS, I: 10, R: 10 } },
    ];
    const card = <BreakdownCard name="half-day" title="Title" head="Head" groups={groups} nameOf={(half) => half} />;
    expect([...rowsOf(rendered(card), "data-group")].map(([, { text }]) => text)).toEqual([
      "am|3|1|2|..",
      "pm|20|10|10|50,0\u00a0%",
    ]);
  });
});
