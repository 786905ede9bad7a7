import { expect, type Locator, type Page } from "@playwright/test";
import { CLIENT_LANGUAGES } from "../../src/i18n/locales.ts";
import { builtInQuestionnaire } from "../support/built-in-questionnaire.ts";
import { putRecord } from "../support/faults.ts";
import { testOnDisk as test } from "../support/fixtures.ts";
import { tabletDriver } from "../support/tablet-driver.ts";
import { words } from "../support/words.ts";

/** Whatever lies in the tablet's database, and whatever throws: words on the screen, and what is kept leaves. */
const staff = (key: string): string => words("sv", "assistant", key);
const client = (key: string): string => words("sv", "client", key);

test.beforeEach(async ({ tablet, server }) => {
  await tablet.joinPractice(server.tabletAddress);
  await tablet.startShift();
});

const headingOf = (page: Page, name: string): Locator => page.getByRole("heading", { name, exact: true });

async function expectLocked(page: Page): Promise<void> {
  await expect(headingOf(page, client("locked.title"))).toBeVisible();
  for (const language of CLIENT_LANGUAGES) {
    await expect(page.getByText(words(language, "client", "locked.text"))).toBeVisible();
  }
  await expect(page.getByLabel(staff("enrol.code"))).toBeHidden();
  await expect(page.getByRole("button", { name: staff("start.start") })).toBeHidden();
}

test("a record that can't be read is a locked screen with words; the PIN leads on, and what is kept has left", async ({
  context,
  page,
  tablet,
}) => {
  await context.setOffline(true);
  await tablet.noThanks("no-time", null);
  await putRecord(page, "handOver", {});
  await page.reload();
  await expectLocked(page);

  await context.setOffline(false);
  await page.reload();
  await expectLocked(page);
  // Before anybody unlocks anything.
  await expect.poll(() => recordOf(page, "outbox")).toMatchObject({ marksPending: 0 });
  await tablet.openPin("sv");
  await tablet.typePin();
  await page.getByRole("button", { name: staff("locked.goOn") }).click();
  await tablet.isAtTally();

  await putRecord(page, "pin", { salt: 7 });
  await page.reload();
  await expectLocked(page);
  for (let taps = 0; taps < 5; taps++) {
    await page.getByRole("button", { name: client("staff") }).click();
  }
  await expect(page.getByLabel(staff("enrol.code"))).toBeVisible();
  await expect(page.getByText(staff("locked.why.pin"))).toBeVisible();
});

test("whatever throws, there are words: in a screen, before the first screen, and for a database of a newer version", async ({
  context,
  page: working,
  tablet: before,
  server,
}) => {
  await before.noThanks("no-time", null);
  const page = await context.newPage();
  await working.close();
  const tablet = tabletDriver(page, builtInQuestionnaire());
  await page.addInitScript(() => {
    const { sessionStorage: storage } = globalThis;
    const fault = new URLSearchParams(location.search).get("fault");
    if (fault === "screen") {
      Intl.NumberFormat = (() => {
        throw new Error("broken");
      }) as unknown as typeof Intl.NumberFormat;
    }
    if (fault === "module") {
      Object.defineProperty(navigator, "languages", {
        get: () => {
          throw new Error(`broken ${storage.length}`);
        },
      });
    }
    if (fault === "start") {
      navigator.locks.request = () => {
        throw new Error("broken");
      };
    }
  });
  for (const fault of ["screen", "start", "module"]) {
    await page.goto(`${server.tabletAddress}/?fault=${fault}`);
    if (fault === "screen") {
      await tablet.unlock();
    }
    await expect(headingOf(page, staff("crashed.title"))).toBeVisible();
    // The words that need none of the app are for when there is no app yet: on a screen that throws, one of its own stands.
    await expect(page.locator(".first-aid"), fault).toHaveCount(fault === "module" ? 1 : 0);
  }
  await expect(page.getByText(words("so", "client", "locked.text"))).toBeVisible();

  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open("streck", 99);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
  );
  await page.goto(server.tabletAddress);
  await expect(headingOf(page, staff("newerData.title"))).toBeVisible();
});

function recordOf(page: Page, name: string): Promise<unknown> {
  return page.evaluate(
    (single) =>
      new Promise((resolve) => {
        const opening = indexedDB.open("streck");
        opening.onsuccess = () => {
          const asked = opening.result.transaction("singles").objectStore("singles").get(single);
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result?.value);
          };
        };
      }),
    name,
  );
}
