import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Pictogram } from "../../ui/pictogram.tsx";
import styles from "./scroll-region.module.css";

type Props = {
  /** What the part is, for those who can't see it: it takes focus when it scrolls (WCAG 2.1.1). */
  readonly label: string;
  /** What the arrow says that leads on: "more below". */
  readonly more: string;
  /** For a part of a screen: a smaller arrow. */
  readonly small?: boolean;
  readonly children: ReactNode;
};

type Hidden = { readonly above: boolean; readonly below: boolean };

/**
 * The part of a screen that may be longer than its place. First its content is set closer (`data-fit`: `roomy`, `close`,
 * `tight`, for the screens' own style sheets); what doesn't fit even then scrolls, and says so at the edge that hides
 * it. It brings its own place: what must stay in sight stands beside it, never over it, so focus can't lie under it.
 */
export function ScrollRegion({ label, more, small = false, children }: Props) {
  const { scroller, content, hidden } = useFit();
  const scrolls = hidden.above || hidden.below;
  const lead = (): void => {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const part = scroller.current;
    part?.scrollBy({ top: part.clientHeight * 0.7, behavior: calm ? "instant" : "smooth" });
  };
  return (
    <div className={`${styles.region} ${small ? styles.small : ""}`} data-above={hidden.above} data-below={hidden.below}>
      <div
        ref={scroller}
        className={styles.scroller}
        data-scroll-region=""
        {...(scrolls ? { role: "region", "aria-label": label, tabIndex: 0 } : {})}
      >
        <div ref={content} className={styles.content}>
          {children}
        </div>
      </div>
      <div className={styles.above} />
      <div className={styles.below}>
        <button type="button" data-more="" onClick={lead} hidden={!hidden.below}>
          <Pictogram name="down" size={small ? 20 : 28} />
          <span>{more}</span>
        </button>
      </div>
    </div>
  );
}

const FITS = ["roomy", "close", "tight"] as const;
/** Rounded boxes of zoomed pages differ by less than this from what they hold. */
const ROUNDING_PX = 1;

type Fit = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  readonly hidden: Hidden;
};

/** Sets the content as close as it takes, and tells which of its ends can't be seen. */
function useFit(): Fit {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState<Hidden>({ above: false, below: false });
  useLayoutEffect(() => {
    const part = scroller.current;
    if (part === null || content.current === null) {
      return;
    }
    const left = (): number => part.scrollHeight - part.clientHeight - part.scrollTop;
    const look = (): void => {
      const now = { above: part.scrollTop > ROUNDING_PX, below: left() > ROUNDING_PX };
      if (!now.below && document.activeElement?.matches("[data-more]") === true && part.parentElement?.matches(":focus-within")) {
        // The arrow goes away under her finger; a keyboard must not lose its place with it.
        part.focus({ preventScroll: true });
      }
      setHidden((before) => (before.above === now.above && before.below === now.below ? before : now));
    };
    const fit = (): void => {
      for (const level of FITS) {
        part.dataset.fit = level;
        if (part.scrollHeight - part.clientHeight <= ROUNDING_PX) {
          break;
        }
      }
      look();
    };
    let frame = 0;
    const observer = new ResizeObserver(() => {
      // Setting the content closer inside the observer's own turn would be a size it has already told of.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => flushSync(fit));
    });
    observer.observe(part);
    observer.observe(content.current);
    part.addEventListener("scroll", look, { passive: true });
    fit();
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      part.removeEventListener("scroll", look);
    };
  }, []);
  return { scroller, content, hidden };
}
