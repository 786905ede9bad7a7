import { type ReactNode, useCallback } from "react";
import { Link } from "wouter";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import type { RoundId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import { ok } from "../../kernel/result.ts";
import type { RecordingsReply } from "../../protocol/console/recordings.ts";
import { Notice } from "../../ui/notice.tsx";
import { questions } from "../api/questions.ts";
import { useLoad } from "../api/use-load.ts";
import { useQuestions } from "../api/use-questions.ts";
import { Stack } from "../parts/card.tsx";
import { DamagedRows } from "../parts/damaged-rows.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { useServices } from "../services.ts";
import { WhenLoaded } from "../shell/loading.tsx";
import { useSignedIn } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";
import { type RecordedText, recordedTexts } from "./recorded-texts.ts";
import { screenWords } from "./screen-words.ts";
import { type ScreenWords, spokenTexts } from "./spoken-texts.ts";

/** The texts that a round's clients meet, in each of its languages, with what is recorded of them. */
export type RoundTexts = {
  readonly document: QuestionnaireDocument;
  readonly languages: readonly Language[];
  readonly textsIn: (language: Language) => readonly RecordedText[];
  /** Something was recorded, replaced or removed. */
  readonly onChanged: () => void;
};

type Props = {
  readonly roundId: RoundId;
  readonly title: string;
  /** Beside the way back to the round. */
  readonly aside?: ReactNode;
  readonly children: (texts: RoundTexts) => ReactNode;
};

/** A screen about the voices of a round. */
export function OfRoundTexts({ roundId, title, aside, children }: Props) {
  const { say } = useWords();
  const { api } = useServices();
  const { round, recordings } = questions(api);
  const load = useQuestions({ round: round(roundId), recordings });
  const name = load.loaded.status === "ready" ? load.loaded.value.round.name : say("nav.rounds");
  return (
    <>
      <ScreenHeading
        title={title}
        aside={
          <>
            {aside}
            <Link href={`/rounds/${roundId}`}>{name}</Link>
          </>
        }
      />
      <WhenLoaded of={load}>
        {({ round: { questionnaire, release }, recordings: found }) => (
          <Stack>
            {release !== null && <Notice tone="mind">{say("recordings.published")}</Notice>}
            <DamagedRows of={found.damaged} kind="recordings" />
            <WithWords document={questionnaire} recordings={found} onChanged={load.reload}>
              {children}
            </WithWords>
          </Stack>
        )}
      </WhenLoaded>
    </>
  );
}

type WithWordsProps = Pick<RoundTexts, "document" | "onChanged"> & {
  readonly recordings: RecordingsReply;
  readonly children: (texts: RoundTexts) => ReactNode;
};

function WithWords({ document, recordings, onChanged, children }: WithWordsProps) {
  const { organisationName: organisation } = useSignedIn();
  const languages = document.languages.filter((language) => CLIENT_LANGUAGES.includes(language));
  const asked = languages.join(" ");
  const load = useLoad(useCallback(async () => ok(await screenWords(asked.split(" ") as Language[])), [asked]));
  const textsIn = (words: Readonly<Partial<Record<Language, ScreenWords>>>, language: Language): readonly RecordedText[] => {
    const texts = spokenTexts({ document, organisation }, words[language] ?? {}, language);
    return recordedTexts(texts, language, recordings.recordings);
  };
  return (
    <WhenLoaded of={load}>
      {(words) => children({ document, languages, textsIn: (language) => textsIn(words, language), onChanged })}
    </WhenLoaded>
  );
}
