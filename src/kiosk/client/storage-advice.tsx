import { useStaffText } from "../parts/texts.ts";
import type { StorageFailure } from "../store/failure.ts";
import { InLanguage } from "./client-frame.tsx";
import styles from "./storage-advice.module.css";

/** What the assistant can do about storage that said no, on a screen of the client's. */
export function StorageAdvice({ language, failure }: { readonly language: string; readonly failure: StorageFailure }) {
  const t = useStaffText(language);
  return (
    <div role="alert">
      <InLanguage language={language} className={styles["advice"]}>
        {t(`tally.storageFailed.${failure}`)}
      </InLanguage>
    </div>
  );
}
