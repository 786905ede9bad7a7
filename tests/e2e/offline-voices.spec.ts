import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { type ScreenWords, spokenTexts } from "../../src/console/recordings/spoken-texts.ts";
import { encodeMp3 } from "../../src/console/recordings/voice/encode-mp3.ts";
import { isAnswerable } from "../../src/domain/questionnaire/document.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import { test } from "../support/fixtures.ts";
import type { TabletDriver } from "../support/tablet-driver.ts";
import { tone } from "../support/tones.ts";
import { words } from "../support/words.ts";

/** No browser of a test has a voice of its own in it: what is heard was recorded. */
const LANGUAGE = "so";
const RATE = 32_000;
const QUESTIONNAIRE = builtInQuestionnaire();
const WORDS = JSON.parse(readFileSync(join(import.meta.dirname, `../../locales/${LANGUAGE}/client.json`), "utf8")) as ScreenWords;
const TEXTS = spokenTexts({ document: QUESTIONNAIRE, organisation: "Provkommunen" }, WORDS, LANGUAGE);

/** A sound for each text that no other has, and what it is called. */
const SOUNDS = TEXTS.map(({ text, place }, position) => {
  const bytes = encodeMp3(tone(RATE, 0.12, 200 + 10 * position, 0.3), RATE);
  return { text, place, sound: Buffer.from(bytes).toString("base64"), sha256: createHash("sha256").update(bytes).digest("hex") };
});

test("a tablet that is offline since it became ready reads every text of purpose and questions aloud, each with its own voice", async ({
  page,
  context,
  ownServer: server,
  tablet,
  coordinator,
}) => {
  await coordinator.setUp(server);
  await coordinator.proveKeys(await coordinator.makeKeys());
  await coordinator.addSite("Väntrum A");
  await coordinator.makeRound("Hösten", "Väntrum A");
  for (const { text, place, sound } of SOUNDS) {
    expect(await keep(coordinator.page, { language: LANGUAGE, text, place, sound })).toBe(200);
  }
  await coordinator.publish();
  await page.addInitScript(noticeSounds);
  await page.goto(server.tabletAddress);
  await tablet.joinByCode((await coordinator.enrolmentCode()).code);
  const check = page.locator("[data-check=sounds]");
  await expect(check).toContainText(`${SOUNDS.length} av ${SOUNDS.length}`);
  await expect(check).toHaveAttribute("data-ready", "true");
  await tablet.isReadyOffline();

  await server.stop();
  await context.setOffline(true);
  await page.reload();
  await tablet.unlock();
  await expect(check).toHaveAttribute("data-ready", "true");
  await tablet.startShift();
  await tablet.handOver();
  await tablet.chooseLanguage(LANGUAGE);

  const said = (key: string): string => words(LANGUAGE, "client", key);
  const at = (place: string): string => TEXTS.find((one) => one.place === place)?.text ?? "";
  expect(await listenToAll(tablet)).toEqual([
    said("purpose.title"),
    at("purpose.length"),
    ...["free", "unseen", "money"].map((key) => said(`purpose.${key}`)),
    said("purpose.more"),
    at("purpose.asker"),
    ...["voluntary", "sealed", "walkAwayErased", "decline", "start"].map((key) => said(`purpose.${key}`)),
  ]);
  await tablet.begin(LANGUAGE);
  // The first question also says what stands on the buttons under all of them.
  const ways = ["next", "skip", "back", "stop"].map((key) => said(`item.${key}`));
  for (const [position, item] of QUESTIONNAIRE.items.entries()) {
    const options = isAnswerable(item) ? item.options : [];
    await page.getByRole("heading", { level: 1, name: item.text[LANGUAGE] ?? "" }).waitFor();
    const asked = [item, ...options].map(({ text }) => text[LANGUAGE]);
    expect(await listenToAll(tablet)).toEqual([...asked, ...(position === 0 ? ways : [])]);
    await tablet.answer(LANGUAGE, item.id, options[0]?.code ?? "");
  }
  await tablet.send(LANGUAGE);
});

function keep(page: Page, recording: object): Promise<number> {
  return page.evaluate(async (body) => {
    const headers = { "content-type": "application/json" };
    return (await fetch("/api/recordings", { method: "POST", headers, body: JSON.stringify(body) })).status;
  }, recording);
}

/** Before the page: of each sound that has played to its end, what its bytes are called. */
function noticeSounds(): void {
  const blobs = new Map<string, Blob>();
  const heard: Promise<string>[] = [];
  Object.defineProperty(globalThis, "heard", { value: heard });
  const create = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob: Blob): string => {
    const address = create(blob);
    blobs.set(address, blob);
    return address;
  };
  const nameOf = async (address: string): Promise<string> => {
    const bytes = (await blobs.get(address)?.arrayBuffer()) ?? new ArrayBuffer();
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function playing(this: HTMLMediaElement) {
    const { src } = this;
    this.addEventListener("ended", () => heard.push(nameOf(src)), { once: true });
    return play.call(this);
  };
}

/** Lets the whole screen be read, and gives the texts whose recordings were heard to their end, in their order. */
async function listenToAll(tablet: TabletDriver): Promise<readonly (string | undefined)[]> {
  const { page } = tablet;
  await tablet.button(words(LANGUAGE, "client", "listen.play")).click();
  await tablet.button(words(LANGUAGE, "client", "listen.play")).waitFor();
  const names = await page.evaluate(() => Promise.all((globalThis as unknown as { heard: Promise<string>[] }).heard.splice(0)));
  return names.map((name) => SOUNDS.find(({ sha256 }) => sha256 === name)?.text);
}
