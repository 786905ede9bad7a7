import { useEffect, useRef } from "react";

/** Calls when nobody has touched the tablet for so long, or when the page goes out of sight. */
export function useAbandoned(milliseconds: number, onAbandoned: () => void): void {
  const latest = useRef(onAbandoned);
  useEffect(() => {
    latest.current = onAbandoned;
  });
  useEffect(() => {
    let timer = setTimeout(() => latest.current(), milliseconds);
    const again = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => latest.current(), milliseconds);
    };
    const hidden = (): void => {
      if (document.visibilityState === "hidden") {
        latest.current();
      }
    };
    addEventListener("pointerdown", again);
    addEventListener("keydown", again);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      clearTimeout(timer);
      removeEventListener("pointerdown", again);
      removeEventListener("keydown", again);
    };
  }, [milliseconds]);
}
