import { expect, type Page } from "@playwright/test";
import { LOCALES } from "../../src/i18n/locales.ts";
import type { Language } from "../../src/kernel/language.ts";
import { tourClient } from "../support/client-tour.ts";
import { plantSpeech } from "../support/fake-speech.ts";
import { test } from "../support/fixtures.ts";
import { LONG_QUESTIONNAIRE } from "../support/long-questionnaire.ts";
import { LARGEST, measureEverywhere } from "../support/measure-screen.ts";
import { pseudoQuestionnaire, speakPseudo, unsigned } from "../support/pseudo-words.ts";

const FEWEST_SCREENS = 30;
/** A tablet of ten inches, held upright and across. */
const TEN_INCHES = [
  [800, 1280],
  [1280, 800],
] as const;
/** What is nobody's to translate: an organisation, and what each language calls itself. */
const NAMES = ["Provkommunen", ...LOCALES.map(({ name }) => name)];

// Its files would reach the page past the test.
test.use({ serviceWorkers: "block" });

for (const [direction, language] of [
  ["left to right", "en"],
  ["right to left", "ar"],
] as const) {
  test(`every client screen in words that are four tenths longer, from ${direction}, in the largest text: nothing cut, nothing over another, nothing untranslated`, async ({
    page,
    server,
  }) => {
    await page.addInitScript(plantSpeech, [{ lang: language, local: true }]);
    const stop = await speakPseudo(page, language);
    let seen = 0;
    try {
      await tourClient(
        page,
        server.tabletAddress,
        language,
        async (screen) => {
          seen += 1;
          expect.soft(await untranslated(page, language), screen).toEqual([]);
          expect.soft(await page.evaluate(cutAbove, LARGEST), screen).toEqual([]);
          expect.soft(await measureEverywhere(page, screen, { sizes: TEN_INCHES, textSizes: [LARGEST] }), screen).toEqual([]);
        },
        pseudoQuestionnaire(LONG_QUESTIONNAIRE, language),
      );
    } finally {
      stop();
    }
    expect(seen).toBeGreaterThanOrEqual(FEWEST_SCREENS);
  });
}

/** Words on the screen, seen or only heard, that have not been made longer. Those of another language say so; letters on keys and in pictures are none. */
async function untranslated(page: Page, language: Language): Promise<string[]> {
  let texts: readonly string[] = [];
  // The words of a language come after its first screen.
  await expect
    .poll(async () => {
      texts = await textsShown(page, language);
      return texts.some((text) => text.startsWith("["));
    })
    .toBe(true);
  return texts.flatMap(unsigned).filter((word) => !NAMES.includes(word));
}

function textsShown(page: Page, language: Language): Promise<string[]> {
  return page.evaluate((here) => {
    const said: (readonly [of: Element | null, text: string | null])[] = [...document.querySelectorAll("[aria-label]")].map(
      (of) => [of, of.getAttribute("aria-label")],
    );
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      said.push([node.parentElement, node.textContent]);
    }
    return said.flatMap(([of, text]) =>
      of?.checkVisibility() === true &&
      of.closest("[lang]")?.getAttribute("lang") === here &&
      of.closest("[aria-hidden=true], [data-letter]") === null
        ? [text ?? ""]
        : [],
    );
  }, language);
}

/** Runs in the page: texts whose signs over the letters rise above the edge of the part that they begin. Of lines alone that can't be told. */
function cutAbove(textSize: number): string[] {
  const SLACK = 0.5;
  const root = document.documentElement;
  root.style.fontSize = `${textSize}%`;
  const drawing = document.createElement("canvas").getContext("2d");
  const walker = document.createTreeWalker(document.querySelector("dialog[open]") ?? document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const of = node.parentElement;
    const text = (node.textContent ?? "").trim();
    const region = of?.closest("[data-scroll-region]");
    const range = document.createRange();
    range.selectNodeContents(node);
    const [line] = range.getClientRects();
    if (
      drawing === null ||
      of === null ||
      line === undefined ||
      region === null ||
      region === undefined ||
      region.scrollTop > 0 ||
      text === ""
    ) {
      continue;
    }
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(of);
    drawing.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    const { fontBoundingBoxAscent, actualBoundingBoxAscent } = drawing.measureText(text);
    const above = region.getBoundingClientRect().top - (line.top + fontBoundingBoxAscent - actualBoundingBoxAscent);
    if (above > SLACK) {
      found.push(`${text.slice(0, 30)} by ${above.toFixed(1)} px`);
    }
  }
  root.style.fontSize = "";
  return found;
}
