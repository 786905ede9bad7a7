import type { ReactNode } from "react";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import type { StaffText } from "../../parts/texts.ts";
import styles from "./staff-frame.module.css";

type Props = {
  readonly t: StaffText;
  /** The page's heading. */
  readonly title: string;
  readonly children: ReactNode;
};

/** A page of the assistant's that may be longer than the screen; the bar above it and what follows it stay in sight. */
export function StaffPage({ t, title, children }: Props) {
  return (
    <ScrollRegion label={title} more={t("more")} small>
      <div className={styles.page}>{children}</div>
    </ScrollRegion>
  );
}
