import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { publishedRound, visitor } from "../server/support/coordinator.ts";
import { enrolledTablet, sealedAnswer, tabletOf } from "../server/support/tablet.ts";
import { temporaryFolder } from "../server/support/temporary-folder.ts";
import { stop, testServer } from "../server/support/test-server.ts";

const repository = resolve(import.meta.dirname, "../..");
const RUNBOOK = readFileSync(join(repository, "docs/runbook.md"), "utf8");

/** The commands of a page, as they stand there. */
function commandsOf(page: string): readonly string[] {
  const text = RUNBOOK.split(/^## /m).find((one) => one.startsWith(page)) ?? "";
  return [...text.matchAll(/^ *(npm run --silent .*)$/gm)].map(([, command = ""]) => command);
}

/** As it is typed, in this folder. What npm does with it is in package.json. */
function type(
  command: string,
  { folder, passphraseFile }: { readonly folder: string; readonly passphraseFile: string },
): { readonly code: number | null; readonly said: string } {
  const [script = "", ...rest] = command.replace("npm run --silent ", "").split(" ");
  const name = script === "streck" ? [] : [script];
  // There is no terminal to ask in.
  const args = [...name, ...rest.slice(1), "--passphrase-file", passphraseFile];
  const ran = spawnSync(process.execPath, [join(repository, "src/cli/main.ts"), ...args], { cwd: folder, encoding: "utf8" });
  return { code: ran.status, said: `${ran.stdout}${ran.stderr}` };
}

test("the page of yesterday's database restored is played as it stands, and the tablet's answers are all there", {
  timeout: 120_000,
}, async () => {
  const scripts = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")).scripts;
  expect([scripts.streck, scripts.restore]).toEqual(["node scripts/streck.cjs", "node scripts/streck.cjs restore"]);
  const folder = temporaryFolder();
  const passphraseFile = join(folder, "passphrase");
  writeFileSync(passphraseFile, "fyra glada laxar hoppar\n");
  const [makeKeys = "", check = ""] = commandsOf("Before anything happens");
  expect(type(makeKeys, { folder, passphraseFile }).code).toBe(0);
  for (const file of readdirSync(join(folder, "backup-keys"))) {
    renameSync(join(folder, "backup-keys", file), join(folder, file));
  }

  const data = join(folder, "data");
  const server = await testServer({ data });
  const { coordinator, round, sites } = await publishedRound(server);
  const tablet = await enrolledTablet(server, coordinator, round.id, sites[0]?.id as NonNullable<(typeof sites)[0]>["id"]);
  const [before, after] = [sealedAnswer(round.id), sealedAnswer(round.id)];
  await tablet.sync({ put: [before] });
  const saved = spawnSync(
    process.execPath,
    [
      join(repository, "src/cli/main.ts"),
      "backup",
      "--data",
      data,
      "--to",
      folder,
      "--key",
      join(folder, "streck-backup-key.public.json"),
    ],
    { encoding: "utf8" },
  );
  expect([saved.status, saved.stderr]).toEqual([0, expect.stringContaining("Restored and compared")]);
  renameSync(saved.stdout.trim(), join(folder, "streck.backup"));
  expect(type(check, { folder, passphraseFile })).toMatchObject({
    code: 0,
    said: expect.stringContaining("The backup is whole"),
  });
  const { epoch } = await tablet.sync({ put: [after] });
  await stop(server);
  writeFileSync(join(data, "streck.db"), "this disk has failed");

  const [restore = ""] = commandsOf("Yesterday's database restored");
  const restored = type(restore, { folder, passphraseFile });
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining("Restored to") });
  expect(restored.said).toContain("table sealed_answer 1\n");
  expect(readdirSync(data).some((name) => name.startsWith("before-restore-"))).toBe(true);

  const again = await testServer({ data });
  const returning = tabletOf(again, tablet, tablet.generation);
  const heard = await returning.sync({ have: [before.id, after.id] });
  expect([heard.epoch === epoch, heard.want]).toEqual([false, [after.id]]);
  await returning.sync({ put: [after] });
  expect((await returning.sync({ have: [before.id, after.id] })).want).toEqual([]);
  expect((await visitor(again).get("/api/rounds")).statusCode).toBe(401);
});
