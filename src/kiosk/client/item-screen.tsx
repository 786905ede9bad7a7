import type { Answer } from "../../domain/questionnaire/answers.ts";
import type { Item } from "../../domain/questionnaire/document.ts";
import { Button } from "../parts/button.tsx";
import { useClientText } from "../parts/texts.ts";
import { useFocusOn } from "../parts/use-focus.ts";
import { AnswerField } from "./answer-field.tsx";
import type { ClientControls } from "./client-controls.ts";
import frame from "./client-frame.module.css";
import { ClientFrame } from "./client-frame.tsx";
import styles from "./item-screen.module.css";

type Props = {
  readonly item: Item;
  readonly answer: Answer | undefined;
  readonly language: string;
  readonly progress: { readonly position: number; readonly total: number };
  readonly controls: ClientControls;
  readonly onAnswer: (answer: Answer | undefined) => void;
  readonly onSkip: () => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
  readonly onStop: () => void;
};

/** One item on one screen. Choosing shows at once; only *Next* moves on. */
export function ItemScreen({ item, answer, language, progress, controls, onAnswer, onSkip, onNext, onBack, onStop }: Props) {
  const t = useClientText(language);
  const heading = useFocusOn<HTMLHeadingElement>(item.id);
  const informs = item.kind === "information";
  return (
    <ClientFrame t={t} controls={controls} progress={progress}>
      <h1 className={frame["heading"]} ref={heading} tabIndex={-1} id="question">
        {item.text[language]}
      </h1>
      {item.kind === "multiple" && <p className={styles["hint"]}>{t("item.several")}</p>}
      {!informs && <AnswerField item={item} answer={answer} language={language} t={t} onAnswer={onAnswer} />}
      <div className={frame["foot"]}>
        <Button look="quiet" onClick={onBack}>
          {t("item.back")}
        </Button>
        <Button look="quiet" onClick={onStop}>
          {t("item.stop")}
        </Button>
        <div className={frame["onward"]}>
          {!informs && <Button onClick={onSkip}>{t("item.skip")}</Button>}
          <Button look="primary" className={styles["next"] ?? ""} disabled={!informs && answer === undefined} onClick={onNext}>
            {t("item.next")}
          </Button>
        </div>
      </div>
    </ClientFrame>
  );
}
