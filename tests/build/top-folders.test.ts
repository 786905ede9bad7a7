import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "./support/built.ts";

/** What lies in it is served to tablets as it is, a README too; the map of the source says what it holds. */
const SERVED = "public";

const ignored = readFileSync(join(repository, ".gitignore"), "utf8")
  .split("\n")
  .map((line) => line.replaceAll("/", ""));

/** Those that are kept; what begins with a dot belongs to tools. */
const folders = readdirSync(repository, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
  .map(({ name }) => name)
  .filter((name) => !ignored.includes(name) && name !== SERVED);

test.each(folders)("%s says in a few lines what belongs there", (folder) => {
  const readme = join(repository, folder, "README.md");
  const lines = existsSync(readme) ? readFileSync(readme, "utf8").trim().split("\n") : [];
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThanOrEqual(12);
});
