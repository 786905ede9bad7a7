import type { ReactNode } from "react";
import type { Language } from "../../../kernel/language.ts";
import { useClientText, useClientTexts } from "../../parts/texts.ts";
import type { ClientControls } from "./client-controls.ts";
import { HeardFrame, InLanguage } from "./client-frame.tsx";
import styles from "./ending/interrupted-screen.module.css";
import { useMark } from "./listening/listening.ts";
import { MessageScreen } from "./message-screen.tsx";

type Props = {
  readonly staffLanguage: Language;
  readonly controls: ClientControls;
  /** What has been sent before is kept; what was answered right now is lost; or nothing that is certain. */
  readonly told: "kept" | "lost" | "nothing";
  /** For the assistant, who sees from afar what has happened. */
  readonly alarm: ReactNode;
};

/** Nobody knows in whose hands the tablet is. Whoever has it is asked to hand it back, in every language. */
export function LockedScreen({ staffLanguage, controls, told, alarm }: Props) {
  const t = useClientText(staffLanguage);
  const textIn = useClientTexts();
  const words = ["title", "text", ...(told === "nothing" ? [] : [told])] as const;
  const says = controls.languages.map((language) => ({
    id: language,
    texts: words.map((word) => textIn(language)(`locked.${word}`)),
    language,
  }));
  return (
    <HeardFrame t={t} controls={controls} above={alarm} title={t("locked.title")} says={says}>
      <MessageScreen pictogram="tablet" title={t("locked.title")}>
        <div className={styles.rows}>
          {controls.languages.map((language) => (
            <Row key={language} language={language} told={told} />
          ))}
        </div>
      </MessageScreen>
    </HeardFrame>
  );
}

function Row({ language, told }: { readonly language: Language; readonly told: Props["told"] }) {
  const t = useClientText(language);
  return (
    <InLanguage language={language} className={styles.row} heard={useMark(language)}>
      <p>
        <b>{t("locked.title")}.</b> {t("locked.text")} {told !== "nothing" && t(`locked.${told}`)}
      </p>
    </InLanguage>
  );
}
