import { useState } from "react";
import { localeOf } from "../../i18n/locales.ts";
import { CONSOLE_LANGUAGES, type ConsoleLanguage } from "../words/resources.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./shell.module.css";

/** Each language in its own name, so that one finds home from the other. */
export function LanguageSwitch({ className }: { readonly className: string | undefined }) {
  const { say, language, chooseLanguage } = useWords();
  const [failed, setFailed] = useState(false);
  const choose = (code: ConsoleLanguage): void =>
    void chooseLanguage(code).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return (
    <div className={styles.languages} role="group" aria-label={say("nav.language")}>
      {CONSOLE_LANGUAGES.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          className={className}
          aria-pressed={code === language}
          onClick={() => choose(code)}
        >
          {localeOf(code).name}
        </button>
      ))}
      {failed && <p role="alert">{say("later.text")}</p>}
    </div>
  );
}
