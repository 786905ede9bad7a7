import { useContext, useState } from "react";
import type { Answer } from "../../../../domain/questionnaire/answers.ts";
import type { Item } from "../../../../domain/questionnaire/document.ts";
import type { Language } from "../../../../kernel/language.ts";
import { Button } from "../../../../ui/button.tsx";
import { Pictogram } from "../../../../ui/pictogram.tsx";
import { useClientText } from "../../../parts/texts.ts";
import { useFocusOn } from "../../../parts/use-focus.ts";
import { Worded } from "../../../parts/worded.tsx";
import type { ClientControls } from "../client-controls.ts";
import frame from "../client-frame.module.css";
import { ClientFrame } from "../client-frame.tsx";
import { HeardContext, ListeningContext, useHeard } from "../listening/listening.ts";
import { NOTICE, WAYS } from "../listening/spoken.ts";
import { AnswerField } from "./answer-field.tsx";
import styles from "./item-screen.module.css";
import { NamedPicture } from "./named-picture.tsx";
import { useAdvance } from "./use-advance.ts";
import { whyNotNext } from "./why-not-next.ts";

type Props = {
  readonly item: Item;
  readonly answer: Answer | undefined;
  /** What she has written for the item, also while it is no answer; undefined before she has. */
  readonly typed: string | undefined;
  readonly language: Language;
  readonly progress: { readonly position: number; readonly total: number };
  readonly controls: ClientControls;
  /** The round lets the next item come by itself once one of several answers is chosen. */
  readonly advances: boolean;
  readonly onAnswer: (answer: Answer | undefined) => void;
  readonly onTyped: (typed: string) => void;
  readonly onSkip: () => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
  readonly onStop: () => void;
};

/** One item on one screen. Choosing shows at once; *Next* moves on, or says why it doesn't; a round may let a choice do so. */
export function ItemScreen(props: Props) {
  const { item, answer, typed, language, progress, controls, advances, onAnswer, onTyped, onSkip, onNext, onBack, onStop } =
    props;
  const t = useClientText(language);
  const heading = useFocusOn<HTMLHeadingElement>(item.id);
  const [asked, setAsked] = useState<string | null>(null);
  const [coming, chosen] = useAdvance(onNext);
  const onlyOne = item.kind === "single" || item.kind === "scale";
  const why = whyNotNext(t, item, answer, typed ?? "");
  const next = (): void => {
    if (why === null) {
      onNext();
    } else {
      setAsked(item.id);
      listening?.tell(why, language);
    }
  };
  const text = item.text[language] ?? "";
  const [title, page] = item.kind === "information" ? inTwo(text) : [text, ""];
  const listening = useContext(ListeningContext);
  const heard = useHeard((scripts) => scripts.item(item, language, t, progress.position === 1));
  return (
    <HeardContext value={heard}>
      <ClientFrame
        t={t}
        controls={controls}
        progress={progress}
        title={text}
        foot={
          <div className={frame.foot}>
            <p
              id="why-not-next"
              className={styles.why}
              role="status"
              hidden={why === null || asked !== item.id}
              data-heard={heard?.mark(NOTICE)}
            >
              {why}
            </p>
            <p className={styles.coming} role="status">
              {coming && t("item.coming")}
            </p>
            {heard !== null && <heard.Strip />}
            <div className={frame.aside} data-heard={heard?.mark(WAYS)}>
              <Button look="quiet" onClick={onBack}>
                {t("item.back")}
              </Button>
              <Button look="quiet" onClick={onStop}>
                {t("item.stop")}
              </Button>
            </div>
            <div className={frame.onward} data-heard={heard?.mark(WAYS)}>
              {item.kind !== "information" && <Button onClick={onSkip}>{t("item.skip")}</Button>}
              <Button
                look="primary"
                className={styles.next}
                aria-disabled={why !== null}
                aria-describedby="why-not-next"
                onClick={next}
              >
                {t("item.next")}
              </Button>
            </div>
          </div>
        }
      >
        <div className={`${frame.head} ${styles.question}`} data-heard={heard?.mark("?")}>
          <NamedPicture name={item.pictogram} size={72} />
          <h1 className={frame.heading} ref={heading} tabIndex={-1} id="question">
            <Worded text={title} language={language} />
          </h1>
          {heard !== null && <heard.Loudspeaker part="?" />}
        </div>
        {page !== "" && (
          <p className={styles.page}>
            <Worded text={page} language={language} />
          </p>
        )}
        {item.kind === "multiple" && (
          <p className={styles.hint}>
            <SeveralChosen />
            {t("item.several")}
          </p>
        )}
        {item.kind !== "information" && (
          <AnswerField
            key={item.id}
            item={item}
            answer={answer}
            typed={typed}
            language={language}
            languages={controls.languages}
            t={t}
            onAnswer={onAnswer}
            onTyped={onTyped}
            onTapped={advances && onlyOne ? chosen : null}
          />
        )}
      </ClientFrame>
    </HeardContext>
  );
}

/** Two squares with their checks: what "several" means, before it is said in words. */
function SeveralChosen() {
  return [0, 1].map((square) => (
    <span key={square} className={styles.example} data-box="square">
      <Pictogram name="check" size={24} />
    </span>
  ));
}

/** The first line of a text to be read is its heading; what follows is read as a page. */
function inTwo(text: string): readonly [title: string, page: string] {
  const [title = "", ...others] = text.split("\n");
  return [title, others.join("\n").trim()];
}
