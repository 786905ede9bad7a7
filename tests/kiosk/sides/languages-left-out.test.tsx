import "fake-indexeddb/auto";
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../src/domain/round/settings.ts";
import { localeOf } from "../../../src/i18n/locales.ts";
import type { Language } from "../../../src/kernel/language.ts";
import { makePinVerifier } from "../../../src/sealing/pin.ts";
import { asLanguage } from "../../support/brands.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";
import { button, inHands, tell } from "../support/hands.tsx";
import { testRound } from "../support/test-round.ts";
import { pretend, workingTablet } from "../support/test-tablet.ts";

const SOUND = { sha256: "0a".repeat(32), bytes: 1000, milliseconds: 1000 };

/** The line of the readiness check about languages, of a tablet with the built-in questionnaire changed like this. */
async function lineOf(without: { readonly text?: Language; readonly voiced?: readonly Language[] }) {
  const round = await testRound(BUILT_IN);
  const tablet = (await workingTablet(round)).page();
  const { held } = tablet.state();
  if (held.kind !== "verified") {
    throw new Error("the tablet holds no release");
  }
  const [first, ...others] = BUILT_IN.items;
  const { [without.text ?? "none"]: _, ...text } = first?.text ?? {};
  const release = {
    ...held.release,
    ...(first === undefined ? {} : { questionnaire: { ...BUILT_IN, items: [{ ...first, text }, ...others] } }),
    ...(without.voiced === undefined
      ? {}
      : {
          settings: { ...DEFAULT_SETTINGS, needsVoices: true as const },
          sounds: Object.fromEntries(without.voiced.map((language) => [language, { ["0b".repeat(32)]: SOUND }])),
        }),
  };
  pretend(tablet, {
    pin: await makePinVerifier("2749"),
    locked: false,
    shift: null,
    held: { ...held, release: release as typeof held.release },
  });
  inHands(tablet);
  const line = await waitFor(() => {
    const found = document.querySelector<HTMLElement>('[data-check="languages"]');
    if (found === null) {
      throw new Error("not checked yet");
    }
    return found;
  });
  return { ready: line.dataset["ready"], said: (line.textContent ?? "").replace(/[\u2066-\u2069]/g, "") };
}

describe("the readiness check says which languages can't be chosen here, and why", () => {
  test("none, where nothing is missing", async () => {
    expect(await lineOf({})).toEqual({ ready: "true", said: tell("start.check.languages") });
    expect(button(tell("start.start"))).toBeDefined();
  });

  test.each<[Language]>([["so"], [asLanguage("fa-AF")]])(
    "one text is missing in %s: its name, and where the text would stand",
    async (language) => {
      const { ready, said } = await lineOf({ text: language });
      expect(ready).toBe("false");
      const why = tell("start.check.left.incomplete").replace("{{at}}", "contact / text");
      expect(said).toContain(`${localeOf(language).name} (${why})`);
      expect(said).not.toContain(localeOf("ar").name);
      expect(screen.getByRole("button", { name: tell("start.start") })).toBeDefined();
    },
  );

  test("voices are needed and those of Somali are not whole", async () => {
    const { ready, said } = await lineOf({ voiced: BUILT_IN.languages.filter((language) => language !== "so") });
    expect(ready).toBe("false");
    expect(said).toContain(`${localeOf("so").name} (${tell("start.check.left.no-voice")})`);
    expect(said.match(/\(/g)).toHaveLength(1);
  });
});
