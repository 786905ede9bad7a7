import { useState } from "react";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { languagesOnTablet } from "../../domain/questionnaire/languages.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import { Card, Remark } from "../parts/card.tsx";
import { Choice } from "../parts/field.tsx";
import { useMissingVoices, voicedIn } from "../recordings/use-missing-voices.ts";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./editor.module.css";
import { placesOf, textState, type Voices } from "./text-state.ts";

type Props = {
  readonly document: QuestionnaireDocument;
  readonly before: QuestionnaireDocument | null;
  readonly voices: Voices;
};

/** Which languages a client can choose as it stands now, and of each other one what is missing. */
export function Gate({ document, before, voices }: Props) {
  const { say, language } = useWords();
  const [needsVoices, setNeedsVoices] = useState(false);
  const places = placesOf(document, before);
  const missing = useMissingVoices(document);
  const voiced = missing === null ? [] : voicedIn(missing);
  return (
    <Card title={say("editor.gate")}>
      <ul className={styles.gate} data-testid="gate">
        {languagesOnTablet(document, CLIENT_LANGUAGES, needsVoices ? voiced : null).map(({ language: code, why }) => {
          const states = places.map((place) => textState(place, code, voices).kind);
          const texts = states.filter((kind) => kind === "missing").length;
          const sounds = states.filter((kind) => kind === "changed" || kind === "unrecorded").length;
          return (
            <li key={code} data-language={code} data-open={why === null}>
              <span className={styles.gateName}>
                <span aria-hidden="true">{why === null ? "✓" : "✕"}</span> {languageName(code, language)}
              </span>
              <span>
                {why === null
                  ? say("editor.gateYes")
                  : texts > 0
                    ? say("editor.gateTexts", { count: texts })
                    : why === "no-voice"
                      ? say("editor.gateVoices", { count: missing?.get(code) ?? sounds })
                      : say("editor.gateScreens")}
                {sounds > 0 && why !== "no-voice" && (
                  <span className={styles.soft}> {say("editor.gateSounds", { count: sounds })}</span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      <Choice
        kind="checkbox"
        label={say("rounds.needsVoices")}
        checked={needsVoices}
        onChange={({ target }) => setNeedsVoices(target.checked)}
      />
      <Remark>{say("editor.gateAbout")}</Remark>
    </Card>
  );
}
