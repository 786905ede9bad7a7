import { type RefObject, useEffect, useRef } from "react";

/**
 * For what holds the keys: a key that is touched leaves focus, and with it the caret, in the field; and arrows lead from key
 * to key.
 */
export function useKeys(): RefObject<HTMLDivElement | null> {
  const keys = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const around = keys.current;
    around?.addEventListener("mousedown", keepFocus);
    around?.addEventListener("keydown", moveByArrow);
    return () => {
      around?.removeEventListener("mousedown", keepFocus);
      around?.removeEventListener("keydown", moveByArrow);
    };
  }, []);
  return keys;
}

function keepFocus(event: Event): void {
  event.preventDefault();
}

const ARROWS: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves focus among the keys to the nearest one in the arrow's direction, as they lie on the screen. */
function moveByArrow(this: HTMLElement, event: KeyboardEvent): void {
  const arrow = ARROWS[event.key];
  const from = event.target instanceof Element ? event.target.closest("button") : null;
  if (arrow === undefined || from === null) {
    return;
  }
  event.preventDefault();
  const [across, down] = arrow;
  const middle = (key: Element): readonly [x: number, y: number] => {
    const { left, top, width, height } = key.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
  const [x, y] = middle(from);
  const farness = (key: Element): number => {
    const [atX, atY] = middle(key);
    const ahead = (atX - x) * across + (atY - y) * down;
    const aside = Math.abs((atX - x) * down) + Math.abs((atY - y) * across);
    // In its own line first: a key of another line is further than any of this one.
    return ahead < 1 ? Number.POSITIVE_INFINITY : across === 0 ? ahead * 100 + aside : ahead + aside * 100;
  };
  const [nearest] = [...this.querySelectorAll("button")]
    .filter((key) => Number.isFinite(farness(key)))
    .sort((one, other) => farness(one) - farness(other));
  nearest?.focus();
}
