import { useLayoutEffect } from "react";

/** People who tap twice do it within this time. */
const DOUBLE_TAP_MS = 400;
/** About what a fingertip covers. */
const FINGERTIP_PX = 56;

let last = { x: 0, y: 0, at: Number.NEGATIVE_INFINITY };

/** Remembers where the finger was last; called once, by the page's root. */
export function watchTaps(): void {
  addEventListener(
    "click",
    (event) => {
      // A click without a count came from a keyboard or a screen reader, and has no place.
      if (event.detail > 0) {
        last = { x: event.clientX, y: event.clientY, at: performance.now() };
      }
    },
    { capture: true },
  );
}

/**
 * The second touch of a double tap was meant for the screen before: when `screen` changes under the finger, the place
 * just under it takes no touch for a moment. A tap anywhere else counts at once.
 */
export function useFingerShield(screen: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen is what puts the shield up
  useLayoutEffect(() => {
    const left = last.at + DOUBLE_TAP_MS - performance.now();
    if (left <= 0) {
      return;
    }
    const shield = document.createElement("div");
    Object.assign(shield.style, {
      position: "fixed",
      zIndex: "1000",
      left: `${last.x - FINGERTIP_PX / 2}px`,
      top: `${last.y - FINGERTIP_PX / 2}px`,
      width: `${FINGERTIP_PX}px`,
      height: `${FINGERTIP_PX}px`,
    });
    const lower = (): void => {
      clearTimeout(timer);
      removeEventListener("pointerdown", touched, { capture: true });
      shield.remove();
    };
    // A finger that has touched elsewhere means what it does when it comes back.
    const touched = ({ target }: PointerEvent): void => {
      if (target !== shield) {
        lower();
      }
    };
    const timer = setTimeout(lower, left);
    addEventListener("pointerdown", touched, { capture: true });
    document.body.append(shield);
    return lower;
  }, [screen]);
}
