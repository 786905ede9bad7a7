import { useCallback, useEffect, useState } from "react";

const LOOK_EVERY_MS = 5_000;

/** Paints the screen anew every few seconds, and whenever somebody comes back to it, as from the system's settings. */
export function useClockLook(): () => void {
  const [, setLooks] = useState(0);
  const look = useCallback((): void => setLooks((before) => before + 1), []);
  useEffect(() => {
    const timer = setInterval(look, LOOK_EVERY_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [look]);
  return look;
}
