import { expect } from "@playwright/test";
import { CLIENT_LANGUAGES } from "../../src/i18n/locales.ts";
import { test } from "../support/fixtures.ts";
import { words } from "../support/words.ts";

const client = (key: string): string => words("sv", "client", key);

test.use({ serviceWorkers: "block" });

test("a client whose page could not load what seals loses nothing: she is told, and it is tried again", async ({
  page,
  server,
  tablet,
}) => {
  await tablet.joinPractice(server.tabletAddress);
  await tablet.startShift();
  await tablet.handOver();
  // Hers from now on, also after a fresh page.
  await page
    .getByRole("button", { name: client("language.greeting") })
    .first()
    .waitFor();
  let missing = 0;
  await page.route("**/assets/behind-*.js", async (route) => {
    missing++;
    await route.abort();
  });
  await page.reload();
  await page
    .getByRole("button", { name: client("interrupted.again") })
    .first()
    .click();
  await tablet.chooseLanguage("sv");
  await tablet.begin("sv");
  await page.getByRole("radio").first().click();
  await tablet.stop("sv");
  await page.getByRole("button", { name: client("confirm.send") }).click();
  await expect(page.getByRole("heading", { level: 1, name: client("fault.title") })).toBeVisible();
  expect(missing).toBeGreaterThan(1);

  await page.unrouteAll();
  await page.getByRole("button", { name: client("fault.retry") }).click();
  await tablet.hasEnded("sv", "sent");
  await tablet.takeBack("sv");
  expect(await tablet.figures("shift")).toMatchObject({ counts: { asked: 1, answered: 1 } });
});

test("words that don't come keep no client: what is said is in her language, she may try again, or take one that is there", async ({
  page,
  server,
  tablet,
}) => {
  await tablet.joinPractice(server.tabletAddress);
  await tablet.startShift();
  await page.route("**/assets/words-so-*.json*", (route) => route.abort());
  await page.route("**/assets/words-ar-*.json*", (route) => route.fulfill({ body: "{", contentType: "application/json" }));
  await page.reload();
  await tablet.unlock();
  await tablet.handOver();
  for (const language of ["so", "ar"] as const) {
    await tablet.chooseLanguage(language);
    await expect(page.getByRole("heading", { level: 1, name: words(language, "client", "locked.title") })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await tablet.button(words(language, "client", "fault.retry")).click();
    await expect(page.getByText(words(language, "client", "locked.text"))).toBeVisible();
    await tablet.button(words(language, "client", "language.change")).click();
  }
  await tablet.chooseLanguage("sv");
  await tablet.begin("sv");
  await expect(page.getByRole("radio").first()).toBeVisible();

  await page.unrouteAll();
  await tablet.button(client("language.change")).click();
  await tablet.chooseLanguage("ar");
  await expect(tablet.button(words("ar", "client", "item.stop"))).toBeVisible();
});

test("the words of every language of the round are there behind the first screen: no client needs the network for them", async ({
  context,
  page,
  server,
  tablet,
}) => {
  const came = CLIENT_LANGUAGES.map((language) =>
    page.waitForResponse((reply) => reply.url().includes(`/assets/words-${language}-`)),
  );
  await tablet.joinPractice(server.tabletAddress);
  await tablet.startShift();
  for (const reply of await Promise.all(came)) {
    await reply.finished();
  }
  await context.setOffline(true);
  await tablet.handOver();
  for (const language of CLIENT_LANGUAGES) {
    await tablet.chooseLanguage(language);
    await expect(tablet.button(words(language, "client", "purpose.start"))).toBeVisible();
    await tablet.button(words(language, "client", "language.change")).click();
  }
});
