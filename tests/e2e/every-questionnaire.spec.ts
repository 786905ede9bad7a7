import { expect, type Locator, type Page } from "@playwright/test";
import { type Answer, type Answers, withAnswer } from "../../src/domain/questionnaire/answers.ts";
import { type AnswerableItem, type Item, isAnswerable } from "../../src/domain/questionnaire/document.ts";
import { applicableItems } from "../../src/domain/questionnaire/routing.ts";
import { CLIENT_LANGUAGES } from "../../src/i18n/locales.ts";
import { formatNumber } from "../../src/i18n/numbers.ts";
import type { Language } from "../../src/kernel/language.ts";
import { sentencesOf } from "../../src/kiosk/browser/sentences.ts";
import { builtInQuestionnaires } from "../../src/server/rounds/built-in.ts";
import { testRound } from "../kiosk/support/test-round.ts";
import { chance } from "../support/chance.ts";
import { keptResponses } from "../support/client-path.ts";
import { joinRound } from "../support/client-tour.ts";
import { EVERY_KIND } from "../support/every-kind.ts";
import { type Ear, plantSpeech } from "../support/fake-speech.ts";
import { test } from "../support/fixtures.ts";
import { words } from "../support/words.ts";

/**
 * Every questionnaire that comes with the product, and one with every kind of item, in every language that it has: by touch
 * alone, by keyboard alone, and listening to all that is said. What is stored is what was chosen, and nothing else.
 * Each questionnaire that comes with the product is played once in each language, the ways in turn, so that each language
 * sees each way; `npm run prove -- every-questionnaire --runs 3` plays each way of each.
 */
const WAYS = ["touch", "keyboard", "listening"] as const;
type Way = (typeof WAYS)[number];

/** Clients for each questionnaire and language. */
const RUNS = Number(process.env["STRECK_RUNS"] ?? 1);

/** `STRECK_SEED` plays the same answers again. */
const SEED = Number(process.env["STRECK_SEED"] ?? Date.now() % 1_000_000);

test.use({ viewport: { width: 820, height: 1180 }, hasTouch: true });

/** One client: how she taps, and what the screen says to her. */
function clientOf(page: Page, language: Language, way: Way) {
  const say = (key: string): string => words(language, "client", key);
  const act = async (wanted: Locator, key = "Enter"): Promise<void> => {
    if (way === "keyboard") {
      await tabTo(page, wanted);
      await page.keyboard.press(key);
    } else {
      await wanted.tap();
    }
  };
  const button = (name: string): Locator => page.getByRole("button", { name, exact: true });
  const text = (said: { readonly text: Readonly<Partial<Record<Language, string>>> }): string => said.text[language] ?? "";

  /** Who listens hears the whole screen before she does anything, and nothing is chosen by that. */
  const hears = async (texts: readonly string[]): Promise<void> => {
    if (way !== "listening") {
      return;
    }
    await button(say("listen.play")).tap();
    const heard = await page.evaluate(() => {
      const ear = (globalThis as unknown as { readonly ear: Ear }).ear;
      while (ear.saying() !== null) {
        ear.end();
      }
      return ear.heard.splice(0);
    });
    const spoken = heard
      .filter((sentence) => sentence.startsWith(`${language}: `))
      .map((sentence) => sentence.slice(language.length + 2));
    expect(spoken).toHaveLength(heard.length);
    for (const sentence of texts.flatMap(sentencesOf)) {
      expect(spoken).toContain(sentence);
    }
    await expect(page.locator("main input:checked")).toHaveCount(0);
  };

  const answers = async (item: Item, given: Answer | null): Promise<void> => {
    await page.getByRole("heading", { level: 1, name: text(item).split("\n")[0] ?? "", exact: true }).waitFor();
    await hears([text(item), ...(isAnswerable(item) ? item.options.map(text) : [])]);
    if (given === null) {
      await act(button(say(item.kind === "information" ? "item.next" : "item.skip")));
      return;
    }
    const role = item.kind === "single" || item.kind === "scale" ? "radio" : "checkbox";
    const codes = "option" in given ? [given.option] : "options" in given ? given.options : [];
    for (const code of codes) {
      await act(page.locator(`main input[type="${role}"][value="${code}"]`), "Space");
    }
    if ("number" in given) {
      await typed([...`${given.number}`], (digit) => formatNumber(Number(digit), language));
    }
    if ("text" in given) {
      await typed([...given.text], (letter) => letter);
    }
    await act(button(say("item.next")));
  };

  /** By finger on the keys of the screen, by keyboard into the field. */
  const typed = async (letters: readonly string[], shown: (letter: string) => string): Promise<void> => {
    if (way === "keyboard") {
      await tabTo(page, page.getByRole("textbox"));
      await page.keyboard.type(letters.join(""));
      return;
    }
    for (const letter of letters) {
      await page
        .locator("main")
        .getByRole("button", { name: shown(letter), exact: true })
        .tap();
    }
  };

  return {
    async choosesLanguage(): Promise<void> {
      const own = page.locator(`main [lang="${language}"] button:not([aria-label])`);
      if (way === "listening") {
        const name = (await own.locator("span").textContent()) ?? "";
        await button(say("listen.read").replace("{{text}}", name)).tap();
        expect(await page.evaluate(() => (globalThis as unknown as { readonly ear: Ear }).ear.saying())).toBe(name);
        await page.evaluate(() => (globalThis as unknown as { readonly ear: Ear }).ear.heard.splice(0));
      }
      await act(own);
    },
    async begins(): Promise<void> {
      await page.getByRole("heading", { level: 1, name: say("purpose.title"), exact: true }).waitFor();
      await hears(["title", "free", "unseen", "money", "more", "sealed", "decline", "start"].map((key) => say(`purpose.${key}`)));
      await act(button(say("purpose.start")));
    },
    answers,
    async sends(): Promise<void> {
      await page.getByRole("heading", { level: 1, name: say("confirm.title"), exact: true }).waitFor();
      await hears(["title", "send", "sendHint", "erase", "eraseHint", "back"].map((key) => say(`confirm.${key}`)));
      await act(page.getByRole("button", { name: new RegExp(`^${say("confirm.send")}`) }));
      await page.getByText(say("ended.sent"), { exact: true }).waitFor();
      await hears([say("ended.sentTitle"), say("ended.sent"), say("ended.handBack")]);
    },
  };
}

/**
 * From wherever focus is to this one, forwards or back, whichever is nearer; one of several radios is reached by arrows, as a
 * keyboard does. The presses are counted ahead, for asking the page after each takes longer than the press; where focus has
 * come is seen each time, and who is not there yet counts again.
 */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let tries = 0; tries < 20; tries++) {
    const way = await wanted.evaluate(wayTo);
    if (way === null) {
      return;
    }
    for (let presses = way.times; presses > 0; presses--) {
      await page.keyboard.press(way.key);
    }
  }
  throw new Error(`no way by keyboard to ${wanted.toString()}`);
}

/** In the page: which key leads to this one, and how many times; null when focus is there. */
function wayTo(wanted: Element): { readonly key: string; readonly times: number } | null {
  const { activeElement: here } = document;
  if (here === wanted || here === null) {
    return here === null ? { key: "Tab", times: 1 } : null;
  }
  const groupOf = (one: Element): string | null => (one instanceof HTMLInputElement && one.type === "radio" ? one.name : null);
  const radios = [...document.querySelectorAll(`input[name="${groupOf(wanted) ?? ""}"]`)];
  if (radios.includes(here)) {
    const steps = radios.indexOf(wanted) - radios.indexOf(here);
    return { key: steps > 0 ? "ArrowDown" : "ArrowUp", times: Math.abs(steps) };
  }
  // All radios of a group are one stop.
  const groups = new Set<string>();
  const stops = [...document.querySelectorAll<HTMLElement>("a[href], button, input, textarea, [tabindex]")].filter((one) => {
    const group = groupOf(one);
    const again = group !== null && groups.has(group);
    groups.add(group ?? "");
    return one.tabIndex >= 0 && !one.matches(":disabled") && one.checkVisibility({ visibilityProperty: true }) && !again;
  });
  const stopOf = (one: Element): Element => stops.find((stop) => groupOf(stop) !== null && groupOf(stop) === groupOf(one)) ?? one;
  const [from, to] = [stopOf(here), stopOf(wanted)];
  const before = (one: Element, other: Element): boolean =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
  const forwards = here === document.body || before(from, to);
  const [first, last] = forwards ? [from, to] : [to, from];
  const between = stops.filter((stop) => before(first, stop) && before(stop, last)).length;
  return { key: forwards ? "Tab" : "Shift+Tab", times: between + 1 };
}

/** So that there is something to send, whatever is skipped. */
function firstAnswer({ options }: AnswerableItem): Answer {
  return { option: options[0]?.code ?? "" };
}

/** Answers that nobody has thought out, one item in eight is skipped; words are of letters that every keyboard has. */
function answersBy(draw: (below: number) => number) {
  return (item: Item, language: Language): Answer | null => {
    if (!isAnswerable(item) || draw(8) === 0) {
      return null;
    }
    const letters = language === "ar" || language === "fa-AF" ? "اسم" : "aom";
    switch (item.kind) {
      case "number":
        return { number: item.minimum + draw(item.maximum - item.minimum + 1) };
      case "text":
        return { text: Array.from({ length: 3 }, () => letters.charAt(draw(letters.length))).join("") };
      case "multiple": {
        const several = item.options.filter(({ exclusive, meaning }) => exclusive !== true && meaning === undefined);
        const first = draw(several.length - 1);
        return { options: several.slice(first, first + 2).map(({ code }) => code) };
      }
      default:
        return { option: item.options[draw(item.options.length)]?.code ?? "" };
    }
  };
}

const DOCUMENTS = [...builtInQuestionnaires(), EVERY_KIND];

test("every kind of item is asked in one of the questionnaires that are played", () => {
  const kinds = new Set(DOCUMENTS.flatMap(({ items }) => items.map(({ kind }) => kind)));
  expect([...kinds].toSorted()).toEqual(["information", "multiple", "number", "scale", "single", "text"]);
});

for (const [position, document] of DOCUMENTS.entries()) {
  const runs = document === EVERY_KIND ? Math.max(RUNS, WAYS.length) : RUNS;
  test(`${document.id} in every language, by touch, by keyboard and by listening: what is stored is what was chosen`, async ({
    page,
    server,
  }) => {
    test.info().annotations.push({ type: "seed", description: `${SEED}` });
    const bytes = chance(SEED);
    const draw = (below: number): number => ((bytes(1)[0] ?? 0) * 256 + (bytes(1)[0] ?? 0)) % below;
    const answerTo = answersBy(draw);
    const round = await testRound(document);
    const languages = CLIENT_LANGUAGES.filter((language) => document.languages.includes(language));
    await page.addInitScript(
      plantSpeech,
      languages.map((lang) => ({ lang, local: true })),
    );
    const tablet = await joinRound(page, server.tabletAddress, round);
    const chosenBy: unknown[] = [];
    for (const [turn, language] of languages.entries()) {
      for (let run = 0; run < runs; run++) {
        const way = WAYS[(position + turn + run) % WAYS.length] ?? "touch";
        const client = clientOf(page, language, way);
        await tablet.handOver();
        await client.choosesLanguage();
        await client.begins();
        const met = new Set<string>();
        let chosen: Answers = {};
        for (;;) {
          const item = applicableItems(document, chosen).find(({ id }) => !met.has(id));
          if (item === undefined) {
            break;
          }
          met.add(item.id);
          const answer = met.size === 1 && isAnswerable(item) ? firstAnswer(item) : answerTo(item, language);
          await client.answers(item, answer);
          chosen = withAnswer(chosen, item.id, answer ?? undefined);
        }
        await client.sends();
        chosenBy.push({ language, mode: way === "listening" ? "listened" : "self", answers: chosen });
        await tablet.takeBack(language);
      }
    }
    const inOrder = (all: readonly unknown[]): readonly unknown[] =>
      all.toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
    expect(inOrder(await keptResponses(page, round)), `seed ${SEED}`).toEqual(inOrder(chosenBy));
    expect(chosenBy).toHaveLength(languages.length * runs);
  });
}
