import { expect, type Locator, type Page } from "@playwright/test";
import { encodeMp3 } from "../../src/console/recordings/voice/encode-mp3.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import type { ConsoleDriver } from "../support/console-driver.ts";
import { test } from "../support/fixtures.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { silence, tone, wavFile } from "../support/tones.ts";
import { words } from "../support/words.ts";

const staff = (key: string): string => words("sv", "assistant", key);
const client = (key: string): string => words("sv", "client", key);
const SOUNDS = "**/api/device/sounds/*";
const RATE = 44_100;

const { id: questionnaireId, items } = builtInQuestionnaire();
const question = items[0]?.text["sv"] ?? "";
const QUESTION = `${questionnaireId}/${items[0]?.id}`;

/** What somebody has recorded elsewhere: a soft voice in the middle of silence. */
const SOFT_VOICE = Float32Array.from([...silence(RATE, 1), ...tone(RATE, 1.2, 440, 0.03), ...silence(RATE, 1.5)]);

test("a voice goes from a file in the console to every tablet of the round, and stays there without a network", async ({
  page,
  ownServer: server,
  tablet,
  coordinator,
}) => {
  await roundToPublish(server, coordinator);
  const console = coordinator.page;
  const rowOf = (place: string): Locator => console.locator(`tr[data-place="${place}"]`);
  const choose = (place: string, name: string, buffer: Buffer): Promise<void> =>
    rowOf(place).locator('input[type="file"]').setInputFiles({ name, mimeType: "application/octet-stream", buffer });

  await console.getByRole("link", { name: coordinator.say("recordings.open") }).click();
  await expect(rowOf(QUESTION)).toContainText(coordinator.say("recordings.none"));

  await choose(QUESTION, "inte-ljud.mp3", Buffer.from("Det här är ingen röst"));
  await expect(rowOf(QUESTION)).toContainText(coordinator.say("recordings.faults.not-sound"));
  await choose(QUESTION, "tyst.wav", wavFile(silence(RATE, 2), RATE));
  await expect(rowOf(QUESTION)).toContainText(coordinator.say("recordings.faults.silent"));
  await choose(QUESTION, "fråga.wav", wavFile(SOFT_VOICE, RATE));
  await expect(rowOf(QUESTION)).toHaveAttribute("data-recorded", "true");
  await choose("purpose.start", "ja.mp3", Buffer.from(encodeMp3(tone(32_000, 0.8, 300, 0.9), 32_000)));
  await expect(rowOf("purpose.start")).toHaveAttribute("data-recorded", "true");

  // What is kept is decoded, by the browser that will play it: the silence is gone, and the soft voice as loud as the loud one.
  const [long, short] = [await heard(console, 0), await heard(console, 1)];
  expect(long.seconds).toBeGreaterThan(1.2);
  expect(long.seconds).toBeLessThan(1.7);
  expect(short.seconds).toBeGreaterThan(0.8);
  expect(short.seconds).toBeLessThan(1.3);
  expect(Math.abs(long.decibels - -20)).toBeLessThan(1.5);
  expect(Math.abs(short.decibels - -20)).toBeLessThan(1.5);

  await console.evaluate(noticePlayers);
  await rowOf(QUESTION)
    .getByRole("button", { name: coordinator.say("recordings.play"), exact: true })
    .click();
  await expect.poll(async () => (await player(console)).time).toBeGreaterThan(0.3);

  await console.goBack();
  await coordinator.publish();
  await expect(console.getByTestId("published-sounds")).toContainText("2 ");

  const asked: string[] = [];
  let cut = true;
  await page.route(SOUNDS, async (route) => {
    asked.push(new URL(route.request().url()).pathname);
    await (cut && asked.length === 2 ? route.abort() : route.continue());
  });
  const check = page.locator("[data-check=sounds]");
  await page.goto(server.tabletAddress);
  await tablet.joinByCode((await coordinator.enrolmentCode()).code);
  await expect(check).toContainText("1 av 2");
  await expect(check).toHaveAttribute("data-ready", "false");
  await expect(check).toContainText(staff("start.check.soundsFix"));

  cut = false;
  await tablet.button(staff("state.sync")).click();
  await expect(check).toContainText("2 av 2");
  await expect(check).toHaveAttribute("data-ready", "true");
  // The first came before the line was cut, and was not asked for again.
  expect(asked).toHaveLength(3);
  expect(new Set(asked).size).toBe(2);

  await tablet.isReadyOffline();
  await server.stop();
  await page.reload();
  await tablet.unlock();
  await expect(check).toHaveAttribute("data-ready", "true");
  expect(asked).toHaveLength(3);

  // There is no network, and nothing on this computer speaks: what is heard is what was recorded.
  await page.evaluate(noticePlayers);
  await tablet.startShift();
  await tablet.handOver();
  await page.evaluate(noticePlayers);
  await tablet.chooseLanguage("sv");
  await tablet.begin("sv");
  await page.getByRole("heading", { level: 1, name: question }).waitFor();
  await tablet.button(client("listen.read").replace("{{text}}", question)).click();
  await expect.poll(async () => (await player(page)).time).toBeGreaterThan(0.2);
  expect((await player(page)).seconds).toBeCloseTo(long.seconds, 1);
  await expect.poll(async () => (await player(page)).ended).toBe(true);
  expect(await page.getByRole("radio", { checked: true }).count()).toBe(0);
});

test("a tablet that keeps no sounds says so, and works", async ({ page, context, ownServer: server, tablet, coordinator }) => {
  await roundToPublish(server, coordinator);
  const bytes = encodeMp3(tone(32_000, 0.5, 300, 0.5), 32_000);
  await coordinator.page.evaluate(
    (body) =>
      fetch("/api/recordings", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    {
      language: "sv",
      text: words("sv", "client", "purpose.title"),
      place: "purpose.title",
      sound: Buffer.from(bytes).toString("base64"),
    },
  );
  await coordinator.publish();
  await context.addInitScript(() => {
    Cache.prototype.put = () => Promise.reject(new DOMException("no room", "QuotaExceededError"));
  });
  await page.goto(server.tabletAddress);
  await tablet.joinByCode((await coordinator.enrolmentCode()).code);
  const check = page.locator("[data-check=sounds]");
  await expect(check).toHaveAttribute("data-ready", "false");
  await expect(check).toContainText(staff("start.check.soundsNotKept"));
  await tablet.startShift();
  await tablet.oneAnswers();
});

type Player = { readonly time: number; readonly seconds: number; readonly ended: boolean };

/** Remembers the last sound that the page has played. */
function noticePlayers(): void {
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function playing(this: HTMLMediaElement) {
    (globalThis as { player?: HTMLMediaElement }).player = this;
    return play.call(this);
  };
}

function player(page: Page): Promise<Player> {
  return page.evaluate(() => {
    const { currentTime = 0, duration = 0, ended = false } = (globalThis as { player?: HTMLMediaElement }).player ?? {};
    return { time: currentTime, seconds: duration, ended };
  });
}

/** Everything is there but the voices. Leaves the round's page open. */
async function roundToPublish(server: ServerProcess, coordinator: ConsoleDriver): Promise<void> {
  await coordinator.setUp(server);
  await coordinator.proveKeys(await coordinator.makeKeys());
  await coordinator.addSite("Väntrum A");
  await coordinator.makeRound("Hösten", "Väntrum A");
}

/** Of the recordings, the longest first: how long, and how loud in its middle. */
function heard(page: Page, position: number): Promise<{ seconds: number; decibels: number }> {
  return page.evaluate(async (at) => {
    const { recordings } = (await (await fetch("/api/recordings")).json()) as {
      recordings: { sha256: string; milliseconds: number }[];
    };
    const { sha256 } = recordings.sort((one, other) => other.milliseconds - one.milliseconds)[at] ?? { sha256: "" };
    const { sound } = (await (await fetch(`/api/sounds/${sha256}`)).json()) as { sound: string };
    const bytes = Uint8Array.from(atob(sound), (sign) => sign.charCodeAt(0));
    const decoded = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes.buffer);
    const samples = decoded.getChannelData(0);
    const middle = samples.slice(samples.length * 0.35, samples.length * 0.65);
    const power = middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length;
    return { seconds: decoded.duration, decibels: 10 * Math.log10(power) };
  }, position);
}
