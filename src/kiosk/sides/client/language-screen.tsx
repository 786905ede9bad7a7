import { useContext, useState } from "react";
import type { Told } from "../../../domain/feedback/told.ts";
import { localeOf } from "../../../i18n/locales.ts";
import type { Language } from "../../../kernel/language.ts";
import { useClientText, useClientTexts } from "../../parts/texts.ts";
import { useFocusOn } from "../../parts/use-focus.ts";
import type { ClientControls } from "./client-controls.ts";
import { HeardFrame, InLanguage } from "./client-frame.tsx";
import styles from "./language-screen.module.css";
import { HeardContext } from "./listening/listening.ts";
import type { Part } from "./listening/spoken.ts";
import { useToldPart } from "./told/told.ts";

type Props = {
  readonly controls: ClientControls;
  /** The language that the screen around the choice is in. */
  readonly around: Language;
  readonly current: Language | null;
  readonly onChoose: (language: Language) => void;
  /** What the waiting room is told; null where it is nothing. */
  readonly told: Told | null;
  /** The statement on accessibility. */
  readonly onStatement: () => void;
};

/** Every language in its own name, script and direction, equally large; its loudspeaker says that and no other, in its own voice. */
export function LanguageScreen({ controls, around, current, told: latest, onChoose, onStatement }: Props) {
  const t = useClientText(around);
  const textIn = useClientTexts();
  // One that comes while somebody reads would move what she is about to touch.
  const [told] = useState(latest);
  const part = useToldPart(told !== null);
  const texts = controls.languages.flatMap((language) => told?.texts.find((text) => text.language === language) ?? []);
  const shown = told !== null && part !== null && texts.length > 0;
  const heading = useFocusOn<HTMLHeadingElement>("language");
  const says = controls.languages.map((language): Part => {
    const said = (["greeting", "title", "voluntary", "statement"] as const).map((word) => textIn(language)(`language.${word}`));
    const {
      saidTitle = "",
      said: theySaid = "",
      nowTitle = "",
      now = "",
    } = texts.find((text) => text.language === language) ?? {};
    const thanks = [saidTitle, theySaid, nowTitle, now].filter((text) => text !== "");
    return { id: language, texts: [localeOf(language).name, ...said, ...thanks], language };
  });
  return (
    <HeardFrame t={t} controls={controls} title={t("language.title")} says={says} turn="one">
      <h1 className={styles.title} data-beside={shown} ref={heading} tabIndex={-1}>
        {controls.languages.map((language) => (
          <Words key={language} language={language} word="title" />
        ))}
      </h1>
      <div className={styles.list} data-beside={shown} data-many={controls.languages.length > 3}>
        {controls.languages.map((language) => (
          <InLanguage key={language} language={language} className={styles.row}>
            <Row language={language} isCurrent={language === current} onChoose={() => onChoose(language)} />
          </InLanguage>
        ))}
      </div>
      <p className={styles.note} data-beside={shown}>
        {controls.languages.map((language) => (
          <Words key={language} language={language} word="voluntary" />
        ))}
      </p>
      <button type="button" className={styles.statement} onClick={onStatement}>
        {controls.languages.map((language) => (
          <Words key={language} language={language} word="statement" />
        ))}
      </button>
      {shown && <part.ToldStrip told={told} texts={texts} />}
    </HeardFrame>
  );
}

type Word = "title" | "voluntary" | "statement";

function Words({ language, word }: { readonly language: Language; readonly word: Word }) {
  const t = useClientText(language);
  return (
    <span>
      <bdi lang={language} dir={localeOf(language).direction}>
        {t(`language.${word}`)}
      </bdi>
    </span>
  );
}

type RowProps = { readonly language: Language; readonly isCurrent: boolean; readonly onChoose: () => void };

function Row({ language, isCurrent, onChoose }: RowProps) {
  const t = useClientText(language);
  const heard = useContext(HeardContext);
  return (
    <>
      <button
        type="button"
        className={styles.language}
        aria-current={isCurrent}
        data-heard={heard?.mark(language)}
        onClick={onChoose}
      >
        <span>{localeOf(language).name}</span>
        <small>{t("language.greeting")}</small>
      </button>
      {heard !== null && <heard.Loudspeaker part={language} />}
    </>
  );
}
