import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { webKitPage } from "./page.ts";
import { openSession, type WebDriver } from "./web-driver.ts";

// Debian's own: the bindings belong to the system's Python, not to whichever is first on the path.
const PYTHON = "/usr/bin/python3";
const LAUNCHER = join(import.meta.dirname, "launcher.py");
const SIZE = { width: 1180, height: 820 };

export type WebKit = {
  readonly page: Page;
  readonly driver: WebDriver;
  /** As when a tablet falls to the floor: no process gets to say a word. */
  readonly kill: () => Promise<void>;
};

export type Screen = { readonly display: string; readonly close: () => void };

/** A screen that nobody sees. */
export async function openScreen(): Promise<Screen> {
  const size = `${SIZE.width}x${SIZE.height}x24`;
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", size, "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const said = server.stdio[3];
  if (said === null || said === undefined) {
    throw new Error("Xvfb has no way to say which display it opened");
  }
  const [number] = (await once(said, "data")) as [Buffer];
  return { display: `:${number.toString().trim()}`, close: () => void server.kill() };
}

/** A WebKit with a profile folder: what it stores survives its end. `script` runs in every page before the page's own. */
export async function openWebKit({ display }: Screen, profile: string, script = ""): Promise<WebKit> {
  const port = await freePort();
  // Never WEBKIT_DISABLE_COMPOSITING_MODE, often recommended: screenshots would hang.
  const env = { ...process.env, DISPLAY: display, NO_AT_BRIDGE: "1" };
  // A process group of its own: the driver, the window, and WebKit's processes for pages and for storage.
  const group = spawn("WebKitWebDriver", [`--port=${port}`], { env, stdio: "ignore", detached: true });
  const address = `http://127.0.0.1:${port}`;
  await answers(address, group);
  const size = [String(SIZE.width), String(SIZE.height)];
  const driver = await openSession(address, [PYTHON, LAUNCHER, profile, ...size, script]);
  return {
    page: webKitPage(driver),
    driver,
    async kill() {
      if (group.exitCode === null && group.signalCode === null) {
        const ended = once(group, "exit");
        process.kill(-(group.pid ?? 0), "SIGKILL");
        await ended;
      }
    },
  };
}

async function answers(address: string, process: ChildProcess): Promise<void> {
  while (process.exitCode === null) {
    const ready = await fetch(`${address}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) {
      return;
    }
    await wait(30);
  }
  throw new Error("WebKitWebDriver ended before it answered");
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
