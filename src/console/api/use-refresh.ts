import { useEffect } from "react";

const REFRESH_MS = 30_000;

/** Asks anew every half minute, as long as somebody sees the page. */
export function useRefresh(reload: () => void): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) {
        reload();
      }
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [reload]);
}
