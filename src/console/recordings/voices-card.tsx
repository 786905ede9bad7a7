import { useCallback } from "react";
import { Link } from "wouter";
import { usableLanguages } from "../../domain/questionnaire/languages.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import { ok } from "../../kernel/result.ts";
import type { RecordingsReply } from "../../protocol/console/recordings.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { questions } from "../api/questions.ts";
import { useLoad } from "../api/use-load.ts";
import { useQuestion } from "../api/use-questions.ts";
import { Card, Remark } from "../parts/card.tsx";
import { useServices } from "../services.ts";
import { WhenLoaded } from "../shell/loading.tsx";
import { useSignedIn } from "../shell/session.ts";
import { languageName, textAttributes } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import { missingVoices } from "./recorded-texts.ts";
import { screenWords } from "./screen-words.ts";

/** The way from a round to the voices of its texts. */
export function VoicesCard({ round }: { readonly round: Round }) {
  const { say } = useWords();
  return (
    <Card title={say("recordings.title")}>
      <p>{say(round.release === null ? "recordings.invitation" : "recordings.published")}</p>
      {round.release === null && round.settings.needsVoices === true && <VoicesNeeded round={round} />}
      <div>
        <Link href={`/rounds/${round.id}/recordings`} className={buttonClass()}>
          {say("recordings.open")}
        </Link>
      </div>
    </Card>
  );
}

/** Where nobody may choose a language that lacks a voice: which those are, and what is missing first. */
function VoicesNeeded({ round }: { readonly round: Round }) {
  const { api } = useServices();
  const load = useQuestion(questions(api).recordings);
  return <WhenLoaded of={load}>{(found) => <ByLanguage round={round} recordings={found} />}</WhenLoaded>;
}

function ByLanguage({ round, recordings }: { readonly round: Round; readonly recordings: RecordingsReply }) {
  const { say, language } = useWords();
  const { organisationName: organisation } = useSignedIn();
  const { questionnaire: document } = round;
  const load = useLoad(
    useCallback(async () => {
      const languages = usableLanguages(document, CLIENT_LANGUAGES);
      const words = await screenWords(languages);
      return ok(languages.map((code) => [code, words[code]] as const));
    }, [document]),
  );
  return (
    <WhenLoaded of={load}>
      {(known) => {
        const all = known.map(([code, words]) => ({
          code,
          missing: missingVoices({ document, organisation }, code, words, recordings.recordings),
        }));
        return (
          <>
            {all.every(({ missing }) => missing.length > 0) && <Notice tone="mind">{say("recordings.noneWhole")}</Notice>}
            {all.map(({ code, missing }) => (
              <Remark key={code}>
                <span data-voices-of={code}>
                  <strong>{languageName(code, language)}</strong>:{" "}
                  {missing.length === 0 ? say("recordings.whole") : say("recordings.lacking", { count: missing.length })}{" "}
                  {missing[0] !== undefined && <bdi {...textAttributes(code)}>{missing[0].text}</bdi>}
                </span>
              </Remark>
            ))}
          </>
        );
      }}
    </WhenLoaded>
  );
}
