import type { Language } from "../../../kernel/language.ts";
import { Button } from "../../../ui/button.tsx";
import { useClientText } from "../../parts/texts.ts";
import type { StorageFailure } from "../../store/failure.ts";
import type { ClientControls } from "./client-controls.ts";
import { HeardFrame, InLanguage } from "./client-frame.tsx";
import styles from "./ending/ended-screen.module.css";
import { StorageAdvice } from "./ending/storage-advice.tsx";
import { HEADING } from "./listening/spoken.ts";
import { MessageScreen } from "./message-screen.tsx";

type Props = {
  readonly language: Language;
  readonly staffLanguage: Language;
  /** For the assistant who has come to help: what can be done about it. */
  readonly toldStaff: StorageFailure | null;
  readonly controls: ClientControls;
  readonly onRetry: () => void;
};

/** The disk said no. Nothing technical here: the sealed answer is kept in memory, and storing it can be tried again. */
export function FaultScreen({ language, staffLanguage, toldStaff, controls, onRetry }: Props) {
  const t = useClientText(language);
  const staff = useClientText(staffLanguage);
  return (
    <HeardFrame
      t={t}
      controls={controls}
      title={t("fault.title")}
      says={[{ id: HEADING, texts: [t("fault.title"), t("fault.text"), t("fault.retry")], language }]}
    >
      <MessageScreen pictogram="tablet" title={t("fault.title")}>
        <p>{t("fault.text")}</p>
        {language !== staffLanguage && (
          <InLanguage language={staffLanguage} className={styles.staff}>
            {staff("fault.text")}
          </InLanguage>
        )}
        <Button look="primary" onClick={onRetry}>
          {t("fault.retry")}
        </Button>
        {toldStaff !== null && <StorageAdvice language={staffLanguage} failure={toldStaff} />}
      </MessageScreen>
    </HeardFrame>
  );
}
