import { REFUSAL_REASONS } from "../../../../domain/disposition/reasons.ts";
import type { Language } from "../../../../kernel/language.ts";
import { Button } from "../../../../ui/button.tsx";
import { Pictogram } from "../../../../ui/pictogram.tsx";
import { REASON_PICTOGRAMS } from "../../../parts/reason-pictograms.ts";
import { useClientText } from "../../../parts/texts.ts";
import { useFocusOn } from "../../../parts/use-focus.ts";
import type { ClientControls } from "../client-controls.ts";
import frame from "../client-frame.module.css";
import { ChoiceButton, HeardFrame } from "../client-frame.tsx";
import { HEADING } from "../listening/spoken.ts";
import styles from "./reasons-screen.module.css";

type Props = {
  readonly language: Language;
  readonly controls: ClientControls;
  readonly onReason: (reason: string | null) => void;
  readonly onBack: () => void;
};

/** She said no herself. A reason is one tap, and none is as easy. */
export function ReasonsScreen({ language, controls, onReason, onBack }: Props) {
  const t = useClientText(language);
  const heading = useFocusOn<HTMLHeadingElement>("reasons");
  const said = [...REFUSAL_REASONS, "none", "back"] as const;
  const says = [
    { id: HEADING, texts: [t("reasons.title")], language },
    ...said.map((reason) => ({ id: reason, texts: [t(`reasons.${reason}`)], language })),
  ];
  return (
    <HeardFrame
      says={says}
      t={t}
      controls={controls}
      title={t("reasons.title")}
      foot={
        <div className={frame.foot}>
          <Button look="quiet" onClick={onBack}>
            {t("reasons.back")}
          </Button>
          <div className={frame.grow} />
          <Button look="primary" onClick={() => onReason(null)}>
            {t("reasons.none")}
          </Button>
        </div>
      }
    >
      <h1 className={frame.heading} ref={heading} tabIndex={-1}>
        {t("reasons.title")}
      </h1>
      <div className={styles.grid}>
        {REFUSAL_REASONS.map((reason) => (
          <ChoiceButton key={reason} part={reason} onClick={() => onReason(reason)}>
            <Pictogram name={REASON_PICTOGRAMS[reason]} size={48} />
            <span>{t(`reasons.${reason}`)}</span>
          </ChoiceButton>
        ))}
      </div>
    </HeardFrame>
  );
}
