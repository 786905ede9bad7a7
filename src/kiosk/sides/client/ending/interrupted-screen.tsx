import type { Language } from "../../../../kernel/language.ts";
import { Button } from "../../../../ui/button.tsx";
import { useClientText, useClientTexts } from "../../../parts/texts.ts";
import type { StorageFailure } from "../../../store/failure.ts";
import type { ClientControls } from "../client-controls.ts";
import { HeardFrame, InLanguage } from "../client-frame.tsx";
import { useMark } from "../listening/listening.ts";
import { MessageScreen } from "../message-screen.tsx";
import styles from "./interrupted-screen.module.css";
import { StorageAdvice } from "./storage-advice.tsx";

type Props = {
  readonly staffLanguage: Language;
  readonly storageFailure: StorageFailure | null;
  readonly controls: ClientControls;
  readonly onAgain: () => void;
};

/** The page went away in mid-interview. Her language is not known any more, so every language says it. */
export function InterruptedScreen({ staffLanguage, storageFailure, controls, onAgain }: Props) {
  const t = useClientText(staffLanguage);
  const textIn = useClientTexts();
  const says = controls.languages.map((language) => {
    const said = (["title", "text", "again"] as const).map((word) => textIn(language)(`interrupted.${word}`));
    return { id: language, texts: said, language };
  });
  return (
    <HeardFrame t={t} controls={controls} title={t("interrupted.title")} says={says}>
      <MessageScreen pictogram="fault" title={t("interrupted.title")}>
        <div className={styles.rows}>
          {controls.languages.map((language) => (
            <Row key={language} language={language} onAgain={onAgain} />
          ))}
        </div>
        {storageFailure !== null && <StorageAdvice language={staffLanguage} failure={storageFailure} />}
      </MessageScreen>
    </HeardFrame>
  );
}

function Row({ language, onAgain }: { readonly language: Language; readonly onAgain: () => void }) {
  const t = useClientText(language);
  return (
    <InLanguage language={language} className={styles.row} heard={useMark(language)}>
      <p>{t("interrupted.text")}</p>
      <Button onClick={onAgain}>{t("interrupted.again")}</Button>
    </InLanguage>
  );
}
