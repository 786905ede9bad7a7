import { existsSync } from "node:fs";
import { type BrowserContext, chromium } from "@playwright/test";

const DEBIAN_CHROMIUM = "/usr/bin/chromium";

/** How every test starts Chromium. */
export function launchOptions(): { executablePath?: string; args: string[] } {
  const chosen = process.env["STRECK_CHROMIUM"] ?? (existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : "");
  return { ...(chosen === "" ? {} : { executablePath: chosen }), args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] };
}

/** A browser with a profile folder, as a tablet has: what it stores survives its end. */
export async function browserWithProfile(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...launchOptions(),
    viewport: { width: 1024, height: 768 },
    locale: "sv-SE",
    hasTouch: true,
  });
}
