import { Button } from "../parts/button.tsx";
import { useClientText } from "../parts/texts.ts";
import styles from "./idle-question.module.css";
import { MessageScreen } from "./message-screen.tsx";

type Props = {
  readonly language: string;
  readonly secondsLeft: number;
  readonly keepsAnswers: boolean;
  readonly onStay: () => void;
};

/** Covers the screen; one tap anywhere sensible to stay, as often as she likes. */
export function IdleQuestion({ language, secondsLeft, keepsAnswers, onStay }: Props) {
  const t = useClientText(language);
  const count = secondsLeft;
  return (
    <div className={styles["cover"]} role="alertdialog" aria-modal="true" aria-label={t("idle.title")}>
      <MessageScreen pictogram="clock" title={t("idle.title")}>
        <p>{keepsAnswers ? t("idle.kept", { count }) : t("idle.erased", { count })}</p>
        <Button look="primary" className={styles["stay"] ?? ""} onClick={onStay}>
          {t("idle.stay")}
        </Button>
      </MessageScreen>
    </div>
  );
}
