import { useState } from "react";
import { Link, useLocation } from "wouter";
import { readingLanguage } from "../../../domain/questionnaire/reading-language.ts";
import type { RoundId } from "../../../kernel/ids.ts";
import type { Language } from "../../../kernel/language.ts";
import { buttonClass } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Row, Stack } from "../../parts/card.tsx";
import { languageName } from "../../words/language-names.ts";
import { useWords } from "../../words/use-words.ts";
import { OfRoundTexts, type RoundTexts } from "../round-texts.tsx";
import { LanguagesLeft } from "./languages-left.tsx";
import { nextMissing } from "./next-missing.ts";
import { RecordingDesk } from "./recording-desk.tsx";
import styles from "./studio.module.css";
import { TextList } from "./text-list.tsx";
import { whereItStands } from "./where-it-stands.ts";

type Props = { readonly roundId: RoundId; readonly language: Language };

/** Somebody reads the texts of a round into a microphone, one after the other, and goes on wherever she was. */
export function StudioScreen({ roundId, language }: Props) {
  const { say } = useWords();
  return (
    <OfRoundTexts
      roundId={roundId}
      title={say("studio.title")}
      aside={<Link href={`/rounds/${roundId}/recordings`}>{say("studio.all")}</Link>}
    >
      {(texts) => <InLanguage roundId={roundId} asked={language} {...texts} />}
    </OfRoundTexts>
  );
}

/** An address with a language that the round doesn't have shows the one that is read here. */
function InLanguage({ roundId, asked, ...texts }: RoundTexts & { readonly roundId: RoundId; readonly asked: Language }) {
  const { language: own } = useWords();
  const shown = texts.languages.includes(asked) ? asked : readingLanguage(texts, own);
  return <Studio key={shown} roundId={roundId} language={shown} {...texts} />;
}

function Studio({ roundId, language, document, languages, textsIn, onChanged }: RoundTexts & Props) {
  const { say, language: own } = useWords();
  const [, goTo] = useLocation();
  const texts = textsIn(language);
  // She goes on at the first text that nobody has recorded, and stays at it once it is.
  const [chosen, setChosen] = useState(() => ({ text: (nextMissing(texts, null) ?? texts[0])?.text ?? null, byNext: false }));
  const [locked, setLocked] = useState(false);
  const shown = texts.find(({ text }) => text === chosen.text) ?? texts[0];
  const missing = nextMissing(texts, shown?.text ?? null);
  const reading = readingLanguage({ languages }, own);
  const translation =
    reading === language || shown === undefined ? undefined : textsIn(reading).find(({ place }) => place === shown.place)?.text;
  const others = languages.filter((code) => code !== language && nextMissing(textsIn(code), null) !== null);
  const open = (code: Language): void => goTo(`/rounds/${roundId}/studio/${code}`);
  if (shown === undefined) {
    return null;
  }
  const isDone = texts.every(({ recording }) => recording !== null);
  return (
    <div className={styles.studio}>
      <Stack>
        {isDone && (
          <Notice tone="fine">
            <p>{say("studio.allDone", { language: languageName(language, own) })}</p>
            {others[0] !== undefined && (
              <Row>
                <Link href={`/rounds/${roundId}/studio/${others[0]}`} className={buttonClass()}>
                  {say("studio.open", { language: languageName(others[0], own) })}
                </Link>
              </Row>
            )}
          </Notice>
        )}
        <RecordingDesk
          key={shown.text}
          of={shown}
          language={language}
          standing={whereItStands(document, shown.place)}
          position={texts.indexOf(shown) + 1}
          total={texts.length}
          translation={translation === undefined ? null : { text: translation, language: reading }}
          onChanged={onChanged}
          onBusy={setLocked}
          takesFocus={chosen.byNext}
          onNext={missing === null ? null : () => setChosen({ text: missing.text, byNext: true })}
        />
      </Stack>
      <aside className={styles.side} aria-label={say("studio.left")}>
        <LanguagesLeft languages={languages} shown={language} textsIn={textsIn} locked={locked} onChoose={open} />
        <TextList
          texts={texts}
          language={language}
          shown={shown.text}
          locked={locked}
          onChoose={(text) => setChosen({ text, byNext: false })}
        />
      </aside>
    </div>
  );
}
