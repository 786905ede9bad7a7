import { expect, type Locator, type Page } from "@playwright/test";
import { CLIENT_LANGUAGES, localeOf } from "../../src/i18n/locales.ts";
import { inOwnDigits } from "../../src/i18n/numbers.ts";
import type { Language } from "../../src/kernel/language.ts";
import { open, openingKey } from "../../src/sealing/open.ts";
import { testRound } from "../kiosk/support/test-round.ts";
import { joinRound } from "../support/client-tour.ts";
import { EVERY_KIND } from "../support/every-kind.ts";
import { test } from "../support/fixtures.ts";
import { words } from "../support/words.ts";

/** Each kind of item answered in one way only, and what is stored when it is sent: what was chosen, and nothing else. */

test.use({ viewport: { width: 820, height: 1180 }, hasTouch: true });

/** What the tablet holds sealed, opened with the coordinator's key. */
async function storedAnswers(page: Page, { coordinator }: Awaited<ReturnType<typeof testRound>>): Promise<unknown> {
  const items = await page.evaluate(async () => {
    const read = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error("not read"));
      });
    const [{ name = "" } = {}] = await indexedDB.databases();
    const database = await read(indexedDB.open(name));
    const found = await read(database.transaction("items").objectStore("items").getAll());
    database.close();
    return found as { readonly id: string; readonly kind: string; readonly bytes: string }[];
  });
  const sealed = items.filter(({ kind }) => kind === "sealed-answer");
  expect(sealed).toHaveLength(1);
  const opener = await openingKey(coordinator.kid, coordinator.privateKey);
  const opened = await open({ id: sealed[0]?.id ?? "", sealed: sealed[0]?.bytes ?? "" }, opener);
  return opened.ok ? opened.value["answers"] : opened.error;
}

function named(page: Page, language: Language) {
  const say = (key: string): string => words(language, "client", key);
  const option = (id: string, code: string): string => {
    const item = EVERY_KIND.items.find((one) => one.id === id);
    return (item !== undefined && "options" in item && item.options.find((one) => one.code === code)?.text[language]) || "";
  };
  const keys = page.getByRole("group", { name: new RegExp(`^${say("item.keys.keyboard")}:`) });
  return {
    say,
    question: (id: string): Locator =>
      page.getByRole("heading", { level: 1, name: EVERY_KIND.items.find((one) => one.id === id)?.text[language] ?? "" }),
    button: (key: string): Locator => page.getByRole("button", { name: say(key), exact: true }),
    radio: (id: string, code: string): Locator => page.getByRole("radio", { name: option(id, code), exact: true }),
    box: (id: string, code: string): Locator => page.getByRole("checkbox", { name: option(id, code), exact: true }),
    pad: (digit: string): Locator =>
      page
        .getByRole("group", { name: say("item.keys.pad") })
        .getByRole("button", { name: inOwnDigits(digit, language), exact: true }),
    key: (letter: string): Locator => keys.getByRole("button", { name: letter, exact: true }),
    send: page.getByRole("button", { name: new RegExp(`^${say("confirm.send")}`) }),
  };
}

/** On keys that the keyboards of each direction have. */
const WRITTEN = { rtl: "خوب است\n؟", ltr: "hej du\n?" } as const;

for (const language of CLIENT_LANGUAGES) {
  test(`every kind of item in ${language}, by touch alone: what is stored is what was chosen`, async ({ page, server }) => {
    const round = await testRound(EVERY_KIND);
    const tablet = await joinRound(page, server.tabletAddress, round);
    const { question, button, radio, box, pad, key, say, send } = named(page, language);
    await tablet.handOver();
    await tablet.chooseLanguage(language);
    await button("purpose.start").tap();
    await button("item.next").tap();
    await radio("contact", "hard").tap();
    await button("item.next").tap();
    await radio("visits", "yes").tap();
    await button("item.next").tap();
    await box("channels", "phone").tap();
    await box("channels", "none").tap();
    await box("channels", "meeting").tap();
    await box("channels", "letter").tap();
    await button("item.next").tap();
    await pad("1").tap();
    await pad("2").tap();
    await pad("3").tap();
    await button("item.next").tap();
    await question("better").waitFor();
    const text = WRITTEN[localeOf(language).direction];
    for (const letter of text) {
      await key(letter === " " ? say("item.keys.space") : letter === "\n" ? say("item.keys.newLine") : letter).tap();
    }
    await expect(page.getByRole("textbox")).toHaveValue(text);
    await expect(page.getByRole("textbox")).toBeFocused();
    await button("item.next").tap();
    await send.tap();
    await tablet.hasEnded(language, "sent");
    expect(await storedAnswers(page, round)).toEqual({
      contact: { option: "hard" },
      visits: { option: "yes" },
      // None of them cleared the telephone, and the meeting that; and they stand in the questionnaire's order, not in hers.
      channels: { options: ["letter", "meeting"] },
      talks: { number: 12 },
      better: { text },
    });
  });
}

/** From wherever focus is, forwards to this one. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let steps = 0; steps < 150; steps++) {
    if (await wanted.evaluate((one) => one === document.activeElement)) {
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`no way by keyboard to ${wanted.toString()}`);
}

test("every kind of item, by keyboard alone, on the keys of the screen too: what is stored is what was chosen", async ({
  page,
  server,
}) => {
  const round = await testRound(EVERY_KIND);
  const tablet = await joinRound(page, server.tabletAddress, round);
  const { button, radio, box, pad, key, send, question } = named(page, "sv");
  const press = async (wanted: Locator, how = "Enter"): Promise<void> => {
    await tabTo(page, wanted);
    await page.keyboard.press(how);
  };
  await tablet.handOver();
  await tablet.chooseLanguage("sv");
  await press(button("purpose.start"));
  await press(button("item.next"));
  await tabTo(page, radio("contact", "easy"));
  await page.keyboard.press("ArrowDown");
  await expect(radio("contact", "hard")).toBeChecked();
  await press(button("item.next"));
  await press(radio("visits", "yes"), " ");
  await press(button("item.next"));
  await press(box("channels", "letter"), " ");
  await press(box("channels", "dont-know"), " ");
  await expect(box("channels", "letter")).not.toBeChecked();
  await press(button("item.next"));
  await press(pad("1"));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press(" ");
  await press(button("item.next"));
  await question("better").waitFor();
  await press(key("q"));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press(" ");
  // What a key gives besides: with the key that keyboards have for it.
  await tabTo(page, key("ö"));
  await page.keyboard.press("Shift+F10");
  await press(key("ø"));
  await expect(page.getByRole("textbox")).toHaveValue("qwsø");
  // And on the keyboard that stands on the table.
  await tabTo(page, page.getByRole("textbox"));
  await page.keyboard.press("End");
  await page.keyboard.type(" ja");
  await press(button("item.next"));
  await press(send);
  await tablet.hasEnded("sv", "sent");
  expect(await storedAnswers(page, round)).toEqual({
    contact: { option: "hard" },
    visits: { option: "yes" },
    channels: { options: ["dont-know"] },
    talks: { number: 15 },
    better: { text: "qwsø ja" },
  });
});

test("every key is a fingertip large, upright and on its side, in every script", async ({ page, server }) => {
  const tablet = await joinRound(page, server.tabletAddress, await testRound(EVERY_KIND));
  for (const language of ["sv", "ar"] as const) {
    const { button, question } = named(page, language);
    await tablet.handOver();
    await tablet.chooseLanguage(language);
    await button("purpose.start").click();
    await button("item.next").click();
    for (const { id } of EVERY_KIND.items.slice(1)) {
      await question(id).waitFor();
      for (const [width, height] of [
        [768, 1024],
        [1180, 820],
        [1366, 1024],
        [320, 640],
      ] as const) {
        await page.setViewportSize({ width, height });
        const small = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>("main button:not([hidden]), main label")]
            .map((one) => ({ name: one.textContent, box: one.getBoundingClientRect() }))
            .filter(({ box }) => box.width < 63.9 || box.height < 63.9)
            .map(({ name, box }) => `${name} ${box.width} × ${box.height}`),
        );
        expect(small, `${language} ${id} ${width}`).toEqual([]);
      }
      await page.setViewportSize({ width: 820, height: 1180 });
      await button("item.skip").click();
    }
    await tablet.erase(language);
    await tablet.takeBack(language);
  }
});
