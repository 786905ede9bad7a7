import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { ReasonsCard } from "../../../src/console/field/reasons-card.tsx";
import { CountTable } from "../../../src/console/parts/count-table.tsx";
import { DistributionCards } from "../../../src/console/results/distribution-cards.tsx";
import { Results } from "../../../src/console/results/results.tsx";
import { answerTable, EVERYBODY, rowsWhere } from "../../../src/domain/results/answer-table.ts";
import { asSiteId } from "../../support/brands.ts";
import { openedOf, response, round, SITES } from "../../support/opened-round.ts";
import { questionnaire, single } from "../../support/questionnaires.ts";
import { words } from "../../support/words.ts";
import { desk } from "../support/desk.tsx";
import { rendered, rowsOf } from "../support/rendered.tsx";

const document = questionnaire([single("first", "yes no dont-know")]);
const shown = (value: number) => ({ shown: true, value }) as const;
const bars = (markup: string, attribute: string) => [...rowsOf(markup, attribute)].map(([key, { bar }]) => [key, bar]);

describe("bars under the head Share", () => {
  test("are as long as the count's share of all, also of those whose row is hidden", () => {
    const rows = [
      { key: "a", name: "A", count: shown(30), data: { "data-row": "a" } },
      { key: "b", name: "B", count: { shown: false }, data: { "data-row": "b" } },
      { key: "c", name: "C", count: shown(0), data: { "data-row": "c" } },
    ] as const;
    const markup = rendered(<CountTable caption="Caption" head="Head" rows={rows} of={40} />);
    expect([...rowsOf(markup, "data-row")]).toEqual([
      ["a", { text: "A||30", bar: "75" }],
      ["b", { text: "B||..", bar: ".." }],
      ["c", { text: "C||0", bar: "0" }],
    ]);
    expect(markup).toContain(words("sv", "console", "field.hiddenCells").replaceAll('"', "&quot;"));
  });

  test("have no remark on hidden numbers where none is hidden, and nothing to divide where there is nobody", () => {
    const rows = [{ key: "a", name: "A", count: shown(0), data: { "data-row": "a" } }];
    const markup = rendered(<CountTable caption="Caption" head="Head" rows={rows} of={0} />);
    expect(bars(markup, "data-row")).toEqual([["a", "0"]]);
    expect(markup).not.toContain("..");
  });

  test("of the reasons are shares of all who said no, not of the most frequent reason", () => {
    const reasons = [
      { siteId: asSiteId("a"), reason: "no-time", count: 10 },
      { siteId: asSiteId("a"), reason: "not-well", count: 6 },
      { siteId: asSiteId("a"), reason: "other", count: 4 },
    ];
    const found = bars(rendered(<ReasonsCard reasons={reasons} others={0} />), "data-reason");
    expect(found.slice(0, 3)).toEqual([
      ["no-time", "50"],
      ["not-well", "30"],
      ["other", "20"],
    ]);
  });

  test("of languages, ways of reading and options are shares of all opened answers", async () => {
    const option = (n: number): string => (n < 10 ? "yes" : "no");
    const responses = Array.from({ length: 20 }, (_, n) => ({
      ...response(document, n, { first: { option: option(n) } }),
      language: n < 12 ? ("sv" as const) : n < 17 ? ("ar" as const) : ("so" as const),
    }));
    const results = desk(<Results round={round(document)} sites={SITES} opened={openedOf(responses)} />);
    await screen.findByText(words("sv", "console", "results.byLanguage"), {}, { timeout: 30_000 });
    expect(bars(results.container.innerHTML.replaceAll("inline-size: ", "inline-size:"), "data-group")).toEqual([
      ["sv", "60"],
      ["ar", "25"],
      ["so", ".."],
      ["self", "100"],
      ["listened", "0"],
      ["read-by-assistant", "0"],
      ["listened-and-read-by-assistant", "0"],
      ["paper", "0"],
    ]);
    const table = answerTable(document, responses, []);
    expect(
      bars(rendered(<DistributionCards table={table} rows={rowsWhere(table, EVERYBODY)} aside={undefined} />), "data-option"),
    ).toEqual([
      ["yes", "50"],
      ["no", "50"],
      ["dont-know", "0"],
      ["skipped", "0"],
    ]);
  });
});
