import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { kioskTranslator } from "../../../src/kiosk/parts/resources.ts";
import { clientWords, type LoadWords } from "../../../src/kiosk/sides/client/client-words.ts";
import { laterWords } from "../../support/later-words.ts";
import { words } from "../../support/words.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function failing(times: number) {
  let left = times;
  return vi.fn<LoadWords>(async (language) => {
    left--;
    if (left >= 0) {
      throw new TypeError("Failed to fetch");
    }
    return laterWords(language);
  });
}

describe("the words of a language", () => {
  test("join those that are at hand, once, and whoever shows screens hears of it", async () => {
    const translator = kioskTranslator();
    const load = failing(0);
    const known = clientWords(translator, load);
    const heard = vi.fn<() => void>();
    known.subscribe(heard);
    const t = translator.getFixedT("ar", "client");
    expect(t("ended.sent")).toBe(words("ar", "client", "ended.sent"));
    expect(t("purpose.start")).toBe("purpose.start");
    expect(await Promise.all([known.bring("ar"), known.bring("ar")])).toEqual([true, true]);
    expect(t("purpose.start")).toBe(words("ar", "client", "purpose.start"));
    expect(t("ended.sent")).toBe(words("ar", "client", "ended.sent"));
    expect([known.here(), heard.mock.calls.length, load.mock.calls.length]).toEqual([["ar"], 1, 1]);
  });

  test("are asked for by turns from what is kept and past it: either may be what fails", async () => {
    const load = failing(3);
    const known = clientWords(kioskTranslator(), load);
    for (const came of [false, false, false, true, true]) {
      expect(await known.bring("so")).toBe(came);
    }
    expect(load.mock.calls).toEqual([
      ["so", false],
      ["so", true],
      ["so", false],
      ["so", true],
    ]);
  });

  test("are asked for behind the screens until they are there, each language by itself", async () => {
    const load = failing(4);
    const known = clientWords(kioskTranslator(), load);
    known.keep(["sv", "ar"]);
    known.keep(["ar", "so"]);
    await vi.runAllTimersAsync();
    expect([...known.here()].toSorted()).toEqual(["ar", "so", "sv"]);
    expect(load).toHaveBeenCalledTimes(7);
  });
});
