import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repository } from "./built.ts";

const FILES = {
  "src/kiosk/index.html": `<!doctype html><html lang="sv"><title>t</title><script type="module" src="./main.tsx"></script></html>`,
  "src/kiosk/main.tsx": `document.title = "tablet";`,
  "src/kiosk/service-worker.ts": `console.log(self.__WB_MANIFEST);`,
  "src/console/index.html": `<!doctype html><html lang="sv"><title>c</title><script type="module" src="./main.tsx"></script></html>`,
  "src/console/main.tsx": `document.title = "console";`,
  "locales/sv.json": `{ "yes": "ja" }`,
  "locales/locales.json": `{ "sv": { "direction": "ltr" } }`,
  "src/server/main.ts": `
    const kept: ReturnType<typeof setInterval> = setInterval(() => {}, 1000);
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        console.log("stopped by " + signal);
        clearInterval(kept);
        process.exitCode = 7;
      });
    }
    console.log("server " + JSON.stringify(process.argv.slice(2)));`,
} as const;

const planted: string[] = [];

/** A product of a few lines in a temporary folder, with this repository's launcher and packages. */
export function plantProduct({ installed = true, packagedNode = true } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "streck-launcher-"));
  planted.push(folder);
  for (const part of ["scripts", "package.json", "package-lock.json", "vite.config.ts", "vite", "src/i18n/later-words.ts"]) {
    cpSync(join(repository, part), join(folder, part), { recursive: true });
  }
  for (const [file, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  if (installed) {
    linkPackages(folder, packagedNode);
  }
  return folder;
}

export function removePlanted(): void {
  for (const folder of planted.splice(0)) {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function start(folder: string): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [join(folder, "scripts/start.cjs")], { encoding: "utf8" });
}

/** Starts, waits for the server's first line, stops it, and tells what happened. */
export function startUntilReady(folder: string, signal: "SIGTERM" | "SIGINT" = "SIGTERM", args: readonly string[] = []) {
  const begun = performance.now();
  const child = spawn(process.execPath, [join(folder, "scripts/start.cjs"), ...args], { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise<{ output: string; readyAfterMs: number; exitCode: number | null }>((resolve) => {
    let output = "";
    let readyAfterMs = 0;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (readyAfterMs === 0 && output.includes("server [")) {
        readyAfterMs = performance.now() - begun;
        child.kill(signal);
      }
    });
    child.on("close", (exitCode) => resolve({ output, readyAfterMs, exitCode }));
  });
}

/** A folder of links, not one link: nothing that the launcher does here may reach this repository's own packages. */
function linkPackages(folder: string, packagedNode: boolean): void {
  const own = join(repository, "node_modules");
  mkdirSync(join(folder, "node_modules"));
  for (const name of readdirSync(own)) {
    const wanted = !/^\.(streck|vite|cache)/.test(name) && (packagedNode || !/^node-(linux|darwin|win)-/.test(name));
    if (wanted) {
      symlinkSync(join(own, name), join(folder, "node_modules", name), "junction");
    }
  }
  // As scripts/lib/install.cjs writes it after an installation.
  const lock = readFileSync(join(folder, "package-lock.json"));
  const stamp = createHash("sha256").update(`package-lock.json\0${lock.length}\0`).update(lock).digest("hex");
  writeFileSync(join(folder, "node_modules/.streck-lock-hash"), `${stamp}\n`);
}
