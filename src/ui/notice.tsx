import type { ReactNode } from "react";
import styles from "./notice.module.css";

type Props = {
  /** `fine` says that something worked, `mind` what to think of, `wrong` that something did not work and what to do. */
  readonly tone: "fine" | "mind" | "wrong";
  /** Whether it appears in answer to what somebody did, or to what has just happened, and must be heard at once. */
  readonly live?: boolean;
  readonly title?: string;
  readonly children: ReactNode;
};

/** Something to know, in a box of its own. A text alone becomes a paragraph; what stands beside one stands below it. */
export function Notice({ tone, live = false, title, children }: Props) {
  const role = live ? { role: tone === "wrong" ? "alert" : "status" } : {};
  return (
    <div className={`${styles.notice} ${styles[tone]}`} {...role} data-tone={tone}>
      {title !== undefined && (
        <p>
          <strong>{title}</strong>
        </p>
      )}
      {typeof children === "string" ? <p>{children}</p> : children}
    </div>
  );
}
