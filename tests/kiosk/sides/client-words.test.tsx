import type { Language } from "../../../src/kernel/language.ts";
import "fake-indexeddb/auto";
import { screen, waitFor } from "@testing-library/react";
import { beforeAll, describe, expect, test } from "vitest";
import type { LaterWords } from "../../../src/i18n/later-words.ts";
import type { LoadWords } from "../../../src/kiosk/sides/client/client-words.ts";
import { handOver } from "../../../src/kiosk/tablet/handing-over.ts";
import { choosePin } from "../../../src/kiosk/tablet/pin/choosing-pin.ts";
import { laterWords } from "../../support/later-words.ts";
import { questionnaire, single } from "../../support/questionnaires.ts";
import { words } from "../../support/words.ts";
import { button, type Hands, heading, inHands, say } from "../support/hands.tsx";
import { type TestRound, testRound } from "../support/test-round.ts";
import { workingTablet } from "../support/test-tablet.ts";

const LANGUAGES = ["sv", "so", "ar"];
const so = (key: string): string => words("so", "client", key);

let round: TestRound;

beforeAll(async () => {
  const said = Object.fromEntries(LANGUAGES.map((language) => [language, `Were you here? ${language}`]));
  const item = single("visited", "yes no");
  round = await testRound(
    questionnaire([{ ...item, text: said, options: item.options.map((option) => ({ ...option, text: said })) }], {
      languages: LANGUAGES,
      title: said,
      source: said,
    }),
  );
});

/** Files that come when they are let, language by language; those of Swedish come at once. */
function files() {
  const asked: { readonly language: Language; readonly come: () => void; readonly fail: () => void }[] = [];
  const load: LoadWords = (language) =>
    language === "sv"
      ? Promise.resolve(laterWords(language))
      : new Promise<LaterWords>((resolve, reject) => {
          asked.push({
            language,
            come: () => resolve(laterWords(language)),
            fail: () => reject(new TypeError("Failed to fetch")),
          });
        });
  const of = (language: Language) => asked.filter((one) => one.language === language);
  return { load, of };
}

async function handedOver(loadWords: LoadWords): Promise<Hands> {
  const tablet = (await workingTablet(round)).page();
  await choosePin(tablet, "8305");
  await handOver(tablet, "self");
  return inHands(tablet, { loadWords });
}

const language = (name: RegExp): HTMLElement => screen.getByRole("button", { name });
/** Words that are not there would stand as their keys. */
const expectNoKeys = (): void =>
  expect(document.body.textContent).not.toMatch(/\b(purpose|item|confirm|idle|locked|fault)\.[a-z]/);

describe("the words of a client's language", () => {
  test("are fetched for all languages of the round behind the first screen, and no screen shows without them", async () => {
    const { load, of } = files();
    const { user } = await handedOver(load);
    expect(LANGUAGES.slice(1).map((one) => of(one).length)).toEqual([1, 1]);
    await user.click(language(/^Soomaali/));
    expect(language(/^Soomaali/).getAttribute("aria-current")).toBe("true");
    expectNoKeys();
    of("so").at(-1)?.come();
    await screen.findByRole("heading", { level: 1, name: so("purpose.title") });
    expect(of("so")).toHaveLength(1);
  });

  test("that never come keep nobody: another language is taken meanwhile, and stays when they come after all", async () => {
    const { load, of } = files();
    const { user } = await handedOver(load);
    await user.click(language(/^Soomaali/));
    await user.click(language(/^Svenska/));
    expect(heading(say("purpose.title"))).toBeDefined();
    of("so").at(-1)?.come();
    await Promise.resolve();
    expect(heading(say("purpose.title"))).toBeDefined();
  });

  test("that can't be loaded are said in words of hers that are at hand, with another try", async () => {
    const { load, of } = files();
    const { user } = await handedOver(load);
    await user.click(language(/^Soomaali/));
    of("so").at(-1)?.fail();
    await screen.findByRole("heading", { level: 1, name: so("locked.title") });
    expect(document.documentElement.lang).toBe("so");
    expectNoKeys();
    await user.click(button(so("fault.retry")));
    await waitFor(() => expect(of("so")).toHaveLength(2));
    of("so").at(-1)?.come();
    await screen.findByRole("heading", { level: 1, name: so("purpose.title") });
  });

  test("that can't be loaded in the middle of an interview leave her where she was, in the language that she had", async () => {
    const { load, of } = files();
    const { user } = await handedOver(load);
    await user.click(language(/^Svenska/));
    await user.click(button(say("purpose.start")));
    const [first] = screen.getAllByRole<HTMLInputElement>("radio");
    if (first !== undefined) {
      await user.click(first);
    }
    await user.click(button(say("language.change")));
    await user.click(language(/^Soomaali/));
    of("so").at(-1)?.fail();
    await screen.findByRole("heading", { level: 1, name: so("locked.title") });
    await user.click(button(so("language.change")));
    await user.click(language(/^Svenska/));
    expect(screen.getAllByRole<HTMLInputElement>("radio")[0]?.checked).toBe(true);
    expect(button(say("item.next"))).toBeDefined();
    expectNoKeys();
  });
});
