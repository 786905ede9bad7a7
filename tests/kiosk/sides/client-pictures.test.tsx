import "fake-indexeddb/auto";
import { act, screen } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import type { Item } from "../../../src/domain/questionnaire/document.ts";
import type { RoundSettings } from "../../../src/domain/round/settings.ts";
import { fetchDrawings } from "../../../src/kiosk/browser/drawings-file.ts";
import { clientPictures, type LoadDrawings } from "../../../src/kiosk/sides/client/client-pictures.ts";
import { handOver } from "../../../src/kiosk/tablet/handing-over.ts";
import { choosePin } from "../../../src/kiosk/tablet/pin/choosing-pin.ts";
import type { Drawings } from "../../../src/ui/drawing.ts";
import { questionnaire, scale, texts } from "../../support/questionnaires.ts";
import { button, type Hands, inHands, say } from "../support/hands.tsx";
import { testRound } from "../support/test-round.ts";
import { workingTablet } from "../support/test-tablet.ts";

const WITH_PICTURES = { format: "streck-questionnaire/2", mayIgnore: [] } as const;

const drawings: Drawings = await fetchDrawings(false);
const comeAtOnce: LoadDrawings = async () => drawings;

/** How easy it was, with a door for what it names. */
const doors = (...names: readonly (string | null)[]): Item => {
  const { options, ...item } = scale("contact", "easy+ hard dont-know");
  const pictured = options.map((option, position) => {
    const pictogram = names[position + 1] ?? null;
    return pictogram === null ? option : { ...option, pictogram };
  });
  return { ...item, options: pictured, ...(names[0] === null || names[0] === undefined ? {} : { pictogram: names[0] }) };
};

async function atQuestion(item: Item, loadDrawings: LoadDrawings, settings: Partial<RoundSettings> = {}): Promise<Hands> {
  const round = await testRound(questionnaire([item, scale("second", "easy+ hard")], WITH_PICTURES), settings);
  const tablet = (await workingTablet(round)).page();
  await choosePin(tablet, "8305");
  await handOver(tablet, "self");
  const hands = inHands(tablet, { loadDrawings });
  await hands.user.click(screen.getByRole("button", { name: /^Svenska/ }));
  await hands.user.click(button(say("purpose.start")));
  await screen.findByRole("heading", { level: 1, name: texts("contact")["sv"] ?? "" });
  return hands;
}

const linesIn = (svg: Element | null | undefined): string[] =>
  [...(svg?.querySelectorAll("path") ?? [])].map((path) => path.getAttribute("d") ?? "");
const ofQuestion = (): Element | null | undefined =>
  screen.getByRole("heading", { level: 1 }).parentElement?.querySelector("svg");
const ofOption = (name: string): Element | null | undefined =>
  screen.getByRole("radio", { name }).parentElement?.querySelector(":scope > svg");

describe("the pictures that a questionnaire names", () => {
  test("stand beside question and answers, and add no word to what is read out", async () => {
    await atQuestion(doors("reach", "door-open", "door-shut", "question"), comeAtOnce);
    expect(linesIn(ofQuestion())).toEqual(drawings["reach"]?.lines);
    expect(linesIn(ofOption("easy"))).toEqual(drawings["door-open"]?.lines);
    expect(linesIn(ofOption("hard"))).toEqual(drawings["door-shut"]?.lines);
    for (const drawn of [ofQuestion(), ofOption("easy")]) {
      expect(drawn?.getAttribute("aria-hidden")).toBe("true");
    }
  });

  test("are left out where the app has no such one, and the others and all words stay", async () => {
    await atQuestion(doors("smile", "constructor", "door-shut"), comeAtOnce);
    expect([ofQuestion(), ofOption("easy")]).toEqual([null, null]);
    expect(linesIn(ofOption("hard"))).toEqual(drawings["door-shut"]?.lines);
    expect(ofOption("dont-know")).not.toBeNull();
  });

  test("have their room while they are on their way, and stand there once they have come", async () => {
    let come: (drawings: Drawings) => void = () => undefined;
    await atQuestion(
      doors("reach", "door-open", "door-shut"),
      () =>
        new Promise((resolve) => {
          come = resolve;
        }),
    );
    expect([linesIn(ofQuestion()), linesIn(ofOption("easy"))]).toEqual([[], []]);
    expect(ofOption("easy")).not.toBeNull();
    await act(async () => come(drawings));
    expect(linesIn(ofOption("easy"))).toEqual(drawings["door-open"]?.lines);
  });

  test("are not shown in a round of words alone, nor is anything in their place", async () => {
    const { user } = await atQuestion(doors("reach", "door-open", "door-shut"), comeAtOnce, { pictures: false });
    expect(ofQuestion()).toBeNull();
    expect(["easy", "hard", "dont-know"].map(ofOption)).toEqual([null, null, null]);
    await user.click(button(say("item.skip")));
    expect(["easy", "hard"].map(ofOption)).toEqual([null, null]);
  });

  test("give way to bars where a scale has none of its own", async () => {
    await atQuestion(doors(null), comeAtOnce);
    expect(ofQuestion()).toBeNull();
    expect(ofOption("easy")?.querySelectorAll("rect")).toHaveLength(2);
    expect(ofOption("dont-know")?.querySelectorAll("path").length).toBeGreaterThan(0);
  });

  test("are asked for by turns from what is kept and past it, until they are there", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      let tries = 0;
      const load = vi.fn<LoadDrawings>(async () => {
        if (tries++ < 3) {
          throw new TypeError("Failed to fetch");
        }
        return drawings;
      });
      const pictures = clientPictures(load);
      pictures.keep();
      await vi.runAllTimersAsync();
      expect(pictures.here()).toBe(drawings);
      expect(load.mock.calls).toEqual([[false], [true], [false], [true]]);
    } finally {
      vi.useRealTimers();
    }
  });
});
