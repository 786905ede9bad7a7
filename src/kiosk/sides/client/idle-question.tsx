import type { Language } from "../../../kernel/language.ts";
import { Button } from "../../../ui/button.tsx";
import outer from "../../parts/frame.module.css";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import { useClientText } from "../../parts/texts.ts";
import styles from "./idle-question.module.css";
import { MessageScreen } from "./message-screen.tsx";

type Props = {
  readonly language: Language;
  readonly secondsLeft: number;
  readonly keepsAnswers: boolean;
  readonly onStay: () => void;
};

/** Covers the screen until a whole tap, anywhere on it: none of it may fall through to what lies beneath. */
export function IdleQuestion({ language, secondsLeft, keepsAnswers, onStay }: Props) {
  const t = useClientText(language);
  const count = secondsLeft;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the button inside is the keyboard's way
    <div
      className={`${outer.frame} ${styles.cover}`}
      role="alertdialog"
      aria-modal="true"
      aria-label={t("idle.title")}
      onClick={onStay}
    >
      <ScrollRegion label={t("idle.title")} more={t("more")}>
        <MessageScreen pictogram="clock" title={t("idle.title")}>
          <p>{keepsAnswers ? t("idle.kept", { count }) : t("idle.erased", { count })}</p>
          <Button look="primary" className={styles.stay}>
            {t("idle.stay")}
          </Button>
        </MessageScreen>
      </ScrollRegion>
    </div>
  );
}
