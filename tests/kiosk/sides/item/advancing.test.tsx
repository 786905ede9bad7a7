import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Item } from "../../../../src/domain/questionnaire/document.ts";
import { type Listening, ListeningContext, type Now } from "../../../../src/kiosk/sides/client/listening/listening.ts";
import { multiple, single } from "../../../support/questionnaires.ts";
import { words } from "../../../support/words.ts";
import { Answering } from "../../support/answering.tsx";

const ONE: Item = single("visits", "yes no dont-know");
/** Longer than any pause. */
const LONG_MS = 60_000;

const coming = (): string => screen.queryByText(words("sv", "client", "item.coming"))?.textContent ?? "";
const option = (code: string): HTMLElement =>
  [...document.querySelectorAll<HTMLInputElement>("label input")].find(({ value }) => value === code) as HTMLElement;
const tap = (code: string): void => {
  fireEvent.pointerDown(option(code));
  fireEvent.click(option(code), { detail: 1 });
};
const wait = (): void => act(() => void vi.advanceTimersByTime(LONG_MS));

describe("after a choice", () => {
  const onNext = vi.fn<() => void>();
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onNext.mockReset();
  });
  afterEach(() => void vi.useRealTimers());

  const asked = (item: Item, advances = true) => render(<Answering item={item} advances={advances} onNext={onNext} />);

  test("the next item comes by itself, once, after a pause in which the choice is seen and what comes is said", () => {
    asked(ONE);
    expect(coming()).toBe("");
    tap("yes");
    expect((option("yes") as HTMLInputElement).checked).toBe(true);
    expect(screen.getAllByRole("status").some(({ textContent }) => textContent === coming() && coming() !== "")).toBe(true);
    act(() => void vi.advanceTimersByTime(400));
    expect(onNext).not.toHaveBeenCalled();
    wait();
    wait();
    expect(onNext).toHaveBeenCalledTimes(1);
    expect(coming()).toBe("");
  });

  test("a change of mind begins the pause anew, and the same choice once more leads on from an item that she came back to", () => {
    asked(ONE);
    tap("yes");
    act(() => void vi.advanceTimersByTime(800));
    tap("no");
    act(() => void vi.advanceTimersByTime(800));
    expect(onNext).not.toHaveBeenCalled();
    wait();
    expect(onNext).toHaveBeenCalledTimes(1);
    tap("no");
    wait();
    expect(onNext).toHaveBeenCalledTimes(2);
  });

  test.each([
    ["another touch", () => fireEvent.pointerDown(screen.getByRole("heading", { level: 1 }))],
    ["a key", () => fireEvent.keyDown(document.body, { key: "Tab" })],
  ])("%s holds it back", (_, does) => {
    asked(ONE);
    tap("yes");
    does();
    wait();
    expect(onNext).not.toHaveBeenCalled();
    expect(coming()).toBe("");
  });

  test("nothing comes by itself for who chooses with keys: they choose what they only pass by", () => {
    asked(ONE);
    fireEvent.click(option("no"), { detail: 0 });
    wait();
    expect((option("no") as HTMLInputElement).checked).toBe(true);
    expect(onNext).not.toHaveBeenCalled();
  });

  test("nothing comes where several may be chosen, nor in a round that doesn't say so", () => {
    const { unmount } = asked(multiple("channels", "phone letter none!"));
    tap("phone");
    tap("none");
    wait();
    unmount();
    asked(ONE, false);
    tap("yes");
    wait();
    expect(onNext).not.toHaveBeenCalled();
  });

  test.each(["reading", "paused"] as const)("no screen goes away while it is being read aloud (%s)", (at) => {
    const now = { reading: { at, part: 0, place: { text: 0, from: 0 } }, part: "?" } as Now;
    const listening = {
      subscribe: () => () => undefined,
      now: () => now,
      open: () => () => undefined,
      hasListened: () => true,
      tell: () => undefined,
      readOn: () => undefined,
      scripts: {
        item: () => ({ counts: true, parts: [], turn: "all" }),
        purpose: () => ({ counts: true, parts: [], turn: "all" }),
      },
      heard: () => null,
    } satisfies Listening;
    render(
      <ListeningContext value={listening}>
        <Answering item={ONE} advances onNext={onNext} />
      </ListeningContext>,
    );
    tap("yes");
    expect(coming()).toBe("");
    wait();
    expect(onNext).not.toHaveBeenCalled();
  });
});
