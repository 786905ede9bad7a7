import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { repository } from "./support/built.ts";
import { plantProduct, removePlanted, start, startUntilReady } from "./support/planted-product.ts";

const launcher = join(repository, "scripts/start.cjs");

afterEach(removePlanted);

describe("on a Node that is too old", () => {
  test.each(["v0.12.18", "v8.17.0", "v18.20.8", "v19.9.0"])("%s: one line says what to do", (version) => {
    const run = startAs(version, launcher);
    expect(run.status).toBe(1);
    expect(run.stdout).toBe("");
    expect(run.stderr).toBe(
      `Streck needs Node.js 20 or newer, and this is ${version}: install the current version from https://nodejs.org and run npm start again.\n`,
    );
  });

  test("the launcher itself uses no syntax that a very old Node cannot read", () => {
    const code = readFileSync(launcher, "utf8")
      .replace(/"[^"]*"/g, '""')
      .replace(/\/\/.*$/gm, "");
    expect(code).not.toMatch(/=>|`|\b(?:const|let|class|async|await|import|export|of)\b|\.\.\.|\?\?|\?\.|\*\*|,\s*\)/);
  });

  test("v20 without a packaged Node: says which one is needed", () => {
    const folder = plantProduct({ packagedNode: false });
    const run = startAs("v20.20.2", join(folder, "scripts/start.cjs"));
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^Streck needs Node\.js 22\.18 or newer \(this is v20\.20\.2, and none is packaged for .*\n$/);
  });
});

describe("when something fails before the server runs", () => {
  test("npm: one line, then what npm says", () => {
    const folder = plantProduct({ installed: false });
    writeFileSync(
      join(folder, "package.json"),
      JSON.stringify({ name: "planted", dependencies: { "not-in-the-lock": "1.0.0" } }),
    );
    const run = start(folder);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^Installing the packages failed; npm says why below\. Is the network up\?\n\n/);
    expect(run.stderr).toContain("not-in-the-lock");
    expect(run.stdout).not.toContain("server");
  });

  test("the build: one line, then what vite says", () => {
    const folder = plantProduct();
    writeFileSync(join(folder, "src/kiosk/main.tsx"), "export const = 1;\n");
    const run = start(folder);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^Building the tablet failed; vite says why below\.\n\n/);
    expect(run.stderr).toContain("main.tsx");
    expect(run.stdout).not.toContain("server");
  });
});

describe("a start", () => {
  test("builds once; the next one is ready at once; a change builds again", async () => {
    const folder = plantProduct();
    expect((await startUntilReady(folder)).output).toContain("Building the tablet");
    const second = await startUntilReady(folder);
    expect(second.output).not.toContain("Building");
    expect(second.readyAfterMs).toBeLessThan(5000);
    writeFileSync(join(folder, "locales/sv.json"), "{}");
    expect((await startUntilReady(folder)).output).toContain("Building the tablet");
  });

  test("builds again for a new version alone: tablets say which one they run", async () => {
    const folder = plantProduct();
    await startUntilReady(folder);
    const file = join(folder, "package.json");
    const description = JSON.parse(readFileSync(file, "utf8")) as { version: string };
    writeFileSync(file, JSON.stringify({ ...description, version: "99.1.2" }));
    expect((await startUntilReady(folder)).output).toContain("Building the tablet");
  });

  test("hands the server its signals, and ends with its exit code", async () => {
    const folder = plantProduct();
    const run = await startUntilReady(folder, "SIGTERM");
    expect(run.output).toContain("stopped by SIGTERM");
    expect(run.exitCode).toBe(7);
    expect((await startUntilReady(folder, "SIGINT")).output).toContain("stopped by SIGINT");
  });

  test("hands the server its arguments", async () => {
    const run = await startUntilReady(plantProduct(), "SIGTERM", ["--some", "thing"]);
    expect(run.output).toContain('server ["--some","thing"]');
  });

  test("builds nothing for whoever only asks for help", async () => {
    const run = await startUntilReady(plantProduct(), "SIGTERM", ["--help"]);
    expect(run.output).toContain('server ["--help"]');
    expect(run.output).not.toContain("Building");
  });

  test("is not held up by the lock of a build that was stopped, and waits for one that runs", async () => {
    const folder = plantProduct();
    mkdirSync(join(folder, "dist"), { recursive: true });
    const { pid } = spawnSync(process.execPath, ["--version"]);
    writeFileSync(join(folder, "dist/.building"), String(pid));
    expect((await startUntilReady(folder)).output).not.toContain("Waiting for another process");

    writeFileSync(join(folder, "locales/sv.json"), '{"changed":true}');
    writeFileSync(join(folder, "dist/.building"), String(process.pid));
    const lifted = setTimeout(() => rmSync(join(folder, "dist/.building")), 500);
    expect((await startUntilReady(folder)).output).toContain("Waiting for another process");
    clearTimeout(lifted);
  });
});

function startAs(version: string, file: string) {
  const script = `Object.defineProperty(process, "version", { value: "${version}" }); require(${JSON.stringify(file)});`;
  return spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
}
