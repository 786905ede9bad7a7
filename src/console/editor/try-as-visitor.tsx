import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { HANDED_OVER, type Interview, type InterviewEvent, step } from "../../domain/interview/interview.ts";
import { type Answer, answerFor } from "../../domain/questionnaire/answers.ts";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { readingLanguage } from "../../domain/questionnaire/reading-language.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import type { Language } from "../../kernel/language.ts";
import { ok } from "../../kernel/result.ts";
import { Button } from "../../ui/button.tsx";
import { Chips } from "../../ui/chips.tsx";
import { useLoad } from "../api/use-load.ts";
import { Card, Remark, Row } from "../parts/card.tsx";
import { screenWords } from "../recordings/screen-words.ts";
import { WhenLoaded } from "../shell/loading.tsx";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import { useClientSay } from "./client-say.ts";
import { DrawnQuestion, DrawnTablet, HELD, type Held } from "./drawn-tablet.tsx";
import styles from "./preview.module.css";
import { TriedAnswer } from "./tried-answer.tsx";
import { WhatItWouldBe } from "./what-it-would-be.tsx";

type Props = { readonly document: QuestionnaireDocument; readonly onEnd: () => void };

/** The questionnaire on the drawn tablet as a visitor meets it: asked by its conditions, answered, sent. Nothing is kept. */
export function TryAsVisitor(props: Props) {
  const load = useLoad(useCallback(async () => ok(await screenWords(CLIENT_LANGUAGES)), []));
  return <WhenLoaded of={load}>{(words) => <Trying {...props} words={words} />}</WhenLoaded>;
}

type Words = Awaited<ReturnType<typeof screenWords>>;

function Trying({ document, onEnd, words }: Props & { readonly words: Words }) {
  const { say, language: own } = useWords();
  const rules = { document, keepsWalkAways: false };
  const first = readingLanguage(document, own);
  const [interview, setInterview] = useState<Interview>(() => begun(document, first));
  const [held, setHeld] = useState<Held>("upright");
  const language = "language" in interview && interview.language !== null ? interview.language : first;
  const clientSay = useClientSay(words, language);
  const does = (...events: readonly InterviewEvent[]): void =>
    setInterview((before) => events.reduce((state, event) => step(state, event, rules), before));
  const place = useRef<HTMLDivElement>(null);
  const asked = interview.stage === "answering" ? interview.itemId : interview.stage;
  useEffect(() => {
    // Whoever goes on with the keyboard goes on where the new screen is.
    place.current?.focus();
  }, [asked]);
  const { stage } = interview;
  const begin = (): void => setInterview(begun(document, language));
  return (
    <Card title={say("editor.try")}>
      <Chips
        label={say("rounds.previewLanguage")}
        options={document.languages.map((code) => ({ value: code, text: languageName(code, own) }))}
        chosen={language}
        onChoose={(code) => does({ type: "choose-language", language: code })}
      />
      <div ref={place} tabIndex={-1} className={styles.tried} role="group" aria-label={say("editor.try")}>
        <DrawnTablet held={held} language={language}>
          {clientScreen()}
        </DrawnTablet>
      </div>
      <Chips
        label={say("editor.held")}
        options={HELD.map((one) => ({ value: one, text: say(`editor.heldAs.${one}`) }))}
        chosen={held}
        onChoose={setHeld}
      />
      {stage === "closed" && <WhatItWouldBe document={document} answers={interview.keeps} />}
      <Remark>{say("editor.tryAbout")}</Remark>
      <Row>
        <Button onClick={begin}>{say("editor.tryAgain")}</Button>
        <Button onClick={onEnd}>{say("editor.tryEnd")}</Button>
      </Row>
    </Card>
  );

  function clientScreen(): ReactNode {
    if (interview.stage === "closed") {
      return <p className={styles.ended}>{clientSay(interview.end === "sent" ? "ended.sentTitle" : "ended.erasedTitle")}</p>;
    }
    if (interview.stage === "confirming") {
      return (
        <>
          <p className={styles.ended}>{clientSay("confirm.title")}</p>
          <Button onClick={() => does({ type: "send" })}>{clientSay("confirm.send")}</Button>
          <Button onClick={() => does({ type: "erase" })}>{clientSay("confirm.erase")}</Button>
          <Button look="quiet" onClick={() => does({ type: "back" })}>
            {clientSay("confirm.back")}
          </Button>
        </>
      );
    }
    const item = interview.stage === "answering" ? document.items.find(({ id }) => id === interview.itemId) : undefined;
    if (interview.stage !== "answering" || item === undefined) {
      // Before its first question, where one has gone back to, or in a questionnaire that asks nothing.
      return (
        <Button disabled={document.items.length === 0} onClick={() => does({ type: "start" })}>
          {clientSay("item.next")}
        </Button>
      );
    }
    const answer = answerFor(interview.answers, item.id);
    return (
      <>
        <DrawnQuestion document={document} item={item} language={language} />
        {item.kind !== "information" && (
          <TriedAnswer
            key={item.id}
            item={item}
            language={language}
            answer={answer}
            clientSay={clientSay}
            onAnswer={(given: Answer | undefined) => does({ type: "answer", answer: given })}
          />
        )}
        <div className={styles.steps}>
          <Button size="small" look="quiet" onClick={() => does({ type: "back" })}>
            {clientSay("item.back")}
          </Button>
          <Button size="small" look="quiet" onClick={() => does({ type: "stop" })}>
            {clientSay("item.stop")}
          </Button>
          {item.kind !== "information" && answer === undefined ? (
            <Button size="small" onClick={() => does({ type: "skip" })}>
              {clientSay("item.skip")}
            </Button>
          ) : (
            <Button size="small" look="primary" onClick={() => does({ type: "next" })}>
              {clientSay("item.next")}
            </Button>
          )}
        </div>
      </>
    );
  }
}

/** At the first question that applies. */
function begun(document: QuestionnaireDocument, language: Language): Interview {
  const rules = { document, keepsWalkAways: false };
  const events: readonly InterviewEvent[] = [{ type: "choose-language", language }, { type: "start" }];
  return events.reduce<Interview>((state, event) => step(state, event, rules), HANDED_OVER);
}
