import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Of what runs here, as `package.json` says it. */
export function appVersion(): string {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8")) as { version: string };
  return version;
}
