import type { Fault } from "../../../../domain/fault-report/fault-report.ts";
import type { Language } from "../../../../kernel/language.ts";
import { Button } from "../../../../ui/button.tsx";
import { Pictogram } from "../../../../ui/pictogram.tsx";
import type { PictogramName } from "../../../../ui/pictogram-names.ts";
import { useClientText } from "../../../parts/texts.ts";
import { useFocusOn } from "../../../parts/use-focus.ts";
import type { ClientControls } from "../client-controls.ts";
import frame from "../client-frame.module.css";
import { ChoiceButton, HeardFrame } from "../client-frame.tsx";
import { NamedPicture } from "../item/named-picture.tsx";
import { HEADING } from "../listening/spoken.ts";
import styles from "./statement.module.css";

type Props = {
  readonly language: Language;
  readonly controls: ClientControls;
  readonly onFault: (fault: Fault) => void;
  readonly onBack: () => void;
};

const FAULTS = [
  ["reading", "glasses"],
  ["hearing", null],
  ["tapping", "tablet"],
  ["language", "languages"],
  ["other", "dots"],
] as const satisfies readonly (readonly [Fault, PictogramName | null])[];

/** What is hard, in a tap: whoever can't read this has a picture, and the same read aloud. */
export function FaultsScreen({ language, controls, onFault, onBack }: Props) {
  const t = useClientText(language);
  const heading = useFocusOn<HTMLHeadingElement>("faults");
  const title = t("statement.which");
  const unseen = t("statement.unseen");
  const says = [
    { id: HEADING, texts: [title, unseen], language },
    ...FAULTS.map(([fault]) => ({ id: fault, texts: [t(`statement.faults.${fault}`)], language })),
  ];
  return (
    <HeardFrame
      says={says}
      t={t}
      controls={{ ...controls, onLanguages: null }}
      title={title}
      foot={
        <div className={frame.foot}>
          <Button onClick={onBack}>{t("statement.back")}</Button>
        </div>
      }
    >
      <h1 className={frame.heading} ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p className={styles.unseen}>
        <Pictogram name="hidden" size={32} />
        {unseen}
      </p>
      <div className={styles.faults}>
        {FAULTS.map(([fault, pictogram]) => (
          <ChoiceButton key={fault} part={fault} onClick={() => onFault(fault)}>
            {pictogram === null ? <NamedPicture name="listening" size={60} /> : <Pictogram name={pictogram} size={60} />}
            <span>{t(`statement.faults.${fault}`)}</span>
          </ChoiceButton>
        ))}
      </div>
    </HeardFrame>
  );
}
