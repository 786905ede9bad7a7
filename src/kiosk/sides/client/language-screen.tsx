import { localeOf } from "../../../i18n/locales.ts";
import type { Language } from "../../../kernel/language.ts";
import { useClientText } from "../../parts/texts.ts";
import { useFocusOn } from "../../parts/use-focus.ts";
import type { ClientControls } from "./client-controls.ts";
import { ClientFrame, InLanguage } from "./client-frame.tsx";
import styles from "./language-screen.module.css";

type Props = {
  readonly controls: ClientControls;
  /** The language that the screen around the choice is in. */
  readonly around: Language;
  readonly current: Language | null;
  readonly onChoose: (language: Language) => void;
};

/** Every language in its own name, script and direction, equally large. */
export function LanguageScreen({ controls, around, current, onChoose }: Props) {
  const t = useClientText(around);
  const heading = useFocusOn<HTMLHeadingElement>("language");
  return (
    <ClientFrame t={t} controls={controls} title={t("language.title")}>
      <h1 className={styles.title} ref={heading} tabIndex={-1}>
        {controls.languages.map((language) => (
          <Words key={language} language={language} word="title" />
        ))}
      </h1>
      <div className={styles.list}>
        {controls.languages.map((language) => (
          <InLanguage key={language} language={language}>
            <button type="button" aria-current={language === current} onClick={() => onChoose(language)}>
              <span>{localeOf(language).name}</span>
              <Greeting language={language} />
            </button>
          </InLanguage>
        ))}
      </div>
      <p className={styles.note}>
        {controls.languages.map((language) => (
          <Words key={language} language={language} word="voluntary" />
        ))}
      </p>
    </ClientFrame>
  );
}

function Words({ language, word }: { readonly language: Language; readonly word: "title" | "voluntary" }) {
  const t = useClientText(language);
  return (
    <span>
      <bdi lang={language} dir={localeOf(language).direction}>
        {t(`language.${word}`)}
      </bdi>
    </span>
  );
}

function Greeting({ language }: { readonly language: Language }) {
  return <small>{useClientText(language)("language.greeting")}</small>;
}
