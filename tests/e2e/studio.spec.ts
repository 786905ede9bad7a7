import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "../support/accessible.ts";
import { COMPUTER } from "../support/browser.ts";
import { type ConsoleDriver, consoleDriver } from "../support/console-driver.ts";
import { type Decoded, decodedIn, storedSounds } from "../support/decoded.ts";
import { browserWithMicrophone, SPOKEN_RATE } from "../support/fake-microphone.ts";
import { test as base } from "../support/fixtures.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { silence, tone } from "../support/tones.ts";

type Studio = {
  readonly coordinator: ConsoleDriver;
  readonly page: Page;
  readonly says: (...parts: readonly Float32Array[]) => void;
};

const test = base.extend<{ readonly studio: Studio }>({
  /** A coordinator with a round that has no voices yet, in front of a microphone. */
  async studio({ folder, ownServer: server }, give) {
    const { browser, says } = await browserWithMicrophone(folder);
    const coordinator = consoleDriver(await (await browser.newContext(COMPUTER)).newPage());
    await coordinator.page.addInitScript(countOpenings);
    await roundIn(coordinator, server);
    await give({
      coordinator,
      page: coordinator.page,
      says: (...parts) => says(Float32Array.from(parts.flatMap((part) => [...part]))),
    });
    await browser.close();
  },
});

const voice = (hertz: number, seconds: number, strength = 0.2): Float32Array => tone(SPOKEN_RATE, seconds, hertz, strength);
const pause = (seconds: number): Float32Array => silence(SPOKEN_RATE, seconds);

test("text after text: recorded, listened to, once more, on to the next, and after an interruption where one was", async ({
  studio: { coordinator, page, says },
}) => {
  const { say } = coordinator;
  await enter(coordinator);
  expect(await placeShown(page)).toBe("language.greeting");
  const total = await page.locator("ol [data-place]").count();
  // Nobody is asked for the microphone before she wants to record.
  expect(await openings(page)).toEqual([]);

  says(pause(0.6), voice(300, 1.5), pause(1));
  await recordButton(page, "studio.record", say).focus();
  await page.keyboard.press("Space");
  await stopAfterSpeaking(page);
  await expect(page.locator('[data-at="kept"][data-strength="right"]')).toContainText(say("studio.was.right"));
  expect(await openings(page)).toEqual([{ echoCancellation: false, noiseSuppression: false, autoGainControl: false, live: 0 }]);
  expectTone(await stored(page, "language.greeting"), 300, 1.5);
  await expectAccessible(page);

  await page.evaluate(noticePlayers);
  await page.getByRole("button", { name: say("studio.listen"), exact: true }).click();
  await expect.poll(() => playedSeconds(page)).toBeGreaterThan(1.7);
  expect(await playedSeconds(page)).toBeLessThan(2.1);

  // A pause between two words is part of what is said.
  says(pause(0.3), voice(500, 1.6), pause(0.25), voice(500, 0.2), pause(2));
  await recordButton(page, "studio.again", say).click();
  await page.locator('[data-at="recording"]').first().waitFor();
  await stopAfterSpeaking(page, 2);
  await page.locator('[data-at="kept"]').first().waitFor();
  expectTone(await stored(page, "language.greeting"), 500, 2.05);

  await page.getByRole("button", { name: say("studio.next"), exact: true }).click();
  await expect(page.getByTestId("studio-position")).toContainText(`2 `);
  expect(await placeShown(page)).toBe("purpose.title");
  await expect(recordButton(page, "studio.record", say)).toBeFocused();
  await expect(page.locator("[data-language=sv]")).toContainText(String(total - 1));

  // Given up, nothing is kept; nor is silence, which is said.
  says(voice(300, 20));
  await page.keyboard.press("Space");
  await page.locator('[data-at="recording"][data-strength="right"]').waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.locator('[data-at="idle"]').first().waitFor();
  says(pause(1));
  await page.keyboard.press("Space");
  await page.locator('[data-at="recording"][data-strength="silent"]').waitFor();
  await page.keyboard.press("Space");
  await expect(page.getByRole("alert")).toContainText(say("studio.sound.silent"));
  expect(Object.keys(await storedSounds(page))).toEqual(["language.greeting"]);

  // Too soft and too loud are seen while one speaks, and said afterwards; the voice is kept all the same, evened.
  says(pause(0.3), voice(300, 1.2, 0.01), pause(2));
  await page.keyboard.press("Space");
  await page.locator('[data-at="recording"][data-strength="quiet"]').waitFor();
  await stopAfterSpeaking(page);
  await expect(page.locator('[data-at="kept"]').first()).toContainText(say("studio.was.quiet"));
  expectTone(await stored(page, "purpose.title"), 300, 1.2);
  says(pause(0.3), voice(300, 1.2, 1), pause(2));
  await page.keyboard.press("Space");
  await page.locator('[data-at="recording"][data-strength="loud"]').waitFor();
  await stopAfterSpeaking(page);
  await expect(page.locator('[data-at="kept"]').first()).toContainText(say("studio.was.loud"));

  await page.goto("about:blank");
  await page.goBack();
  await page.locator("[data-testid=studio-position]").waitFor();
  expect(await placeShown(page)).toBe("purpose.length");
  await expect(page.getByTestId("studio-position")).toContainText("3 ");
  await expect(page.locator('ol [data-recorded="true"]')).toHaveCount(2);
});

test("a recording that did not get through stays until it is sent once more", async ({ studio: { coordinator, page, says } }) => {
  const { say } = coordinator;
  await enter(coordinator);
  await page.route("**/api/recordings", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  says(pause(0.3), voice(300, 1), pause(2));
  await recordButton(page, "studio.record", say).click();
  await stopAfterSpeaking(page);
  await expect(page.getByRole("alert")).toContainText(say("studio.unkept"));
  await expect(page.getByRole("button", { name: say("studio.next"), exact: true })).toBeDisabled();
  await expect(page.locator('ol [data-place="purpose.title"]')).toBeDisabled();
  await page.unroute("**/api/recordings");
  await page.getByRole("button", { name: say("common.tryAgain"), exact: true }).click();
  await page.locator('[data-at="kept"]').first().waitFor();
  expectTone(await stored(page, "language.greeting"), 300, 1);
});

test("where there is no microphone, or nobody allows it, that is said, and a file does instead", async ({
  coordinator,
  folder,
  ownServer: server,
}) => {
  const { page, say } = coordinator;
  await roundIn(coordinator, server);
  await enter(coordinator);
  await recordButton(page, "studio.record", say).click();
  await expect(page.getByRole("alert")).toContainText(say("studio.faults.missing"));
  await page.locator('input[type="file"]').setInputFiles(fixture("mp3"));
  await page.locator('[data-at="kept"]').first().waitFor();
  expectTone(await stored(page, "language.greeting"), 300, 1.2);

  const { browser } = await browserWithMicrophone(folder, false);
  const other = consoleDriver(await (await browser.newContext(COMPUTER)).newPage());
  await other.signIn(server.consoleAddress);
  // A page of its own, as a link opens it: the first screen that a signed-in page chooses by itself would come after it.
  await other.page.goto("about:blank");
  await other.page.goto(page.url());
  await recordButton(other.page, "studio.record", say).click();
  await expect(other.page.getByRole("alert")).toContainText(say("studio.faults.refused"));
  await browser.close();
});

test("files of every kind that a browser decodes become the same MP3, and what it doesn't is refused in plain words", async ({
  coordinator,
  ownServer: server,
}) => {
  const { page, say } = coordinator;
  await roundIn(coordinator, server);
  await page.getByRole("link", { name: say("recordings.open") }).click();
  const places = ["purpose.title", "purpose.free", "purpose.unseen", "purpose.money", "purpose.start"];
  const kinds = {
    mp3: "audio/mpeg",
    m4a: 'audio/mp4; codecs="mp4a.40.2"',
    wav: "audio/wav",
    ogg: "audio/ogg",
    webm: "audio/webm",
  };
  for (const [position, [kind, type]] of Object.entries(kinds).entries()) {
    const row = page.locator(`tr[data-place="${places[position]}"]`);
    await row.locator('input[type="file"]').setInputFiles(fixture(kind));
    // A Chromium without its owner's codecs has no AAC: then it says so.
    if (await page.evaluate((name) => new Audio().canPlayType(name) !== "", type)) {
      await expect(row).toHaveAttribute("data-recorded", "true");
      expectTone(await stored(page, places[position] ?? ""), 300, 1.2);
    } else {
      await expect(row.getByRole("alert")).toContainText(say("recordings.faults.not-sound"));
    }
  }
  const row = page.locator('tr[data-place="purpose.more"]');
  await row.locator('input[type="file"]').setInputFiles({
    name: "röst.m4a",
    mimeType: "audio/mp4",
    buffer: readFileSync(fixture("m4a")).subarray(0, 40),
  });
  await expect(row.getByRole("alert")).toContainText(say("recordings.faults.not-sound"));
  await expect(row).toHaveAttribute("data-recorded", "false");
});

async function roundIn(coordinator: ConsoleDriver, server: ServerProcess): Promise<void> {
  await coordinator.setUp(server);
  await coordinator.addSite("Väntrum A");
  await coordinator.makeRound("Hösten", "Väntrum A");
}

/** From the round's page to its texts in Swedish, in large type. */
async function enter({ page, say }: ConsoleDriver): Promise<void> {
  await page.getByRole("link", { name: say("recordings.open") }).click();
  await page.getByRole("link", { name: say("studio.open").replace("{{language}}", "Svenska"), exact: true }).click();
  await page.getByTestId("studio-position").waitFor();
}

function recordButton(page: Page, key: "studio.record" | "studio.again", say: ConsoleDriver["say"]) {
  return page.getByRole("button", { name: say(key), exact: true });
}

/** Stops once what was said is over, with the key or the button that began it. */
async function stopAfterSpeaking(page: Page, words = 1): Promise<void> {
  const meter = page.getByRole("meter");
  const level = async (): Promise<number> => Number((await meter.getAttribute("aria-valuenow")) ?? 0);
  for (let word = 0; word < words; word++) {
    await expect.poll(level, { intervals: [20] }).toBeGreaterThan(20);
    await expect.poll(level, { intervals: [20] }).toBeLessThan(2);
  }
  await page.locator('button[data-at="recording"]').click();
}

async function placeShown(page: Page): Promise<string | null> {
  return page.locator("p[data-place]").getAttribute("data-place");
}

async function stored(page: Page, place: string): Promise<Decoded> {
  const sounds = await storedSounds(page);
  return decodedIn(page, sounds[place] ?? "");
}

/** The tone that was spoken, whole, without the silence around it, and as loud as all others. */
function expectTone({ seconds, decibels, hertz }: Decoded, spoken: number, length: number): void {
  expect(seconds).toBeGreaterThan(length);
  expect(seconds).toBeLessThan(length + 0.5);
  expect(Math.abs(decibels - -20)).toBeLessThan(1.5);
  expect(Math.abs(hertz - spoken)).toBeLessThan(10);
}

function fixture(kind: string): string {
  return join(import.meta.dirname, `../fixtures/sounds/tone.${kind}`);
}

type Opening = Readonly<Record<string, unknown>>;

/** Before the page: how each microphone was asked for, and which of them still listen. */
function countOpenings(): void {
  const all: { asked: MediaTrackConstraints; stream: MediaStream }[] = [];
  Object.defineProperty(globalThis, "openings", { value: all });
  const { mediaDevices } = navigator;
  if (mediaDevices !== undefined) {
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints = {}) => {
      const stream = await open(constraints);
      all.push({ asked: constraints.audio as MediaTrackConstraints, stream });
      return stream;
    };
  }
}

function openings(page: Page): Promise<Opening[]> {
  return page.evaluate(() =>
    (globalThis as unknown as { openings: { asked: MediaTrackConstraints; stream: MediaStream }[] }).openings.map(
      ({ asked: { echoCancellation, noiseSuppression, autoGainControl }, stream }) => ({
        echoCancellation,
        noiseSuppression,
        autoGainControl,
        live: stream.getTracks().filter(({ readyState }) => readyState === "live").length,
      }),
    ),
  );
}

/** Remembers the last sound that the page has played. */
function noticePlayers(): void {
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function playing(this: HTMLMediaElement) {
    (globalThis as { player?: HTMLMediaElement }).player = this;
    return play.call(this);
  };
}

function playedSeconds(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as { player?: HTMLMediaElement }).player?.duration ?? 0);
}
