import type { ReactNode } from "react";
import styles from "./figures-card.module.css";

/** A part that scrolls by itself can be reached and scrolled with a keyboard, and says what it is. */
export function ScrollRegion({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be focusable (WCAG 2.1.1)
    <section className={styles["scroll"]} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
