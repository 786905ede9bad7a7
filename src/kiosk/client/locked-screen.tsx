import type { ReactNode } from "react";
import { useClientText } from "../parts/texts.ts";
import type { ClientControls } from "./client-controls.ts";
import { ClientFrame, InLanguage } from "./client-frame.tsx";
import styles from "./interrupted-screen.module.css";
import { MessageScreen } from "./message-screen.tsx";

type Props = {
  readonly staffLanguage: string;
  readonly controls: ClientControls;
  /** What has been sent before is still here; unknown where the tablet was emptied. */
  readonly kept: boolean;
  /** For the assistant, who sees from afar what has happened. */
  readonly alarm: ReactNode;
};

/** Nobody knows in whose hands the tablet is. Whoever has it is asked to hand it back, in every language. */
export function LockedScreen({ staffLanguage, controls, kept, alarm }: Props) {
  const t = useClientText(staffLanguage);
  return (
    <ClientFrame t={t} controls={controls} above={alarm} title={t("locked.title")}>
      <MessageScreen pictogram="tablet" title={t("locked.title")}>
        <div className={styles["rows"]}>
          {controls.languages.map((language) => (
            <Row key={language} language={language} kept={kept} />
          ))}
        </div>
      </MessageScreen>
    </ClientFrame>
  );
}

function Row({ language, kept }: { readonly language: string; readonly kept: boolean }) {
  const t = useClientText(language);
  return (
    <InLanguage language={language} className={styles["row"]}>
      <p>
        <b>{t("locked.title")}.</b> {t("locked.text")} {kept && t("locked.kept")}
      </p>
    </InLanguage>
  );
}
