import { useState } from "react";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { withoutLanguage } from "../../domain/questionnaire/editing.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import type { Language } from "../../kernel/language.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../parts/field.tsx";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./editor.module.css";
import { TextCell } from "./text-cell.tsx";
import type { Voices } from "./text-state.ts";

type Props = {
  readonly document: QuestionnaireDocument;
  readonly before: QuestionnaireDocument | null;
  readonly voices: Voices;
  /** The languages that stand side by side. */
  readonly shown: readonly Language[];
  readonly onChange: (change: (document: QuestionnaireDocument) => QuestionnaireDocument) => void;
};

/** What belongs to the whole: its title, whose wording it is, and its languages. */
export function WholeEditor({ document, before, voices, shown, onChange }: Props) {
  const { say, language } = useWords();
  const others = CLIENT_LANGUAGES.filter((code) => !document.languages.includes(code));
  const [wanted, setWanted] = useState<Language | null>(null);
  const next = wanted !== null && others.includes(wanted) ? wanted : others[0];
  const row = (of: "title" | "source") => (
    <>
      <p className={styles.rowName}>{say(`editor.${of}`)}</p>
      {shown.map((code) => (
        <TextCell
          key={code}
          place={{ texts: document[of], before: before?.[of] }}
          language={code}
          voices={of === "title" ? voices : null}
          of={say(`editor.${of}`)}
          onChange={(texts) => onChange((one) => ({ ...one, [of]: texts }))}
        />
      ))}
    </>
  );
  return (
    <>
      <div className={styles.scroll} role="group" aria-label={say("editor.texts")}>
        <div className={styles.texts} data-columns={shown.length}>
          <span />
          {shown.map((code) => (
            <p key={code} className={styles.language}>
              <strong>{languageName(code, language)}</strong>
              <Button
                size="small"
                look="quiet"
                disabled={document.languages.length === 1}
                aria-label={say("editor.removeLanguage", { language: languageName(code, language) })}
                onClick={() => onChange((one) => withoutLanguage(one, code))}
              >
                {say("editor.removeShort")}
              </Button>
            </p>
          ))}
          {row("title")}
          {row("source")}
        </div>
      </div>
      {next !== undefined && (
        <div className={styles.beside}>
          <Select
            label={say("editor.newLanguage")}
            value={next}
            options={others.map((code) => [code, languageName(code, language)] as const)}
            onChoose={setWanted}
          />
          <Button size="small" onClick={() => onChange((one) => ({ ...one, languages: [...one.languages, next] }))}>
            {say("editor.addLanguage")}
          </Button>
        </div>
      )}
    </>
  );
}
