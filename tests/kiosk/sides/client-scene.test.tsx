import "fake-indexeddb/auto";
import { screen, waitFor } from "@testing-library/react";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { err } from "../../../src/kernel/result.ts";
import { handOver, noticeInterruption } from "../../../src/kiosk/tablet/handing-over.ts";
import { choosePin } from "../../../src/kiosk/tablet/pin/choosing-pin.ts";
import { isTryingPin } from "../../../src/kiosk/tablet/pin/pin-wait.ts";
import { button, type Hands, heading, inHands, say, tell } from "../support/hands.tsx";
import { type TestRound, testRound } from "../support/test-round.ts";
import { type TestTablet, workingTablet } from "../support/test-tablet.ts";

const PIN = "8305";

let round: TestRound;

beforeAll(async () => {
  round = await testRound();
});

async function handedOver(): Promise<TestTablet> {
  const tablet = await workingTablet(round);
  await choosePin(tablet.page(), PIN);
  await handOver(tablet.page(), "self");
  return tablet;
}

async function chooseSwedish({ user }: Hands): Promise<void> {
  await user.click(screen.getByRole("button", { name: /^Svenska/ }));
}

/** From the choice of language to the last question, with the first option of each that has some. */
async function answerAll(hands: Hands): Promise<void> {
  const { user } = hands;
  await chooseSwedish(hands);
  await user.click(button(say("purpose.start")));
  for (const { kind } of round.release.questionnaire.items) {
    const choices = kind === "multiple" ? screen.queryAllByRole("checkbox") : screen.queryAllByRole("radio");
    if (choices[0] === undefined) {
      await user.type(await screen.findByRole("textbox"), "En vänlig reception.");
    } else {
      await user.click(choices[0]);
    }
    await user.click(button(say("item.next")));
  }
}

async function toPin({ user }: Hands): Promise<void> {
  for (let taps = 0; taps < 5; taps++) {
    await user.click(button(say("staff")));
  }
}

async function typePin({ user }: Hands, pin: string): Promise<void> {
  for (const digit of pin) {
    await user.click(button(digit));
  }
  await user.click(button(tell("pin.enter")));
}

const phase = (tablet: TestTablet): unknown => tablet.page().state().handOver?.phase;
const outcomeOf = (tablet: TestTablet): unknown => {
  const { contacts, tally } = tablet.page().state();
  const [latest = ""] = contacts.latestFirst;
  return tally.people.parts.flatMap((part) => part.get(latest)?.contact?.outcome ?? [])[0];
};

describe("the client's side", () => {
  test("begins with her language, then says who asks and why, and offers yes and no alike", async () => {
    const hands = inHands((await handedOver()).page());
    await chooseSwedish(hands);
    expect(heading(say("purpose.title"))).toBe(document.activeElement);
    expect(document.documentElement.lang).toBe("sv");
    const choices = [button(say("purpose.decline")), button(say("purpose.start"))];
    expect(choices.every((choice) => choice.getAttribute("aria-disabled") === null)).toBe(true);
  });

  test("stores sealed what she answered, and only then asks for the page that thanks her", async () => {
    const tablet = await handedOver();
    const hands = inHands(tablet.page());
    await answerAll(hands);
    expect(hands.freshPages()).toBe(0);
    await hands.user.click(button(say("confirm.send")));
    await waitFor(() => expect(hands.freshPages()).toBe(1));
    expect(screen.queryByText(say("ended.sent"))).toBeNull();
    const { items, singles } = await tablet.disk();
    expect(items.filter(({ kind }) => kind === "sealed-answer")).toHaveLength(1);
    expect(singles.find(({ name }) => name === "handOver")?.value).toMatchObject({ phase: { kind: "ended", ending: "sent" } });
    inHands(await tablet.restart());
    expect(heading(say("ended.sentTitle"))).toBeDefined();
  });

  test("says so when the disk refuses, thanks nobody, and stores the same when she tries again", async () => {
    const tablet = await handedOver();
    const hands = inHands(tablet.page());
    await answerAll(hands);
    const commit = vi.spyOn(tablet.page().ports.store, "commit").mockResolvedValue(err("full"));
    await hands.user.click(button(say("confirm.send")));
    await screen.findByRole("heading", { level: 1, name: say("fault.title") });
    expect(hands.freshPages()).toBe(0);
    commit.mockRestore();
    await hands.user.click(button(say("fault.retry")));
    await waitFor(() => expect(hands.freshPages()).toBe(1));
    expect((await tablet.disk()).items.filter(({ kind }) => kind === "sealed-answer")).toHaveLength(1);
  });

  test("loses nothing where what seals could not be loaded: says so, stores nothing open, and seals when she tries again", async () => {
    const tablet = await handedOver();
    const hands = inHands(tablet.page());
    await answerAll(hands);
    const mint = vi.spyOn(tablet.page().ports, "mintAnswer").mockRejectedValue(new TypeError("Failed to fetch"));
    await hands.user.click(button(say("confirm.send")));
    await screen.findByRole("heading", { level: 1, name: say("fault.title") });
    expect(hands.freshPages()).toBe(0);
    expect(phase(tablet)).toEqual({ kind: "open" });
    mint.mockRestore();
    await hands.user.click(button(say("fault.retry")));
    await waitFor(() => expect(hands.freshPages()).toBe(1));
    expect((await tablet.disk()).items.filter(({ kind }) => kind === "sealed-answer")).toHaveLength(1);
    expect(outcomeOf(tablet)).toEqual({ kind: "complete" });
  });

  test("keeps nothing of what she erases", async () => {
    const tablet = await handedOver();
    const hands = inHands(tablet.page());
    await answerAll(hands);
    await hands.user.click(button(say("confirm.erase")));
    await waitFor(() => expect(hands.freshPages()).toBe(1));
    expect((await tablet.disk()).items.filter(({ kind }) => kind === "sealed-answer")).toEqual([]);
  });

  test("of a page that was torn away says so, and lets her start again", async () => {
    const tablet = await handedOver();
    await noticeInterruption(await tablet.restart());
    const { user } = inHands(tablet.page());
    const [again] = screen.getAllByRole("button", { name: say("interrupted.again") });
    await user.click(again as HTMLElement);
    await waitFor(() => expect(phase(tablet)).toEqual({ kind: "open" }));
    expect(screen.getByRole("button", { name: /^Svenska/ })).toBeDefined();
  });
});

describe("the PIN over the client's side", () => {
  test("is asked for after five taps on the mark, covers what she has answered, and goes back to it", async () => {
    const hands = inHands((await handedOver()).page());
    await chooseSwedish(hands);
    await toPin(hands);
    expect(heading(tell("pin.title"))).toBeDefined();
    expect(screen.queryByRole("heading", { name: say("purpose.title") })).toBeNull();
    await hands.user.click(button(tell("pin.backToVisitor")));
    expect(heading(say("purpose.title"))).toBeDefined();
  });

  test("says that a PIN is wrong, shows none of its digits, and after five wrong ones takes no more for a while", async () => {
    const tablet = await handedOver();
    const hands = inHands(tablet.page());
    await toPin(hands);
    for (let wrong = 1; wrong <= 5; wrong++) {
      await typePin(hands, "1357");
      // It is counted before it is compared; another that comes meanwhile would be no try.
      await waitFor(() => {
        expect(tablet.page().state().pinGuard.wrong).toBe(wrong);
        expect(isTryingPin(tablet.page())).toBe(false);
      });
    }
    expect(document.body.textContent).not.toContain("1357");
    await screen.findByText(tell("pin.locked").replace("{{time}}", "0:30"));
    expect(screen.getByRole("button", { name: "1" }).hasAttribute("disabled")).toBe(true);
    await hands.user.keyboard(`${PIN}{Enter}`);
    expect(tablet.page().state().pinGuard.wrong).toBe(5);
  });

  test("opens what happened, each way an interview can end without the client, and resumes it as it was", async () => {
    const tablet = await handedOver();
    const hands = inHands(tablet.page());
    await chooseSwedish(hands);
    await toPin(hands);
    await typePin(hands, PIN);
    await screen.findByRole("heading", { level: 1, name: tell("takeBack.title") });
    await hands.user.click(button(tell("takeBack.resume")));
    expect(heading(say("purpose.title"))).toBeDefined();
    expect(phase(tablet)).toEqual({ kind: "open" });
  });

  test("takes the tablet back with what the assistant says has happened", async () => {
    const tablet = await handedOver();
    const hands = inHands(tablet.page());
    await toPin(hands);
    await typePin(hands, PIN);
    await screen.findByRole("heading", { level: 1, name: tell("takeBack.title") });
    await hands.user.click(button(tell("outcome.other.called-in")));
    await waitFor(() => expect(hands.freshPages()).toBe(1));
    expect(tablet.page().state().handOver).toBeNull();
    expect(outcomeOf(tablet)).toEqual({ kind: "other", reason: "called-in" });
  });

  test("after an interview that has ended leads straight to the tally", async () => {
    const tablet = await handedOver();
    const hands = inHands(tablet.page());
    await answerAll(hands);
    await hands.user.click(button(say("confirm.send")));
    await waitFor(() => expect(hands.freshPages()).toBe(1));
    document.body.replaceChildren();
    const after = inHands(await tablet.restart());
    await toPin(after);
    await typePin(after, PIN);
    await waitFor(() => expect(button(tell("tally.yes"))).toBeDefined());
    expect(tablet.page().state().handOver).toBeNull();
    expect(outcomeOf(tablet)).toEqual({ kind: "complete" });
  });
});
