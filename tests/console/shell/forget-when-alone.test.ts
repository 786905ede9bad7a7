import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { forgetWhenAlone } from "../../../src/console/shell/forget-when-alone.ts";

const MINUTE = 60_000;

describe("what lies open on a page that everybody has left", () => {
  let page: EventTarget;
  let forgotten: number;
  let stop: () => void;

  beforeEach(() => {
    page = new EventTarget();
    forgotten = 0;
    vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
    vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
    vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
    stop = forgetWhenAlone(() => {
      forgotten += 1;
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test("is forgotten after half an hour", () => {
    vi.advanceTimersByTime(29 * MINUTE);
    expect(forgotten).toBe(0);
    vi.advanceTimersByTime(MINUTE);
    expect(forgotten).toBe(1);
  });

  test.each(["pointerdown", "keydown", "wheel"])("has half an hour more after a %s", (sign) => {
    vi.advanceTimersByTime(29 * MINUTE);
    page.dispatchEvent(new Event(sign));
    vi.advanceTimersByTime(29 * MINUTE);
    expect(forgotten).toBe(0);
    vi.advanceTimersByTime(MINUTE);
    expect(forgotten).toBe(1);
  });

  test("is forgotten at the first look after a sleep, in which no timer ran", () => {
    vi.setSystemTime(Date.now() + 40 * MINUTE);
    vi.advanceTimersByTime(10_000);
    expect(forgotten).toBe(1);
  });

  test("is nobody's concern any more once it is put away", () => {
    stop();
    vi.advanceTimersByTime(120 * MINUTE);
    expect([forgotten, vi.getTimerCount()]).toEqual([0, 0]);
  });
});
