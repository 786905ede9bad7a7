import { type Fault, MOST_FAULT_TEXT } from "../../../../domain/fault-report/fault-report.ts";
import type { TextItem } from "../../../../domain/questionnaire/document.ts";
import type { Language } from "../../../../kernel/language.ts";
import { Button } from "../../../../ui/button.tsx";
import { useClientText } from "../../../parts/texts.ts";
import { useFocusOn } from "../../../parts/use-focus.ts";
import type { ClientControls } from "../client-controls.ts";
import frame from "../client-frame.module.css";
import { HeardFrame } from "../client-frame.tsx";
import { useTyping } from "../item/typing.ts";
import { HEADING } from "../listening/spoken.ts";
import styles from "./statement.module.css";

type Props = {
  readonly fault: Fault;
  readonly language: Language;
  readonly controls: ClientControls;
  /** Whether her keyboard has its words; without it, what she chose is sent alone. */
  readonly writable: boolean;
  readonly text: string;
  /** The disk refused. */
  readonly failed: boolean;
  readonly sending: boolean;
  readonly onText: (text: string) => void;
  readonly onSend: () => void;
  readonly onBack: () => void;
};

/** She writes as in a question's answer; nobody asks her to. */
export function WriteFaultScreen({ fault, language, controls, writable, text, failed, sending, onText, onSend, onBack }: Props) {
  const t = useClientText(language);
  const heading = useFocusOn<HTMLHeadingElement>("write-fault");
  const typing = useTyping(writable);
  const title = t(`statement.faults.${fault}`);
  return (
    <HeardFrame
      says={[{ id: HEADING, texts: [title, t("statement.optional"), t("statement.send")], language }]}
      t={t}
      controls={{ ...controls, onLanguages: null }}
      title={title}
      foot={
        <div className={frame.foot}>
          <p className={styles.failed} role="status" hidden={!failed}>
            {failed ? t("statement.refused") : null}
          </p>
          <Button onClick={onBack}>{t("statement.back")}</Button>
          <div className={frame.onward}>
            <Button look="primary" busy={sending} onClick={onSend}>
              {t("statement.send")}
            </Button>
          </div>
        </div>
      }
    >
      <h1 className={frame.heading} ref={heading} tabIndex={-1} id="question">
        {title}
      </h1>
      <p className={styles.optional}>{t("statement.optional")}</p>
      {typing !== null && (
        <typing.TypedAnswer
          item={asked(language, title)}
          answer={undefined}
          typed={text}
          language={language}
          languages={controls.languages}
          t={t}
          onAnswer={() => undefined}
          onTyped={onText}
        />
      )}
    </HeardFrame>
  );
}

/** Her own words, as if a questionnaire asked for them. */
function asked(language: Language, title: string): TextItem {
  return { kind: "text", id: "fault", text: { [language]: title }, options: [], maximumLength: MOST_FAULT_TEXT } as const;
}
