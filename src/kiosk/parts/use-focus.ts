import { type RefObject, useEffect, useRef } from "react";

/** Moves focus to the heading whenever `key` changes, so that a screen reader and a keyboard follow the screen. */
export function useFocusOn<Element extends HTMLElement>(key: unknown): RefObject<Element | null> {
  const target = useRef<Element>(null);
  const shown = useRef<unknown>(undefined);
  useEffect(() => {
    if (shown.current !== key) {
      shown.current = key;
      target.current?.focus({ preventScroll: true });
    }
  }, [key]);
  return target;
}
