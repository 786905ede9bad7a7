import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { languagesOnTablet } from "../../domain/questionnaire/languages.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import type { Language } from "../../kernel/language.ts";
import { Remark } from "../parts/card.tsx";
import { useMissingVoices, voicedIn } from "../recordings/use-missing-voices.ts";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";

type Props = {
  readonly document: QuestionnaireDocument;
  /** Those in which nothing is without its voice, where the round needs voices. */
  readonly voiced?: readonly Language[];
};

/** The same in a round that needs voices, as far as they are recorded now. */
export function VoicedLanguages({ document }: Pick<Props, "document">) {
  const { say } = useWords();
  const missing = useMissingVoices(document);
  return missing === null ? (
    <p aria-live="polite">{say("common.loading")}</p>
  ) : (
    <TabletLanguages document={document} voiced={voicedIn(missing)} />
  );
}

/** Which of the questionnaire's languages a client can choose on the tablet, and of each other one why not. */
export function TabletLanguages({ document, voiced }: Props) {
  const { say, language } = useWords();
  const all = languagesOnTablet(document, CLIENT_LANGUAGES, voiced ?? null);
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
