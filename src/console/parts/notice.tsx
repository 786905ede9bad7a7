import type { ReactNode } from "react";
import styles from "./notice.module.css";

type Props = {
  /** `fine` says that something worked, `mind` what to think of, `wrong` that something did not work and what to do. */
  readonly tone: "fine" | "mind" | "wrong";
  /** Whether it appears in answer to something the coordinator did, and must be heard at once. */
  readonly live?: boolean;
  readonly title?: string;
  readonly children: ReactNode;
};

export function Notice({ tone, live = false, title, children }: Props) {
  const role = live ? { role: tone === "wrong" ? "alert" : "status" } : {};
  return (
    <div className={[styles.notice, styles[tone]].join(" ")} {...role} data-tone={tone}>
      {title !== undefined && (
        <p>
          <strong>{title}</strong>
        </p>
      )}
      {typeof children === "string" ? <p>{children}</p> : children}
    </div>
  );
}
