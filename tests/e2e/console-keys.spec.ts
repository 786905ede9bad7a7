import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "../support/accessible.ts";
import { test } from "../support/fixtures.ts";

const OTHER_PASSPHRASE = "tio röda bilar kör genom natten sent";
const FORGOTTEN = "den här minns jag helt fel";

test("a forgotten passphrase leads to new keys until a round is published, and to the paper afterwards; what was said of one round stands under no other", async ({
  ownServer: server,
  coordinator,
}) => {
  const { page, say, button } = coordinator;
  const publishes = (passphrase: string): Promise<void> => coordinator.unlock("publish.submit", passphrase);
  const openRound = async (name: string): Promise<void> => {
    await coordinator.open("rounds");
    await page.getByRole("link", { name, exact: true }).click();
  };
  await coordinator.setUp(server);
  const old = await coordinator.makeKeys();
  await coordinator.tryKeyFile(old.keyFile);
  await expect(page.getByText(say("keys.test.worked"))).toBeVisible();
  await expect(page.getByLabel(say("unlock.passphrase"), { exact: true })).toHaveValue("");
  expect(await page.locator('input[type="file"]').evaluate((input: HTMLInputElement) => input.files?.length)).toBe(0);
  await expect(page.getByText(say("keys.blocked"))).toBeVisible();
  await coordinator.tryRecoveryCode(old.recoveryCode);
  await expect(page.getByText(say("keys.ready"))).toBeVisible();
  await coordinator.addSite("Väntrum A");
  await coordinator.makeRound("Första omgången", "Väntrum A");
  await coordinator.makeRound("Andra omgången", "Väntrum A");

  await publishes(FORGOTTEN);
  await expect(page.getByText(say("unlock.forgotten.new-keys"))).toBeVisible();
  await expect(page.getByText(say("unlock.forgotten.recovery"))).toHaveCount(0);
  await coordinator.tryKeyFile(old.keyFile, FORGOTTEN);
  await expect(page.getByText(say("unlock.forgotten.new-keys"))).toBeVisible();

  await button("keys.replace.start").click();
  await expect(page.getByText(say("keys.replace.warning"))).toBeVisible();
  await expectAccessible(page);
  await button("keys.replace.keep").click();
  await expect(page.getByText(say("keys.ready"))).toBeVisible();
  await button("keys.replace.start").click();
  const made = await coordinator.saveNewKeys(OTHER_PASSPHRASE);
  await expect(page.getByText(say("keys.blocked"))).toBeVisible();
  await coordinator.tryKeyFile(old.keyFile);
  await expect(page.getByText(say("unlock.failed.other-key.title"))).toBeVisible();
  await coordinator.tryKeyFile(made.keyFile, OTHER_PASSPHRASE);
  await expect(page.getByText(say("keys.test.worked"))).toBeVisible();
  await coordinator.tryRecoveryCode(old.recoveryCode);
  await expect(page.getByText(say("unlock.failed.other-key.title"))).toBeVisible();
  await coordinator.tryRecoveryCode(made.recoveryCode);
  await expect(page.getByText(say("keys.testRecovery.worked"))).toBeVisible();
  await expect(page.getByLabel(say("unlock.recoveryCode"), { exact: true })).toHaveValue("");

  await openRound("Första omgången");
  await coordinator.publish(OTHER_PASSPHRASE);
  await openRound("Andra omgången");
  await publishes(FORGOTTEN);
  await expect(page.getByText(say("unlock.forgotten.none"))).toBeVisible();
  await coordinator.publish(OTHER_PASSPHRASE);
  await coordinator.tryKeyFile(made.keyFile, FORGOTTEN);
  await expect(page.getByText(say("unlock.forgotten.none"))).toBeVisible();
  await expect(button("keys.replace.start")).toHaveCount(0);

  await coordinator.open("export");
  await button("export.sealed.button").click();
  await expect(page.getByText(say("batches.none"))).toBeVisible();
  await page.getByLabel(say("common.round"), { exact: true }).selectOption({ index: 1 });
  await expect(page.getByText(say("batches.none"))).toHaveCount(0);
});

test("what can't be read or made is said, and can be tried again", async ({ server, coordinator }) => {
  const { page, say, button } = coordinator;
  await coordinator.enterPractice(server.consoleAddress);
  await coordinator.open("results");
  await page.getByLabel(say("unlock.sources.file.label")).check();
  await page.locator('input[type="file"]').setInputFiles({
    name: "streck-nyckel.json",
    mimeType: "application/json",
    buffer: readFileSync(join(import.meta.dirname, "../../package.json")),
  });
  await button("unlock.usePractice").click();
  await withBroken(page, "file", async () => {
    await button("open.submit").click();
    await expect(page.getByText(say("unlock.unreadableFile"))).toBeVisible();
  });
  await button("open.submit").click();
  await expect(page.getByText(say("unlock.failed.not-a-key-file.title"))).toBeVisible();

  await page.getByLabel(say("unlock.sources.recovery.label")).check();
  await page.getByLabel(say("unlock.recoveryCode"), { exact: true }).fill("7".repeat(56));
  await withBroken(page, "hash", async () => {
    await button("open.submit").click();
    await expect(page.getByText(say("problems.unexpected"))).toBeVisible();
  });
  await button("open.submit").click();
  await expect(page.getByText(say("unlock.failed.not-a-recovery-code.title"))).toBeVisible();

  await page.getByLabel(say("unlock.sources.kept.label")).check();
  await page.getByLabel(say("unlock.passphrase"), { exact: true }).fill(FORGOTTEN);
  await button("open.submit").click();
  await expect(page.getByText(say("unlock.forgotten.recovery"))).toBeVisible();
  await coordinator.openAnswers();
  await withBroken(page, "hash", async () => {
    await coordinator.open("export");
    await button("export.make").click();
    await expect(page.getByText(say("problems.unexpected"))).toBeVisible();
  });
  await button("export.make").click();
  await expect(page.locator('[data-file="workbook"]')).toBeVisible();
});

test("keys that the browser can't make are no endless wait, and made ones lie open for half an hour at most", async ({
  server,
  coordinator,
}) => {
  const { page, say, button } = coordinator;
  await page.clock.install();
  // The practice organisation has keys: as one without would see it, from the first screen on.
  await page.route("**/api/keys", (route) => route.fulfill({ json: { keys: null } }));
  await coordinator.enterPractice(server.consoleAddress);
  await coordinator.open("keys");
  await page.getByLabel(say("keys.make.kept")).check();
  await withBroken(page, "making", async () => {
    await button("keys.make.submit").click();
    await expect(page.getByText(say("problems.unexpected"))).toBeVisible();
  });
  await button("keys.make.submit").click();
  await expect(page.getByTestId("recovery-code")).toBeVisible();

  // Left alone for half an hour: neither the code nor the passphrase is there for whoever comes by.
  await page.clock.fastForward(29 * 60_000);
  await expect(page.getByTestId("recovery-code")).toBeVisible();
  await page.clock.fastForward(2 * 60_000);
  await expect(page.getByText(say("keys.make.forgotten"))).toBeVisible();
  await expect(page.getByTestId("recovery-code")).toHaveCount(0);
  await button("keys.make.own").click();
  await page.getByLabel(say("keys.make.passphrase"), { exact: true }).fill(OTHER_PASSPHRASE);
  await page.clock.fastForward(31 * 60_000);
  await expect(page.getByTestId("made-passphrase")).toBeVisible();
  await button("keys.make.own").click();
  await expect(page.getByLabel(say("keys.make.passphrase"), { exact: true })).toHaveValue("");
});

type Broken = "file" | "hash" | "making";

/** Work while one thing of the browser throws, as a removed stick or a lacking algorithm makes it. */
async function withBroken(page: Page, what: Broken, work: () => Promise<void>): Promise<void> {
  await page.evaluate((broken) => {
    const [owner, name] = (
      {
        file: [Blob.prototype, "text"],
        hash: [SubtleCrypto.prototype, "digest"],
        making: [SubtleCrypto.prototype, "generateKey"],
      } as const
    )[broken];
    const whole: unknown = Reflect.get(owner, name);
    Reflect.set(owner, name, () => Promise.reject(new DOMException("gone", "NotReadableError")));
    Reflect.set(globalThis, "mend", () => Reflect.set(owner, name, whole));
  }, what);
  await work();
  await page.evaluate(() => (Reflect.get(globalThis, "mend") as () => void)());
}
