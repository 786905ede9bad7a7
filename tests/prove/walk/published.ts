import type { Figure } from "../../day/day-script.ts";
import type { ConsoleDriver } from "../../support/console-driver.ts";
import { firstNumber, sheetRows } from "./read-screens.ts";
import { readTables } from "./read-tables.ts";
import { saved } from "./save-files.ts";

const TABLES = ["sheet", "languages", "sites"] as const;
export type PublishedTable = (typeof TABLES)[number];
type Found = Readonly<Record<string, Figure>>;
export type Published = {
  readonly table: PublishedTable;
  readonly screen: Found;
  readonly files: Readonly<Record<string, Found>>;
};

/** Gives away all that can be, the sheet first, and takes each table along in each format. */
export async function publishAll(coordinator: ConsoleDriver): Promise<readonly Published[]> {
  const { page, say, button, open } = coordinator;
  await open("sheet");
  await button("sheet.modes.published").click();
  const found: Published[] = [];
  for (const table of TABLES) {
    const within = `section:has([data-published="${table}"])`;
    const publish = page.locator(within).getByRole("button", { name: say(`sheet.publish.${table}`), exact: true });
    if (table === "sheet") {
      await publish.waitFor();
    } else if ((await publish.count()) === 0) {
      // Where every part would be hidden, none is offered.
      continue;
    }
    await publish.click();
    await button("sheet.publishNow").click();
    const take = (format: string) =>
      page.locator(within).getByRole("button", { name: say(`sheet.download.${format}`), exact: true });
    await take("csv").waitFor();
    const files: Record<string, Found> = {};
    for (const format of ["csv", "xlsx", "json"] as const) {
      const kind = { csv: table, xlsx: "workbook", json: "data" }[format];
      const file = await saved(coordinator, kind, () => take(format).click());
      const tables = await readTables(format, [file]);
      const rows = tables.get(table) ?? tables.get("split") ?? [];
      files[format] = table === "sheet" ? ofSheet(rows) : ofSplit(rows);
    }
    found.push({ table, screen: await shown(coordinator, table), files });
  }
  return found;
}

type Rows = readonly Readonly<Record<string, string>>[];

function ofSheet(rows: Rows): Found {
  return Object.fromEntries(
    rows.flatMap((row) => ["K", "M", "T"].map((group) => [`${row["code"]} ${group}`, exportedNumber(row[group])])),
  );
}

function ofSplit(rows: Rows): Found {
  return Object.fromEntries(rows.map((row) => [`${row["code"]} ${row["part_name"]}`, exportedNumber(row["share"])]));
}

/** What is hidden or not known has a sign for its number. */
function exportedNumber(text = ""): Figure {
  return /^\d+$/.test(text) ? Number(text) : null;
}

async function shown(coordinator: ConsoleDriver, table: PublishedTable): Promise<Found> {
  const within = `[data-published="${table}"]`;
  const rows = await sheetRows(coordinator, within);
  const heads = await coordinator.page.locator(`${within} thead th`).allTextContents();
  const national: Readonly<Record<string, string>> = { responseRate: "U31902", respondents: "U31903" };
  return Object.fromEntries(
    rows.flatMap(({ code, cells }) => {
      const parts = table === "sheet" ? ["K", "M", "T"] : heads.slice(1);
      const values = table === "sheet" ? cells.slice(1) : cells;
      return parts.map((part, at) => [`${national[code] ?? code} ${part}`, firstNumber(values[at] ?? "")]);
    }),
  );
}
