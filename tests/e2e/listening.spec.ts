import { expect, type Page } from "@playwright/test";
import { isAnswerable } from "../../src/domain/questionnaire/document.ts";
import { CLIENT_LANGUAGES } from "../../src/i18n/locales.ts";
import type { Language } from "../../src/kernel/language.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import { type Ear, type FakeVoice, plantSpeech } from "../support/fake-speech.ts";
import { test } from "../support/fixtures.ts";
import type { TabletDriver } from "../support/tablet-driver.ts";
import { words } from "../support/words.ts";

/** Listening to everything, in a real browser whose voices make no sound. */
const INSTALLED: readonly FakeVoice[] = [
  { lang: "sv-SE", local: true },
  { lang: "ar-001", local: true },
];
const ITEMS = builtInQuestionnaire().items;

const heardBy = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (globalThis as unknown as { ear: Ear }).ear.heard.splice(0));
const said = (page: Page): Promise<string | null> => page.evaluate(() => (globalThis as unknown as { ear: Ear }).ear.saying());
const end = (page: Page): Promise<void> => page.evaluate(() => (globalThis as unknown as { ear: Ear }).ear.end());
const listen = (language: Language, key: string): string => words(language, "client", `listen.${key}`);
const loudspeakers = (page: Page, language: Language) =>
  page.getByRole("button", { name: listen(language, "read").replace("{{text}}", "") });

/** Everything that the screen says, from its beginning to its end. */
async function listenToAll(tablet: TabletDriver, language: Language): Promise<string> {
  const { page } = tablet;
  await tablet.button(listen(language, "play")).click();
  const heard: string[] = [];
  while ((await said(page)) !== null) {
    heard.push(...(await heardBy(page)));
    await end(page);
  }
  await tablet.button(listen(language, "play")).waitFor();
  return heard.map((text) => text.replace(/^\S+ /, "")).join(" ");
}

async function atFirstItem(
  tablet: TabletDriver,
  address: string,
  voices: readonly FakeVoice[],
  language: Language,
): Promise<void> {
  await tablet.page.addInitScript(plantSpeech, voices);
  await tablet.joinPractice(address);
  await tablet.startShift();
  await tablet.handOver();
  await tablet.chooseLanguage(language);
  await tablet.begin(language);
  await tablet.page.getByRole("radio").first().waitFor();
}

for (const language of ["sv", "ar"] as const) {
  test(`a whole questionnaire is listened to, question by question, in ${language}; nothing is chosen by it`, async ({
    tablet,
    page,
    server,
  }) => {
    await atFirstItem(tablet, server.tabletAddress, INSTALLED, language);
    for (const item of ITEMS) {
      const options = isAnswerable(item) ? item.options : [];
      await page.getByRole("heading", { level: 1, name: item.text[language] ?? "" }).waitFor();
      const heard = await listenToAll(tablet, language);
      const ways =
        item === ITEMS[0] ? ["next", "skip", "back", "stop"].map((word) => words(language, "client", `item.${word}`)) : [];
      expect(heard).toBe([...[item, ...options].map(({ text }) => text[language]), ...ways].join(" "));
      expect(await page.getByRole("radio", { checked: true }).count()).toBe(0);
      const first = options[0]?.code ?? "";
      await tablet.answer(language, item.id, first);
    }
    await tablet.send(language);
    expect([await said(page), await heardBy(page)]).toEqual([null, []]);
  });
}

test.describe("with a clock that only the test turns", () => {
  test.use({ startsAt: "2026-09-14T08:30:00" });

  test("who listens is there; who has stopped is asked, and what was being read is silent", async ({ tablet, page, server }) => {
    await atFirstItem(tablet, server.tabletAddress, INSTALLED, "sv");
    await tablet.button(listen("sv", "play")).click();
    for (let sentence = 0; sentence < 15; sentence++) {
      await page.clock.runFor(6_000);
      await end(page);
      if ((await said(page)) === null) {
        await tablet.button(listen("sv", "play")).click();
      }
    }
    await expect(page.getByRole("alertdialog")).toHaveCount(0);
    // A voice that never comes to an end is no sign of life: it is given up, and the silence counts.
    await page.clock.runFor(40_000);
    expect(await said(page)).toBeNull();
    for (let time = 0; time < 20 && (await page.getByRole("alertdialog").count()) === 0; time++) {
      await page.clock.runFor(5_000);
    }
    await expect(page.getByRole("alertdialog")).toBeVisible();
    await page.clock.runFor(31_000);
    await tablet.hasEnded("sv", "walked-away");
    expect([await said(page), await heardBy(page)]).toEqual([null, []]);
  });
});

test.describe("whoever is asked whether she is still there", () => {
  test.use({ startsAt: "2026-09-14T08:30:00" });
  const stay = words("sv", "client", "idle.stay");
  const atQuestion = async (tablet: TabletDriver): Promise<void> => {
    await tablet.page.clock.runFor(61_000);
    await expect(tablet.page.getByRole("alertdialog")).toBeVisible();
  };

  test("hears it if she has listened before, and any tap stays", async ({ tablet, page, server }) => {
    await atFirstItem(tablet, server.tabletAddress, INSTALLED, "sv");
    await loudspeakers(page, "sv").nth(1).click();
    await tablet.button(listen("sv", "pause")).click();
    await heardBy(page);
    await atQuestion(tablet);
    expect(await heardBy(page)).toEqual([`sv-SE: ${words("sv", "client", "idle.title")}`]);
    await page.getByRole("heading", { name: words("sv", "client", "idle.title") }).click();
    await expect(page.getByRole("alertdialog")).toHaveCount(0);
    expect([await said(page), await heardBy(page)]).toEqual([null, []]);
  });

  test("can ask to hear it, and has the whole time again; who does not is not spoken to", async ({ tablet, page, server }) => {
    await atFirstItem(tablet, server.tabletAddress, INSTALLED, "sv");
    await atQuestion(tablet);
    expect(await heardBy(page)).toEqual([]);
    await page.clock.runFor(25_000);
    await tablet.button(listen("sv", "play")).click();
    const heard: (string | null)[] = [];
    for (let sentence = 0; sentence < 3; sentence++) {
      heard.push(await said(page));
      await end(page);
    }
    const [title, countdown, button] = heard;
    expect([title, button]).toEqual([words("sv", "client", "idle.title"), stay]);
    expect(countdown).toMatch(/\d/);
    await page.clock.runFor(25_000);
    await expect(page.getByRole("alertdialog")).toBeVisible();
    await page.clock.runFor(6_000);
    await tablet.hasEnded("sv", "walked-away");
    expect([await said(page), await heardBy(page)]).toEqual([null, []]);
  });
});

/** Ten inches, upright and on its side: Android's and an iPad's. */
const TEN_INCHES = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
  { width: 1180, height: 820 },
  { width: 820, height: 1180 },
];

test("what the survey is about never scrolls on ten inches, with all that reads it aloud", async ({ tablet, page, server }) => {
  await page.addInitScript(
    plantSpeech,
    CLIENT_LANGUAGES.map((lang) => ({ lang, local: true })),
  );
  await tablet.joinPractice(server.tabletAddress);
  await tablet.startShift();
  await tablet.handOver();
  for (const language of CLIENT_LANGUAGES) {
    await tablet.chooseLanguage(language);
    await page.getByRole("heading", { level: 1, name: words(language, "client", "purpose.title") }).waitFor();
    for (const tap of [null, "play", "pause"]) {
      if (tap !== null) {
        await tablet.button(listen(language, tap)).click();
      }
      for (const size of TEN_INCHES) {
        await page.setViewportSize(size);
        const scrolls = await page.evaluate(() =>
          [...document.querySelectorAll("main, main *")]
            .filter((part) => /auto|scroll/.test(getComputedStyle(part).overflowY) && part.scrollHeight > part.clientHeight)
            .map((part) => part.scrollHeight - part.clientHeight),
        );
        const yes = await tablet.button(words(language, "client", "purpose.start")).boundingBox();
        expect.soft([language, tap, size, scrolls]).toEqual([language, tap, size, []]);
        expect.soft((yes?.y ?? size.height) + (yes?.height ?? 0)).toBeLessThanOrEqual(size.height);
      }
    }
    await tablet.button(words(language, "client", "language.change")).click();
  }
});

test("the readiness check says which language can't be heard, and what to do about it", async ({ tablet, page, server }) => {
  await page.addInitScript(plantSpeech, INSTALLED);
  await tablet.joinPractice(server.tabletAddress);
  const check = page.locator("[data-check=voices]");
  await expect(check).toHaveAttribute("data-ready", "false");
  await expect(check).toContainText("Soomaali");
  await expect(check).not.toContainText("Svenska");
  await page.evaluate(() =>
    (globalThis as unknown as { ear: Ear }).ear.bring(
      ["sv-SE", "ar-001", "so-SO", "en-GB", "fa-AF"].map((lang) => ({ lang, local: true })),
    ),
  );
  await expect(check).toHaveAttribute("data-ready", "true");
});

test("the assistant takes the tablet back in the middle of a sentence: silence, also for the next client", async ({
  tablet,
  page,
  server,
}) => {
  await atFirstItem(tablet, server.tabletAddress, INSTALLED, "sv");
  await tablet.button(listen("sv", "play")).click();
  expect(await said(page)).not.toBeNull();
  await tablet.openPin("sv");
  await page.getByRole("heading", { name: tablet.staff("pin.title") }).waitFor();
  expect(await said(page)).toBeNull();
  await heardBy(page);
  await tablet.typePin();
  await tablet.button(tablet.staff("outcome.break-off.stopped")).click();
  await tablet.isAtTally();
  await tablet.handOver();
  await tablet.chooseLanguage("ar");
  await tablet.begin("ar");
  await loudspeakers(page, "ar").first().waitFor();
  expect([await said(page), await heardBy(page)]).toEqual([null, []]);
});

test("a language without a voice on the tablet has no loudspeaker, whatever the network could say", async ({
  tablet,
  page,
  server,
}) => {
  await atFirstItem(tablet, server.tabletAddress, [...INSTALLED, { lang: "so-SO", local: false }], "so");
  await expect(loudspeakers(page, "so")).toHaveCount(0);
  await expect(tablet.button(listen("so", "play"))).toHaveCount(0);
  await tablet.button(words("so", "client", "language.change")).click();
  await tablet.chooseLanguage("ar");
  await expect(loudspeakers(page, "ar")).toHaveCount(
    1 + (ITEMS[0] !== undefined && isAnswerable(ITEMS[0]) ? ITEMS[0].options.length : 0),
  );
});
