import { coversText } from "../../../../i18n/filled-words.ts";
import { localeOf } from "../../../../i18n/locales.ts";
import type { Language } from "../../../../kernel/language.ts";
import { Button } from "../../../../ui/button.tsx";
import { Pictogram } from "../../../../ui/pictogram.tsx";
import type { PictogramName } from "../../../../ui/pictogram-names.ts";
import { useClientText } from "../../../parts/texts.ts";
import { useFocusOn } from "../../../parts/use-focus.ts";
import type { ClientControls } from "../client-controls.ts";
import frame from "../client-frame.module.css";
import { HeardFrame, InLanguage } from "../client-frame.tsx";
import { useMark } from "../listening/listening.ts";
import { HEADING } from "../listening/spoken.ts";
import styles from "./statement.module.css";

type Props = {
  readonly organisation: string;
  readonly language: Language;
  readonly controls: ClientControls;
  readonly onLanguage: (language: Language) => void;
  readonly onReport: () => void;
  readonly onDone: () => void;
};

const POINTS = [
  ["house", "covers"],
  ["check", "state"],
  ["fault", "lacks"],
  ["people", "help"],
  ["decision", "authority"],
  ["clock", "checked"],
] as const satisfies readonly (readonly [PictogramName, string])[];

/** The statement that the law asks for, point by point: what is covered, how accessible it is, what is not, and whom to tell. */
export function StatementScreen({ organisation, language, controls, onLanguage, onReport, onDone }: Props) {
  const t = useClientText(language);
  const heading = useFocusOn<HTMLHeadingElement>("statement");
  const title = t("statement.title");
  const points = POINTS.map(
    ([pictogram, word]) => [pictogram, word === "covers" ? coversText(t, organisation) : t(`statement.${word}`)] as const,
  );
  const says = [
    { id: HEADING, texts: [title], language },
    ...points.map(([id, text]) => ({ id, texts: [text], language })),
    { id: "report", texts: [t("statement.report")], language },
  ];
  const others = controls.languages.filter((one) => one !== language);
  return (
    <HeardFrame
      says={says}
      t={t}
      controls={{ ...controls, onLanguages: null }}
      title={title}
      foot={
        <div className={frame.foot}>
          <Button onClick={onDone}>{t("statement.back")}</Button>
          <div className={frame.onward}>
            <Button look="primary" onClick={onReport}>
              {t("statement.report")}
            </Button>
          </div>
        </div>
      }
    >
      <h1 className={frame.heading} ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {others.length > 0 && (
        <div className={styles.languages}>
          {others.map((one) => (
            <InLanguage key={one} language={one}>
              <Button onClick={() => onLanguage(one)}>{localeOf(one).name}</Button>
            </InLanguage>
          ))}
        </div>
      )}
      <ul className={styles.points}>
        {points.map(([pictogram, text]) => (
          <Point key={pictogram} pictogram={pictogram} text={text} />
        ))}
      </ul>
    </HeardFrame>
  );
}

function Point({ pictogram, text }: { readonly pictogram: PictogramName; readonly text: string }) {
  return (
    <li data-heard={useMark(pictogram)}>
      <span className={styles.picture}>
        <Pictogram name={pictogram} size={40} />
      </span>
      <span>{text}</span>
    </li>
  );
}
