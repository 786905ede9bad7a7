import { useEffect, useRef, useState } from "react";

/**
 * For a frame that scrolls sideways where its content is wider, as on a phone. What scrolls must be reachable by keyboard and
 * have a name; what does not would only be one stop more.
 */
export function useScrolls(name: string) {
  const frame = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const watched = frame.current;
    if (watched === null) {
      return;
    }
    const observer = new ResizeObserver(() => setScrolls(watched.scrollWidth > watched.clientWidth));
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  return { frame, scrolling: scrolls ? ({ role: "group", "aria-label": name, tabIndex: 0 } as const) : {} };
}
