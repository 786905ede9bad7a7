import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve, sep } from "node:path";

export const repository = resolve(import.meta.dirname, "../../..");

type App = "tablet" | "console";

/** Builds what is stale, as the launcher does. For `beforeAll`. */
export function buildIfStale(): void {
  const load = createRequire(import.meta.url);
  (load("../../../scripts/lib/build.cjs") as { buildIfStale(): void }).buildIfStale();
}

/** Every file that the app's build left, relative to its folder, with `/`. The build's own records in `.vite/` are not among them. */
export function builtFiles(app: App): string[] {
  const names = readdirSync(join(repository, "dist", app), { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const relative = files.map((file) => file.slice(join(repository, "dist", app).length + 1).replaceAll(sep, "/"));
  return relative.filter((file) => !file.startsWith(".vite/")).toSorted();
}

export function readBuilt(app: App, file: string): Buffer {
  return readFileSync(join(repository, "dist", app, file));
}

/** Source files by chunk, from the list that vite.config.ts writes. */
export function modulesOf(app: App, list: "modules.json" | "service-worker-modules.json"): Record<string, string[]> {
  return JSON.parse(readBuilt(app, `.vite/${list}`).toString()) as Record<string, string[]>;
}
