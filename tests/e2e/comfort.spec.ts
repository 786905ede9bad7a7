import { expect, type Page } from "@playwright/test";
import type { Language } from "../../src/kernel/language.ts";
import { testRound } from "../kiosk/support/test-round.ts";
import { joinRound } from "../support/client-tour.ts";
import { EVERY_KIND } from "../support/every-kind.ts";
import { plantSpeech } from "../support/fake-speech.ts";
import { test } from "../support/fixtures.ts";
import type { TabletDriver } from "../support/tablet-driver.ts";
import { words } from "../support/words.ts";

/** As far as a thumb comes from the edge that the hand holds, on a tablet of ten inches. */
const REACH_PX = 420;
const PREFERRED = [
  ["contrast", { contrast: "more" }, "rgb(255, 255, 255)", "rgb(0, 0, 0)"],
  ["nothing", {}, "rgb(250, 246, 239)", "rgb(23, 36, 43)"],
] as const;

async function withClient(page: Page, address: string, language: Language): Promise<TabletDriver> {
  await page.addInitScript(
    plantSpeech,
    ["sv", "ar", "so"].map((lang) => ({ lang, local: true })),
  );
  const tablet = await joinRound(page, address, await testRound(EVERY_KIND));
  await tablet.handOver();
  await tablet.chooseLanguage(language);
  return tablet;
}

async function sets(page: Page, language: Language, ...choices: readonly string[]): Promise<void> {
  const button = (key: string) => page.getByRole("button", { name: words(language, "client", key), exact: true });
  await button("textSize").click();
  for (const choice of choices) {
    await page.getByRole("radio", { name: words(language, "client", `comfort.${choice}`), exact: true }).click();
  }
  await button("comfort.done").click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

const worn = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.entries(document.documentElement.dataset).map(([name, value]) => `${name}=${value}`));

for (const [asked, media, paper, ink] of PREFERRED) {
  test(`a tablet that is set to ${asked} is so from the first frame on, before any code has run`, async ({ page, server }) => {
    await page.emulateMedia(media);
    await page.route("**/assets/*.js", (route) => route.abort());
    await page.goto(server.tabletAddress);
    await page.locator("[data-first-frame]").waitFor();
    await expect(page.locator("html")).toHaveCSS("background-color", paper);
    await expect(page.locator("html")).toHaveCSS("color", ink);
  });
}

test("nothing moves for who wants nothing to move, and filled things stay filled in the system's own colours", async ({
  page,
  server,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const tablet = await withClient(page, server.tabletAddress, "sv");
  await tablet.begin("sv");
  const moving = (): Promise<number> =>
    page.evaluate(
      () =>
        [...document.querySelectorAll("*")].filter((one) => {
          const { animationName, transitionDuration } = getComputedStyle(one);
          return animationName !== "none" || !/^(0s(, )?)+$/.test(transitionDuration);
        }).length,
    );
  expect(await moving()).toBe(0);
  await tablet.button(words("sv", "client", "item.next")).click();
  await page.getByRole("radio").first().click();
  await page.emulateMedia({ forcedColors: "active" });
  const looks = await page.evaluate(() => {
    const ground = (selector: string) => getComputedStyle(document.querySelector(selector) as Element).backgroundColor;
    return {
      chosen: ground("label:has(input:checked)"),
      other: ground("label:has(input:not(:checked))"),
      done: ground("[role=img] i:first-child"),
      coming: ground("[role=img] i:last-child"),
    };
  });
  expect(looks.chosen).not.toBe(looks.other);
  expect(looks.done).not.toBe(looks.coming);
});

test("what a client sets goes with her to the thanks, in every language, and no trace of it to the next one", async ({
  page,
  server,
}) => {
  const tablet = await withClient(page, server.tabletAddress, "sv");
  await sets(page, "sv", "largest", "more", "left");
  await tablet.begin("sv");
  const hers = ["density=tablet", "text=largest", "contrast=more", "hand=left"];
  expect((await worn(page)).toSorted()).toEqual(hers.toSorted());
  await tablet.button(words("sv", "client", "language.change")).click();
  await tablet.chooseLanguage("ar");
  expect((await worn(page)).toSorted()).toEqual(hers.toSorted());
  await tablet.button(words("ar", "client", "item.next")).click();
  await page.getByRole("radio").first().click();
  await tablet.stop("ar");
  await tablet.send("ar");
  expect((await worn(page)).toSorted()).toEqual(hers.toSorted());
  await expect(page.locator("html")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  const kept = (): Promise<string> =>
    page.evaluate(() => JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)]));
  expect(await kept()).not.toContain("largest");
  await tablet.takeBack("ar");
  expect(await worn(page)).toEqual(["density=tablet"]);
  await tablet.handOver();
  await tablet.chooseLanguage("sv");
  expect(await worn(page)).toEqual(["density=tablet"]);
  expect(await page.evaluate(() => document.documentElement.getAttribute("style") ?? "")).toBe("");

  // Who walks away takes it along, and so does who is interrupted.
  await sets(page, "sv", "largest", "more", "right");
  await tablet.walkAway("sv");
  expect(await worn(page)).toEqual(["density=tablet"]);
  await tablet.takeBack("sv");
  await tablet.handOver();
  await tablet.chooseLanguage("sv");
  await sets(page, "sv", "larger");
  await page.reload();
  await page.getByText(words("sv", "client", "interrupted.text")).waitFor();
  expect(await worn(page)).toEqual(["density=tablet"]);
  expect(await kept()).not.toContain("larger");
});

for (const language of ["sv", "ar"] as const) {
  test(`a hand that holds the tablet reaches what matters, whichever it is, in ${language}`, async ({ page, server }) => {
    const tablet = await withClient(page, server.tabletAddress, language);
    const client = (key: string): string => words(language, "client", key);
    const far = async (hand: string, names: readonly string[]): Promise<string[]> => {
      const found: string[] = [];
      for (const [width, height] of [
        [800, 1280],
        [1280, 800],
        [1366, 1024],
      ] as const) {
        await page.setViewportSize({ width, height });
        const places = await page.evaluate(
          ({ side, wanted }) => {
            const from = (box: DOMRect) =>
              side === "left" ? { near: box.left, far: box.right } : { near: innerWidth - box.right, far: innerWidth - box.left };
            const named = [...document.querySelectorAll("button")].filter((one) => wanted.includes(one.textContent ?? ""));
            const speakers = [...document.querySelectorAll("main [data-scroll-region] button")].filter(
              (one) => one.textContent === "" && !one.hasAttribute("data-more"),
            );
            const cards = [...document.querySelectorAll("label:has(input)")];
            return [
              ...[...named, ...speakers].map(
                (one) => [one.textContent || "speaker", from(one.getBoundingClientRect()).far] as const,
              ),
              // Of a card a part is enough.
              ...cards.map((one) => [one.textContent ?? "", from(one.getBoundingClientRect()).near + 64] as const),
            ];
          },
          { side: hand, wanted: [...names] },
        );
        expect(places.filter(([name]) => names.includes(name))).toHaveLength(names.length);
        found.push(
          ...places
            .filter(([, at]) => at > REACH_PX)
            .map(([name, at]) => `${hand}, ${width}×${height}: ${name} at ${Math.round(at)}`),
        );
      }
      return found;
    };
    for (const hand of ["left", "right"] as const) {
      await sets(page, language, hand);
      expect(await far(hand, [])).toEqual([]);
      await tablet.begin(language);
      const [next, skip] = [client("item.next"), client("item.skip")];
      expect(await far(hand, [next])).toEqual([]);
      await tablet.button(next).click();
      await page.getByRole("radio").first().waitFor();
      expect(await far(hand, [next, skip])).toEqual([]);
      await tablet.button(client("item.back")).click();
      await tablet.button(client("item.back")).click();
    }
  });
}

test("a tap on an option shows in the next frame, at each size of text and in each of the colours", async ({ page, server }) => {
  const tablet = await withClient(page, server.tabletAddress, "sv");
  await tablet.begin("sv");
  await tablet.button(words("sv", "client", "item.next")).click();
  await page.getByRole("radio").first().waitFor();
  for (const contrast of ["plain", "more"] as const) {
    for (const text of ["normal", "larger", "largest"] as const) {
      await sets(page, "sv", contrast, text);
      const shown = await page.evaluate(async () => {
        const { realFrames } = globalThis as unknown as { realFrames: typeof requestAnimationFrame };
        const frame = (): Promise<unknown> => new Promise((resolve) => realFrames(resolve));
        const [first, second] = [...document.querySelectorAll<HTMLInputElement>("main input[type=radio]")];
        const input = (first?.checked === true ? second : first) as HTMLInputElement;
        const label = input.closest("label") as HTMLElement;
        await frame();
        const before = getComputedStyle(label).backgroundColor;
        input.click();
        await frame();
        const probe = document.createElement("i");
        probe.style.color = "var(--primary)";
        document.body.append(probe);
        const primary = getComputedStyle(probe).color;
        probe.remove();
        return { before, after: getComputedStyle(label).backgroundColor, primary };
      });
      expect(shown.after, `${contrast}, ${text}`).toBe(shown.primary);
      expect(shown.before, `${contrast}, ${text}`).not.toBe(shown.primary);
    }
  }
});
