import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { ConsoleDriver } from "../../support/console-driver.ts";
import { beginning } from "../../support/words.ts";
import type { Format, SavedFile } from "./read-tables.ts";

/** What the browser saves when this is done. */
export async function saved({ downloaded }: ConsoleDriver, kind: string, work: () => Promise<void>): Promise<SavedFile> {
  const download = await downloaded(work);
  return { name: download.suggestedFilename(), kind, bytes: readFileSync(await download.path()) };
}

export type Export = {
  readonly files: readonly SavedFile[];
  /** What does not agree between files, their hashes on the screen and the manifest; in words. */
  readonly wrong: readonly string[];
};

/** Makes one export on the screen, of the whole round or of the first transfer, and saves every file of it. */
export async function makeExport(coordinator: ConsoleDriver, format: Format, some = false): Promise<Export> {
  const { page, say, button, open } = coordinator;
  await open("export");
  await page.getByRole("radio", { name: beginning(say(`export.formats.${format}.label`)) }).check();
  if (some) {
    await page.getByRole("radio", { name: beginning(say("export.someBatches")) }).check();
    await firstTransfer(coordinator).check();
  }
  await button("export.make").click();
  const rows = page.locator("[data-file]");
  await rows.first().waitFor();
  const files: SavedFile[] = [];
  const wrong: string[] = [];
  for (const row of await rows.all()) {
    const file = await saved(coordinator, (await row.getAttribute("data-file")) ?? "", () => row.getByRole("button").click());
    files.push(file);
    if ((await row.locator("code").textContent()) !== sha256(file.bytes)) {
      wrong.push(`${file.name} has another hash on the screen`);
    }
  }
  return { files, wrong: [...wrong, ...notAsManifest(files)] };
}

export function firstTransfer({ page, say }: ConsoleDriver) {
  return page
    .getByRole("group", { name: say("export.batches"), exact: true })
    .getByRole("checkbox")
    .first();
}

type Manifest = { readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[] };

function notAsManifest(files: readonly SavedFile[]): string[] {
  const own = files.find(({ kind }) => kind === "manifest");
  const { files: listed } = JSON.parse(own?.bytes.toString("utf8") ?? '{"files":[]}') as Manifest;
  const others = files.filter((file) => file !== own);
  const differing = others.filter(({ name, bytes }) => {
    const entry = listed.find((one) => one.name === name);
    return entry?.sha256 !== sha256(bytes) || entry.bytes !== bytes.byteLength;
  });
  return [
    ...differing.map(({ name }) => `${name} is not as the manifest says`),
    ...(listed.length === others.length ? [] : [`the manifest lists ${listed.length} files, and there are ${others.length}`]),
  ];
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
