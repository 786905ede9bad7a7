import type { Language } from "../../../../kernel/language.ts";
import { Button } from "../../../../ui/button.tsx";
import { Pictogram } from "../../../../ui/pictogram.tsx";
import { useClientText } from "../../../parts/texts.ts";
import { useFocusOn } from "../../../parts/use-focus.ts";
import type { ClientControls } from "../client-controls.ts";
import frame from "../client-frame.module.css";
import { ChoiceButton, HeardFrame } from "../client-frame.tsx";
import { HEADING, type Part } from "../listening/spoken.ts";
import styles from "./confirm-screen.module.css";

type Props = {
  readonly language: Language;
  readonly controls: ClientControls;
  /** Something was answered: otherwise there is nothing to send. */
  readonly hasAnswers: boolean;
  readonly onSend: () => void;
  readonly onErase: () => void;
  readonly onBack: () => void;
};

/** Send or not: both as large, and nothing has left her hands before she chooses. */
export function ConfirmScreen({ language, controls, hasAnswers, onSend, onErase, onBack }: Props) {
  const t = useClientText(language);
  const heading = useFocusOn<HTMLHeadingElement>("confirm");
  const title = hasAnswers ? t("confirm.title") : t("confirm.nothingTitle");
  const erase = hasAnswers ? t("confirm.erase") : t("confirm.finish");
  const part = (id: string, ...texts: readonly string[]): Part => ({ id, texts, language });
  const says = [
    part(HEADING, title),
    ...(hasAnswers ? [part("send", t("confirm.send"), t("confirm.sendHint"))] : []),
    part("erase", erase, t("confirm.eraseHint")),
    part("back", t("confirm.back")),
  ];
  return (
    <HeardFrame
      says={says}
      t={t}
      controls={controls}
      title={title}
      foot={
        <div className={frame.foot}>
          <Button look="quiet" onClick={onBack}>
            {t("confirm.back")}
          </Button>
        </div>
      }
    >
      <h1 className={frame.heading} ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <div className={styles.choices}>
        {hasAnswers && (
          <ChoiceButton part="send" className={`${styles.choice} ${styles.send}`} onClick={onSend}>
            <Pictogram name="lock" size={64} />
            <span>{t("confirm.send")}</span>
            <small>{t("confirm.sendHint")}</small>
          </ChoiceButton>
        )}
        <ChoiceButton part="erase" className={styles.choice} onClick={onErase}>
          <Pictogram name="erase" size={64} />
          <span>{erase}</span>
          <small>{t("confirm.eraseHint")}</small>
        </ChoiceButton>
      </div>
    </HeardFrame>
  );
}
