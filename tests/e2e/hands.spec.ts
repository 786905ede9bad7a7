import { expect, type Locator, type Page } from "@playwright/test";
import type { Language } from "../../src/kernel/language.ts";
import { breakStorage, mendStorage } from "../support/faults.ts";
import { test } from "../support/fixtures.ts";
import { PIN, type TabletDriver } from "../support/tablet-driver.ts";
import { beginning, words } from "../support/words.ts";

/** What real hands do: fingers that tap twice, that rest where a screen changes, and an assistant who comes to help. */
const staff = (key: string): string => words("sv", "assistant", key);
const client = (key: string): string => words("sv", "client", key);

test.use({ startsAt: "2026-09-14T08:30:00" });

test.beforeEach(async ({ tablet, server }) => {
  await tablet.joinPractice(server.tabletAddress);
  await tablet.isReadyOffline();
  await tablet.startShift();
});

type Place = { readonly x: number; readonly y: number };

/** Where it is once it stands still and nothing lies over it, as for somebody who looks before she taps. */
async function middleOf(target: Locator): Promise<Place> {
  await target.tap({ trial: true });
  const box = await target.boundingBox();
  if (box === null) {
    throw new Error("it is not on the screen");
  }
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function touch(page: Page, { x, y }: Place, times = 1): Promise<void> {
  for (let time = 0; time < times; time++) {
    await page.touchscreen.tap(x, y);
  }
}

async function beginsToAnswer(tablet: TabletDriver, language: Language): Promise<void> {
  await tablet.handOver();
  await tablet.chooseLanguage(language);
  await tablet.begin(language);
}

test("a touch that says 'I am still here', anywhere on the cover, changes nothing under it", async ({ page, tablet }) => {
  const { button } = tablet;
  await beginsToAnswer(tablet, "sv");
  await page.getByRole("radio").first().click();
  for (const where of ["button", "corner"] as const) {
    await page.clock.fastForward(61_000);
    const stay = button(client("idle.stay"));
    await stay.waitFor();
    await touch(page, where === "button" ? await middleOf(stay) : { x: 500, y: 640 });
    await expect(stay).toHaveCount(0);
    await expect(page.getByRole("radio", { checked: true })).toHaveValue("very-easy");
    await expect(page.getByRole("radio", { checked: true })).toHaveCount(1);
  }
});

test("a double tap counts once, and chooses nothing on the screen that comes up under the finger", async ({ page, tablet }) => {
  const { button } = tablet;
  await touch(page, await middleOf(button(beginning(staff("tally.no")))), 2);
  await expect(page.getByRole("heading", { name: staff("no.title") })).toBeVisible();
  await touch(page, await middleOf(button(staff("reason.no-time"))), 2);
  await tablet.isAtTally();
  await page.waitForTimeout(600);
  await expect(button(beginning(staff("tally.yes")))).toBeVisible();
  expect((await tablet.figures("shift")).reasons).toEqual({ "no-time": 1 });

  await touch(page, await middleOf(button(beginning(staff("tally.yes")))), 2);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForTimeout(600);
  await expect(page.getByText(client("language.greeting"), { exact: true })).toBeVisible();
  await tablet.chooseLanguage("sv");
  await tablet.takeBackInTheMiddle("sv", "outcome.break-off.stopped");
  expect((await tablet.figures("shift")).counts).toMatchObject({ asked: 2, R: 2 });
});

test("after the PIN pad the client's page is in her language and direction again", async ({ page, tablet }) => {
  const { button } = tablet;
  await beginsToAnswer(tablet, "ar");
  await tablet.openPin("ar");
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
  await button(staff("pin.backToVisitor")).click();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
});

test("an assistant who takes the tablet back from a failed save brings the answers with her, or is told what to do", async ({
  page,
  tablet,
}) => {
  const { button } = tablet;
  await beginsToAnswer(tablet, "sv");
  await tablet.answer("sv", "contact", "very-easy");
  await tablet.stop("sv");
  await breakStorage(page);
  await button(beginning(client("confirm.send"))).click();
  await page.getByRole("heading", { name: client("fault.title") }).waitFor();
  // The PIN itself must be counted on the disk, so nobody comes back before it works again.
  await tablet.openPin("sv");
  await tablet.typePin();
  await expect(page.getByText(staff("pin.storage"))).toBeVisible();
  await button(staff("pin.backToVisitor")).click();
  await expect(page.getByRole("heading", { name: client("fault.title") })).toBeVisible();
  await mendStorage(page);
  await tablet.takeBack("sv");
  expect((await tablet.figures("shift")).counts).toMatchObject({ asked: 1, answered: 1, O: 0 });
  await tablet.sync();
  expect(await tablet.received()).toBe(1);
});

test("what the client's language was stays with her contact when the tablet is taken back in the middle", async ({
  page,
  tablet,
}) => {
  const { button } = tablet;
  await beginsToAnswer(tablet, "so");
  await tablet.takeBackInTheMiddle("so", "outcome.other.called-in");
  await button(staff("figures.languages")).click();
  await expect(page.locator("[data-language=so]")).toBeVisible();
});

test("the word about a stroke that was refused stays until the assistant's next deed, whatever the tablet does by itself", async ({
  page,
  tablet,
}) => {
  const { button } = tablet;
  await breakStorage(page);
  await button(beginning(staff("tally.no"))).click();
  await expect(page.getByRole("alert")).toHaveText(staff("tally.storageFailed.full"));
  await tablet.isAtTally();
  await mendStorage(page);
  await button(staff("state.sync")).click();
  await expect(button(staff("state.sync"))).toBeEnabled();
  await page.clock.fastForward(40_000);
  await expect(page.getByRole("alert")).toHaveText(staff("tally.storageFailed.full"));
  await tablet.noThanks("no-time", null);
  await expect(page.getByRole("alert")).toHaveCount(0);
  expect((await tablet.figures("shift")).counts["asked"]).toBe(1);
});

test("who stops with nothing answered has erased nothing, and larger text ends with her", async ({ page, tablet }) => {
  const { button } = tablet;
  await beginsToAnswer(tablet, "sv");
  const set = async (label: string): Promise<void> => {
    await button(client("textSize")).click();
    await page.getByRole("radio", { name: client(`comfort.${label}`), exact: true }).click();
    await button(client("comfort.done")).click();
  };
  await set("larger");
  await tablet.stop("sv");
  await tablet.erase("sv");
  await set("largest");
  await tablet.takeBack("sv");
  expect(await page.evaluate(() => Object.keys(document.documentElement.dataset))).toEqual(["density"]);
  await tablet.openMenu("marks");
  await expect(page.getByRole("listitem").filter({ hasText: beginning(staff("outcome.break-off.stopped")) })).toBeVisible();
});

test("a language that was noted wrongly is mended alone", async ({ page, tablet }) => {
  const { button } = tablet;
  await tablet.noThanks("no-time", "sv");
  await tablet.openMenu("marks");
  await button(staff("marks.correct")).click();
  await page.locator('button[lang="so"]').click();
  await button(staff("back")).click();
  await button(staff("close")).click();
  await button(staff("figures.languages")).click();
  await expect(page.locator("[data-language=so]")).toBeVisible();
  await expect(page.locator("[data-language=sv]")).toHaveCount(0);
  expect((await tablet.figures("shift")).reasons).toEqual({ "no-time": 1 });
});

test("a page that goes out of sight shows nothing, and one that slept has lost its visitor before anything is painted", async ({
  page,
  tablet,
}) => {
  await page.evaluate(() => {
    const lock = { asked: 0, released: 0 };
    Object.assign(window, { lock });
    const request = async () => {
      lock.asked += 1;
      return { release: async () => void (lock.released += 1) };
    };
    Object.defineProperty(navigator, "wakeLock", { value: { request } });
  });
  const locks = () => page.evaluate(() => (window as unknown as { lock: { asked: number; released: number } }).lock);
  const become = (state: "hidden" | "visible") =>
    page.evaluate((now) => {
      Object.defineProperty(document, "visibilityState", { value: now, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
      // In the same breath: no frame can have been painted since.
      return { opacity: getComputedStyle(document.body).opacity, options: document.querySelectorAll("input[type=radio]").length };
    }, state);

  await beginsToAnswer(tablet, "sv");
  expect(await locks()).toEqual({ asked: 1, released: 0 });
  await page.getByRole("radio").first().click();
  expect((await become("hidden")).opacity).toBe("0");
  // Asleep for half a minute: still hers.
  await page.clock.setSystemTime("2026-09-14T08:30:40");
  expect((await become("visible")).options).toBeGreaterThan(0);
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(1);
  await expect(page.locator("body")).toHaveCSS("opacity", "1");
  expect((await locks()).asked).toBe(2);

  await become("hidden");
  await page.clock.setSystemTime("2026-09-14T09:11:00");
  expect(await become("visible")).toEqual({ opacity: "0", options: 0 });
  await tablet.hasEnded("sv", "walked-away");
  await tablet.takeBack("sv");

  // Kept by the browser for the way back: nothing of it is left, and who comes back gets a fresh page.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  expect(await page.locator("#root").innerHTML()).toBe("");
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await tablet.unlock();
  await tablet.isAtTally();
});

test("the assistant's side locks by itself, at a word and at every start, shows no figures then, and comes back where it was", async ({
  page,
  tablet,
}) => {
  const { button } = tablet;
  const lock = page.getByRole("heading", { name: staff("lock.title"), exact: true });
  const isLocked = async (): Promise<void> => {
    await expect(lock).toBeVisible();
    // Nothing of what lies beneath is on the page, not even unseen.
    await expect(page.locator("[data-count], [data-figure], [data-rate], [data-reason]")).toHaveCount(0);
    await expect(button(beginning(staff("tally.yes")))).toHaveCount(0);
  };
  await tablet.noThanks("no-time", null);
  await page.clock.fastForward(4 * 60_000);
  await tablet.isAtTally();
  await page.clock.fastForward(60_000);
  await isLocked();
  await tablet.typePin("9406");
  await expect(page.getByText(staff("pin.wrong"))).toBeVisible();
  await tablet.unlock();
  expect((await tablet.figures("shift")).counts["asked"]).toBe(1);

  await page.reload();
  await isLocked();
  await tablet.unlock();
  await button(staff("tally.menu")).click();
  await button(staff("lock.now")).click();
  await isLocked();
  await tablet.unlock();
  await expect(page.getByRole("heading", { name: staff("menu.title") })).toBeVisible();
  await page
    .getByRole("group", { name: staff("lock.after") })
    .getByRole("button")
    .first()
    .click();
  await button(staff("close")).click();
  await page.clock.fastForward(61_000);
  await isLocked();
  await tablet.unlock();

  await tablet.openMenu("about");
  await button(staff("about.changePin")).click();
  await expect(page.getByRole("heading", { name: staff("pin.oldTitle") })).toBeVisible();
  await tablet.typePin("9406");
  await expect(page.getByText(staff("pin.wrong"))).toBeVisible();
  await tablet.typePin(PIN);
  await expect(page.getByRole("heading", { name: staff("pin.newTitle") })).toBeVisible();
  await tablet.typePin("1111");
  await expect(page.getByText(staff("pin.guessable"))).toBeVisible();
  await tablet.typePin("4937");
  await tablet.typePin("4937");
  await tablet.isAtTally();

  await tablet.openMenu("end");
  await button(staff("end.confirm")).click();
  await isLocked();
  await expect(button(staff("start.start"))).toHaveCount(0);
  await tablet.typePin("4937");
  await button(staff("start.start")).click();
  await tablet.isAtTally();
});
