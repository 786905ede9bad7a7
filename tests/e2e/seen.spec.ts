import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import type { Language } from "../../src/kernel/language.ts";
import { CONTRASTS, TEXT_SIZES } from "../../src/kiosk/sides/client/comfort/comfort.ts";
import { TABLET_LANGUAGES } from "../screenshots/sizes.ts";
import { tourClient } from "../support/client-tour.ts";
import { plantSpeech } from "../support/fake-speech.ts";
import { test } from "../support/fixtures.ts";
import { faintTexts, smallTargets, whatStands } from "../support/looks.ts";

const FEWEST_SCREENS = 30;
/** WCAG 2.2 to AA with all before it, and what axe calls good practice. Target sizes are in none that axe runs unasked. */
const STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Those that how a screen looks can break; all else is the same in every size and theme. */
const OF_LOOKS = ["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable"];
/**
 * Colours are the same in every language: in one of each direction contrast and targets are measured in every size of text, and axe
 * looks in the largest; in the others they are measured in the largest. `npm run prove -- seen` does all of it in every language.
 */
const WHOLE = process.env["STRECK_WHOLE"] !== undefined;
const IN_EVERY_SIZE: readonly Language[] = WHOLE ? TABLET_LANGUAGES : ["sv", "ar"];
/** WCAG 1.4.6, and for large text as for small. */
const CONTRAST = 7;
const TARGET_PX = 64;

for (const language of TABLET_LANGUAGES) {
  const textSizes = IN_EVERY_SIZE.includes(language) ? TEXT_SIZES : (["largest"] as const);
  test(`every client screen in ${language}, in both themes and ${textSizes.length} sizes of text: contrast of 7:1, targets of 64 px, nothing for axe to find`, async ({
    page,
    server,
  }) => {
    // Nothing that is measured is on its way to another colour.
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.addInitScript(
      plantSpeech,
      TABLET_LANGUAGES.map((lang) => ({ lang, local: true })),
    );
    let seen = 0;
    await tourClient(page, server.tabletAddress, language, async (screen) => {
      seen += 1;
      for (const contrast of CONTRASTS) {
        for (const text of textSizes) {
          const there = `${screen}, ${contrast}, ${text}`;
          await wear(page, { contrast, text });
          expect.soft(await whatStands(page, faintTexts, CONTRAST), there).toEqual([]);
          expect.soft(await whatStands(page, smallTargets, TARGET_PX), there).toEqual([]);
          if (WHOLE || (text === "largest" && IN_EVERY_SIZE.includes(language))) {
            expect.soft(await violations(page, text === "largest" ? STANDARD : OF_LOOKS), there).toEqual([]);
          }
        }
      }
      await wear(page, {});
    });
    expect(seen).toBeGreaterThanOrEqual(FEWEST_SCREENS);
  });
}

/** As the client's choice puts it on the page's root, without the sheet that she does it with. */
async function wear(page: Page, looks: { readonly contrast?: string; readonly text?: string }): Promise<void> {
  await page.evaluate(({ contrast, text }) => {
    const { dataset } = document.documentElement;
    delete dataset["contrast"];
    delete dataset["text"];
    Object.assign(dataset, contrast === undefined ? {} : { contrast }, text === undefined ? {} : { text });
  }, looks);
}

/** `asked`: tags or rules of axe's. */
async function violations(page: Page, asked: readonly string[]): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({
      resultTypes: ["violations"],
      runOnly: asked === OF_LOOKS ? { type: "rule", values: [...asked] } : { type: "tag", values: [...asked] },
    })
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`);
}
