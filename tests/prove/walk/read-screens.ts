import type { Figure } from "../../day/day-script.ts";
import type { ConsoleDriver } from "../../support/console-driver.ts";
import type { Figures } from "./recount-tables.ts";

/** Every figure that *the field*, *results* and the inner sheet show, under the same names as the recount has. */
export async function readScreens(coordinator: ConsoleDriver): Promise<Figures> {
  const { page, open, cellsOf } = coordinator;
  const { counts } = await coordinator.figures();
  const breakdown = async (name: string): Promise<Record<string, Figure>> => {
    const found = await Promise.all(
      ["asked", "answered", "nonResponse"].map(async (column) => {
        const cells = await cellsOf(`[data-breakdown="${name}"]`, ["data-group"], `[data-cell="${column}"]`);
        return Object.entries(cells).map(([group, value]) => [`${group} ${column}`, value] as const);
      }),
    );
    return Object.fromEntries(found.flat());
  };
  const field = {
    count: counts,
    site: await breakdown("site"),
    halfDay: await breakdown("half-day"),
    "language asked": await breakdown("language"),
  };
  const { reasons, shares, languages, modes, distribution } = await coordinator.results();
  const opened = firstNumber((await page.locator('[data-figure="opened"]').textContent()) ?? "");
  const part = await page
    .locator("tr[data-indicator] [data-part]")
    .evaluateAll((cells) =>
      cells.map((cell) => [
        `${cell.getAttribute("data-part")} ${cell.closest("tr")?.getAttribute("data-indicator")}`,
        cell.firstChild?.textContent ?? "",
      ]),
    );
  await open("sheet");
  await page.locator("tr[data-sheet]").first().waitFor();
  const sheet = await sheetRows(coordinator);
  // "14 av 40": how many were positive, of how many.
  const fractions = sheet.flatMap(({ code, cells: [, ...cells] }) =>
    ["K", "M", "T"].map((group, at) => [`${group} ${code}`, /(\d+) av (\d+)/.exec(cells[at] ?? "") ?? []] as const),
  );
  const ofIndicators = fractions.filter(([name]) => / U/.test(name));
  const numberAt = (at: number): Record<string, Figure> =>
    Object.fromEntries(ofIndicators.map(([name, found]) => [name, found[at] === undefined ? null : Number(found[at])]));
  return {
    ...field,
    reason: reasons,
    opened: { answers: opened },
    share: shares,
    positive: numberAt(1),
    base: numberAt(2),
    part: Object.fromEntries(part.map(([name = "", text = ""]) => [name, firstNumber(text)])),
    language: languages,
    mode: modes,
    distribution: Object.fromEntries(Object.entries(distribution).filter(([name]) => !name.endsWith(" skipped"))),
  };
}

/** The rows of a sheet on the screen, each with its code and the texts of its cells behind the heading. */
export async function sheetRows(
  { page }: ConsoleDriver,
  within = "main",
): Promise<readonly { readonly code: string; readonly cells: readonly string[] }[]> {
  return page.locator(`${within} tr[data-sheet]`).evaluateAll((rows) =>
    rows.map((row) => ({
      code: row.getAttribute("data-sheet") ?? "",
      cells: [...row.querySelectorAll("td")].map(({ textContent }) => (textContent ?? "").replace(/\s/g, " ").trim()),
    })),
  );
}

/** A Swedish figure at the beginning of a text: `65,0`; none where it is hidden. */
export function firstNumber(text: string): Figure {
  const found = /^\s*(\d+(?:\s\d{3})*(?:,\d+)?)/.exec(text)?.[1];
  return found === undefined ? null : Number(found.replace(/\s/g, "").replace(",", "."));
}
