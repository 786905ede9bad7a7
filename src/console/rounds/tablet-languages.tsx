import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { languagesOnTablet } from "../../domain/questionnaire/languages.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import { Remark } from "../parts/card.tsx";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";

/** Which of the questionnaire's languages a client can choose on the tablet, and of each other one why not. */
export function TabletLanguages({ document }: { readonly document: QuestionnaireDocument }) {
  const { say, language } = useWords();
  const all = languagesOnTablet(document, CLIENT_LANGUAGES);
  const names = (chosen: boolean): string =>
    all
      .filter(({ why }) => (why === null) === chosen)
      .map((one) => languageName(one.language, language))
      .join(", ");
  return (
    <div data-testid="tablet-languages">
      <Remark>{names(true) === "" ? say("rounds.onTabletNone") : say("rounds.onTablet", { languages: names(true) })}</Remark>
      {all.map(({ language: code, why, known, at }) =>
        why === null ? null : (
          <Remark key={code}>
            <strong>{languageName(code, language)}</strong>:{" "}
            {say(`rounds.notOnTablet.${why}`, { other: known ?? "", at: at ?? "" })}
          </Remark>
        ),
      )}
    </div>
  );
}
