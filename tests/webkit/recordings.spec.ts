import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { type ConsoleDriver, consoleDriver } from "../support/console-driver.ts";
import { type Decoded, decodedIn, storedSounds } from "../support/decoded.ts";
import { test as base } from "../support/fixtures.ts";
import { openScreen, openWebKit } from "../support/webkit/browser.ts";

type Both = { readonly chromium: ConsoleDriver; readonly webKit: ConsoleDriver };

/** One coordinator at two computers: a Chromium, and a WebKit as a stand-in for Safari. */
const test = base.extend<{ readonly both: Both }>({
  async both({ coordinator: chromium, folder, ownServer: server }, give) {
    await chromium.setUp(server);
    await chromium.addSite("Väntrum A");
    await chromium.makeRound("Hösten", "Väntrum A");
    await chromium.page.getByRole("link", { name: chromium.say("recordings.open") }).click();
    const screen = await openScreen();
    const browser = await openWebKit(screen, join(folder, "webkit"));
    const webKit = consoleDriver(browser.page);
    await webKit.signIn(server.consoleAddress);
    await browser.page.goto(chromium.page.url());
    await give({ chromium, webKit });
    await browser.kill();
    screen.close();
  },
});

/** What each fixture holds: a tone of 300 Hz between two silences. */
const SECONDS = 1.2;
/** WAV from any recorder, AAC in MP4 as Safari records it, Opus in WebM as Chromium does, and what else people have. */
const KINDS = ["wav", "m4a", "webm", "ogg", "mp3"] as const;
const PLACES = ["purpose.title", "purpose.free", "purpose.unseen", "purpose.money", "purpose.start"] as const;

test("a voice that was made in one browser sounds in the other, out of every kind of file", async ({ both }) => {
  for (const [maker, listener] of [
    [both.chromium, both.webKit],
    [both.webKit, both.chromium],
  ] as const) {
    for (const [position, kind] of KINDS.entries()) {
      const place = PLACES[position] ?? "";
      const row = maker.page.locator(`tr[data-place="${place}"]`);
      await row.waitFor();
      await bring(maker.page, place, kind);
      await maker.page.locator(`tr[data-place="${place}"][data-recorded="true"]`).waitFor();
      const sound = (await storedSounds(maker.page))[place] ?? "";
      expectTone(await decodedIn(listener.page, sound), `${kind}, decoded`);
      expectTone(await decodedIn(maker.page, sound), `${kind}, decoded where it was made`);
    }
    // So that the other one makes them anew, and does not find them there.
    for (const place of PLACES) {
      await remove(maker.page, place);
    }
  }
});

function expectTone({ seconds, decibels, hertz }: Decoded, what: string): void {
  expect(seconds, what).toBeGreaterThan(SECONDS);
  expect(seconds, what).toBeLessThan(SECONDS + 0.5);
  expect(Math.abs(decibels - -20), what).toBeLessThan(1.5);
  expect(Math.abs(hertz - 300), what).toBeLessThan(10);
}

/** Chooses a file as a hand would, in any browser: WebDriver can't. */
function bring(page: Page, place: string, kind: (typeof KINDS)[number]): Promise<void> {
  const bytes = readFileSync(join(import.meta.dirname, `../fixtures/sounds/tone.${kind}`)).toString("base64");
  return page.evaluate(
    ([where, name, text]) => {
      const input = document.querySelector<HTMLInputElement>(`tr[data-place="${where}"] input[type="file"]`);
      if (input === null) {
        throw new Error("there is nothing to choose a file with");
      }
      const chosen = new DataTransfer();
      chosen.items.add(new File([Uint8Array.from(atob(text ?? ""), (sign) => sign.charCodeAt(0))], name ?? ""));
      input.files = chosen.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    },
    [place, `tone.${kind}`, bytes],
  );
}

async function remove(page: Page, place: string): Promise<void> {
  await page.evaluate((where) => {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>(`tr[data-place="${where}"] button`)];
    buttons.at(-1)?.click();
  }, place);
  await page.locator(`tr[data-place="${place}"][data-recorded="false"]`).waitFor();
}
