import { type ReactNode, useContext } from "react";
import { Notice } from "../../../ui/notice.tsx";
import { TallyStrokes } from "../../../ui/tally-strokes.tsx";
import outer from "../../parts/frame.module.css";
import type { StaffText } from "../../parts/texts.ts";
import type { StorageFailure } from "../../store/failure.ts";
import { StaffContext } from "./staff-context.ts";
import styles from "./staff-frame.module.css";

type Props = {
  readonly t: StaffText;
  readonly practice: boolean;
  readonly storageFailure: StorageFailure | null;
  /** Beside the mark: what this screen is about. */
  readonly bar?: ReactNode;
  readonly children: ReactNode;
};

/** What stands around every screen of the assistant's. */
export function StaffFrame({ t, practice, storageFailure, bar, children }: Props) {
  if (useContext(StaffContext)?.hidden === true) {
    return null;
  }
  return (
    <div className={outer.frame}>
      <header>
        {practice && <p className={styles.practice}>{t("practice")}</p>}
        <div className={styles.bar}>
          <TallyStrokes size={38} />
          {bar}
        </div>
      </header>
      {storageFailure !== null && (
        <div className={styles.above}>
          <Notice tone="wrong" live>
            {t(`tally.storageFailed.${storageFailure}`)}
          </Notice>
        </div>
      )}
      <main className={styles.main}>{children}</main>
    </div>
  );
}
