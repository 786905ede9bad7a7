import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import type { Language } from "../../kernel/language.ts";
import { Choice, ChoiceGroup } from "../parts/field.tsx";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./editor.module.css";

/** So many stand side by side on a laptop, each wide enough to write in. */
export const MOST_SIDE_BY_SIDE = 3;

type Props = {
  readonly document: Pick<QuestionnaireDocument, "languages">;
  readonly shown: readonly Language[];
  readonly onChange: (shown: readonly Language[]) => void;
};

/** Which languages stand side by side, where there are more than fit; one always does. */
export function ShownLanguages({ document: { languages }, shown, onChange }: Props) {
  const { say, language } = useWords();
  if (languages.length <= MOST_SIDE_BY_SIDE) {
    return null;
  }
  return (
    <div className={styles.shownLanguages}>
      <ChoiceGroup legend={say("editor.shownLanguages")}>
        {languages.map((code) => (
          <Choice
            key={code}
            kind="checkbox"
            label={languageName(code, language)}
            checked={shown.includes(code)}
            disabled={shown.length === 1 && shown.includes(code)}
            onChange={({ target }) => onChange(languages.filter((one) => (one === code ? target.checked : shown.includes(one))))}
          />
        ))}
      </ChoiceGroup>
    </div>
  );
}
