import { afterEach, describe, expect, test, vi } from "vitest";
import type { Language } from "../../../src/kernel/language.ts";
import { deviceVoice } from "../../../src/kiosk/browser/device-voice.ts";
import { asLanguage } from "../../support/brands.ts";

type Given = { readonly lang: string; readonly local?: false; readonly default?: true };

afterEach(() => vi.unstubAllGlobals());

/** The tag of the voice that says a text on a tablet with these. */
function saidBy(voices: readonly Given[], language: Language): string | null {
  let said: string | null = null;
  vi.stubGlobal("SpeechSynthesisUtterance", class {});
  vi.stubGlobal("speechSynthesis", {
    getVoices: () => voices.map(({ lang, local, ...more }) => ({ lang, localService: local ?? true, default: false, ...more })),
    cancel: () => undefined,
    speak: ({ voice }: { readonly voice: { readonly lang: string } }) => {
      said = voice.lang;
    },
  });
  const voice = deviceVoice();
  voice.say("سلام", language, 0, () => undefined)();
  expect(voice.speaks(language)).toBe(said !== null);
  return said;
}

describe("the voice of a language", () => {
  const DARI = asLanguage("fa-AF");

  test.each<[wanted: Language, voices: readonly Given[], said: string | null]>([
    ["sv", [{ lang: "en-GB" }, { lang: "sv_SE" }], "sv_SE"],
    ["ar", [{ lang: "ar-001" }, { lang: "ar-SA", default: true }], "ar-SA"],
    ["so", [{ lang: "sv-SE" }], null],
    ["sv", [{ lang: "sv-SE", local: false }], null],
    // As it is spoken where the tag says, also beside the tablet's own choice; else as it is spoken elsewhere.
    [DARI, [{ lang: "fa-IR", default: true }, { lang: "fa_AF" }], "fa_AF"],
    [DARI, [{ lang: "ar-SA" }, { lang: "fa-IR" }], "fa-IR"],
    [DARI, [{ lang: "fa-AF", local: false }, { lang: "ar-SA" }], null],
  ])("of %s among %j is %s", (wanted, voices, said) => {
    expect(saidBy(voices, wanted)).toBe(said);
  });
});
