import { existsSync } from "node:fs";
import { type BrowserContext, chromium } from "@playwright/test";

const DEBIAN_CHROMIUM = "/usr/bin/chromium";
const DEBIAN_SHELL = "/usr/bin/chromium-headless-shell";

/** What a tablet's browser is opened with, and a coordinator's. */
export const TABLET = { viewport: { width: 1024, height: 768 }, locale: "sv-SE", hasTouch: true };
export const COMPUTER = { viewport: { width: 1280, height: 720 }, locale: "sv-SE", hasTouch: false };

/** How every test starts Chromium. An empty STRECK_CHROMIUM means Playwright's own; none at all, as in an editor, means Debian's if there is one. */
export function launchOptions(): { executablePath?: string; args: string[] } {
  const chosen = process.env["STRECK_CHROMIUM"] ?? (existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : "");
  return {
    ...(chosen === "" ? {} : { executablePath: chosen }),
    // Chromium refuses its sandbox to root, which is who runs in most containers.
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  };
}

/** The same engine without windows, where Debian's is used: a third less work for looking at many screens. */
export function launchOptionsForTours(): ReturnType<typeof launchOptions> {
  const options = launchOptions();
  return options.executablePath === DEBIAN_CHROMIUM && existsSync(DEBIAN_SHELL)
    ? { ...options, executablePath: DEBIAN_SHELL }
    : options;
}

/** A tablet's browser with a profile folder: what it stores is on the disk, and survives its end. */
export async function browserWithProfile(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { ...launchOptions(), ...TABLET });
}
