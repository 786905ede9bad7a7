import type { Language } from "../../../../kernel/language.ts";
import type { PictogramName } from "../../../../ui/pictogram-names.ts";
import { useClientText } from "../../../parts/texts.ts";
import type { Ending } from "../../../store/records.ts";
import type { ClientControls } from "../client-controls.ts";
import { HeardFrame, InLanguage } from "../client-frame.tsx";
import { HEADING } from "../listening/spoken.ts";
import { MessageScreen } from "../message-screen.tsx";
import styles from "./ended-screen.module.css";

type Props = {
  readonly ending: Ending;
  readonly language: Language;
  readonly staffLanguage: Language;
  readonly controls: ClientControls;
};

const PICTOGRAMS: Readonly<Record<Ending, PictogramName>> = {
  sent: "lock",
  erased: "erase",
  declined: "check",
  "walked-away": "clock",
  "nothing-kept": "check",
};

/**
 * The last screen, in the client's language, and once more in Swedish for whoever takes the tablet back. It is shown
 * by a fresh page from what is on the disk: "Thank you" can't be seen before the answer is there.
 */
export function EndedScreen({ ending, language, staffLanguage, controls }: Props) {
  const t = useClientText(language);
  const staff = useClientText(staffLanguage);
  return (
    <HeardFrame
      t={t}
      controls={controls}
      title={t(`ended.${ending}Title`)}
      says={[{ id: HEADING, texts: [t(`ended.${ending}Title`), t(`ended.${ending}`), t("ended.handBack")], language }]}
    >
      <MessageScreen pictogram={PICTOGRAMS[ending]} title={t(`ended.${ending}Title`)}>
        <p>{t(`ended.${ending}`)}</p>
        <p className={styles.handBack}>{t("ended.handBack")}</p>
        {language !== staffLanguage && (
          <InLanguage language={staffLanguage} className={styles.staff}>
            {staff("ended.handBack")}
          </InLanguage>
        )}
      </MessageScreen>
    </HeardFrame>
  );
}
