import "fake-indexeddb/auto";
import { screen, waitFor, within } from "@testing-library/react";
import { beforeAll, describe, expect, test } from "vitest";
import {
  CONTRASTS,
  type Comfort,
  HANDS,
  handOnComfort,
  TEXT_SIZES,
  takeComfort,
} from "../../../../src/kiosk/sides/client/comfort/comfort.ts";
import { handOver } from "../../../../src/kiosk/tablet/handing-over.ts";
import { choosePin } from "../../../../src/kiosk/tablet/pin/choosing-pin.ts";
import { handBrowser } from "../../support/hand-browser.ts";
import { button, type Hands, inHands, say, tell } from "../../support/hands.tsx";
import { type TestRound, testRound } from "../../support/test-round.ts";
import { type TestTablet, workingTablet } from "../../support/test-tablet.ts";

const PIN = "8305";
const KEY = "streck.comfort";

let round: TestRound;
beforeAll(async () => {
  round = await testRound();
});

/** What the page's style sheets go by. */
const worn = (): Record<string, string | undefined> => {
  const { text, contrast, hand } = document.documentElement.dataset;
  return { text, contrast, hand };
};
const NOTHING = { text: undefined, contrast: undefined, hand: undefined };

async function withClient(): Promise<{ readonly tablet: TestTablet; readonly hands: Hands }> {
  const tablet = await workingTablet(round);
  await choosePin(tablet.page(), PIN);
  await handOver(tablet.page(), "self");
  const hands = inHands(tablet.page());
  await hands.user.click(screen.getByRole("button", { name: /^Svenska/ }));
  return { tablet, hands };
}

async function opened({ user }: Hands): Promise<HTMLElement> {
  await user.click(button(say("textSize")));
  return screen.findByRole("dialog", { name: say("comfort.title") });
}

async function sets(hands: Hands, ...choices: readonly string[]): Promise<void> {
  const sheet = await opened(hands);
  for (const choice of choices) {
    await hands.user.click(within(sheet).getByRole("radio", { name: say(`comfort.${choice}`) }));
  }
  await hands.user.click(within(sheet).getByRole("button", { name: say("comfort.done") }));
  expect(screen.queryByRole("dialog")).toBeNull();
}

async function typePin({ user }: Hands): Promise<void> {
  for (const digit of PIN) {
    await user.click(button(digit));
  }
  await user.click(button(tell("pin.enter")));
}

async function callsStaff({ user }: Hands): Promise<void> {
  for (let tap = 0; tap < 5; tap++) {
    await user.click(button(say("staff")));
  }
  await screen.findByRole("heading", { name: tell("pin.title") });
}

describe("how a client sets her screens", () => {
  test("is seen at once, says what stands, and stays from screen to screen", async () => {
    const { hands } = await withClient();
    expect(worn()).toEqual(NOTHING);
    const sheet = await opened(hands);
    const chosen = (): string[] =>
      within(sheet)
        .getAllByRole<HTMLInputElement>("radio", { checked: true })
        .map((radio) => radio.closest("label")?.textContent?.replace("Aa", "") ?? "");
    expect(chosen()).toEqual(["normal", "plain", "both"].map((choice) => say(`comfort.${choice}`)));
    for (const [choice, found] of [
      ["largest", { text: "largest" }],
      ["more", { text: "largest", contrast: "more" }],
      ["left", { text: "largest", contrast: "more", hand: "left" }],
      ["right", { text: "largest", contrast: "more", hand: "right" }],
      ["larger", { text: "larger", contrast: "more", hand: "right" }],
    ] as const) {
      await hands.user.click(within(sheet).getByRole("radio", { name: say(`comfort.${choice}`) }));
      expect(worn()).toEqual({ ...NOTHING, ...found });
    }
    expect(chosen()).toEqual(["larger", "more", "right"].map((choice) => say(`comfort.${choice}`)));
    await hands.user.click(within(sheet).getByRole("button", { name: say("comfort.done") }));
    await hands.user.click(button(say("purpose.start")));
    expect(worn()).toEqual({ text: "larger", contrast: "more", hand: "right" });
    await sets(hands, "normal", "plain", "both");
    expect(worn()).toEqual({ ...NOTHING, contrast: "plain" });
  });

  test("is not for the assistant, who finds her own screens as they are, and is forgotten when she has taken the tablet back", async () => {
    const { hands } = await withClient();
    await sets(hands, "largest", "more", "left");
    await callsStaff(hands);
    expect(worn()).toEqual(NOTHING);
    await hands.user.click(button(tell("back")));
    expect(worn()).toEqual({ text: "largest", contrast: "more", hand: "left" });
    await callsStaff(hands);
    await typePin(hands);
    await hands.user.click(await screen.findByRole("button", { name: tell("outcome.unresolved") }));
    await waitFor(() => expect(hands.freshPages()).toBe(1));
    expect(worn()).toEqual(NOTHING);
  });

  test("is handed on to the page that thanks her, and to none after it", async () => {
    const { tablet, hands } = await withClient();
    await sets(hands, "largest", "more", "left");
    await hands.user.click(button(say("purpose.decline")));
    await hands.user.click(button(say("reasons.none")));
    await waitFor(() => expect(hands.freshPages()).toBe(1));
    const { session } = tablet.page().ports.browser;
    expect(takeComfort(session)).toEqual({ text: "largest", contrast: "more", hand: "left" });
    expect(session.read(KEY)).toBeNull();
    expect(takeComfort(session)).toBeNull();
  });
});

describe("what a page hands on", () => {
  test.each(
    TEXT_SIZES.flatMap((text) => [null, ...CONTRASTS].flatMap((contrast) => HANDS.map((hand) => ({ text, contrast, hand })))),
  )("is what the next one takes: %j", (comfort: Comfort) => {
    const { session } = handBrowser();
    handOnComfort(session, comfort);
    expect(takeComfort(session)).toEqual(comfort);
  });

  test("is as everyone begins where it can't be read", () => {
    const { session } = handBrowser();
    session.write(KEY, "huge <b> 3");
    expect(takeComfort(session)).toEqual({ text: "normal", contrast: null, hand: "both" });
  });
});
