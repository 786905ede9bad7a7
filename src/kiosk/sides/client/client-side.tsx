import { useContext, useEffect, useMemo, useReducer, useRef, useState, useSyncExternalStore } from "react";
import type { Told } from "../../../domain/feedback/told.ts";
import {
  answersOf,
  type Closed,
  HANDED_OVER,
  type Interview,
  type InterviewEvent,
  languageOf,
  step,
} from "../../../domain/interview/interview.ts";
import { type Answers, answerFor } from "../../../domain/questionnaire/answers.ts";
import { applicableItems } from "../../../domain/questionnaire/routing.ts";
import { completeness } from "../../../domain/response/completeness.ts";
import type { Release } from "../../../domain/round/release.ts";
import type { Language } from "../../../kernel/language.ts";
import { useDocumentLanguage } from "../../parts/document-language.tsx";
import { useFingerShield } from "../../parts/finger-shield.ts";
import type { StorageFailure } from "../../store/failure.ts";
import type { Reported, SaidFault } from "../../tablet/reporting-faults.ts";
import type { ClientControls } from "./client-controls.ts";
import { PicturesContext } from "./client-pictures.ts";
import type { ClientWords } from "./client-words.ts";
import type { ComfortControl } from "./comfort/comfort.ts";
import { ConfirmScreen } from "./ending/confirm-screen.tsx";
import { ReasonsScreen } from "./ending/reasons-screen.tsx";
import { SavingScreen } from "./ending/saving-screen.tsx";
import { FaultScreen } from "./fault-screen.tsx";
import { IdleQuestion } from "./idle-question.tsx";
import { ItemScreen } from "./item/item-screen.tsx";
import { needsTyping, useTyping } from "./item/typing.ts";
import { LanguageScreen } from "./language-screen.tsx";
import { ListeningContext } from "./listening/listening.ts";
import { NoWordsScreen } from "./no-words-screen.tsx";
import { PurposeScreen } from "./purpose-screen.tsx";
import { useStatement } from "./statement/statement.ts";
import { useIdle } from "./use-idle.ts";

type Props = {
  readonly release: Release;
  readonly languages: readonly Language[];
  readonly words: ClientWords;
  /** What the waiting room is told beside the choice of language. */
  readonly told: Told | null;
  /** The language of whatever has to be said before the client has chosen hers. */
  readonly staffLanguage: Language;
  /** The assistant is at the PIN: no silence is counted, and nothing of the client's is shown. */
  readonly covered: boolean;
  /** Why storing failed, once an assistant has come to the client's help. */
  readonly toldStaff: StorageFailure | null;
  /** The assistant wants the tablet back, and this is how far the client has come. */
  readonly onStaff: (interview: Interview) => void;
  /** Stores what somebody says is hard to use. */
  readonly onReport: (said: SaidFault) => Promise<Reported>;
  readonly comfort: ComfortControl;
  /** Seals and stores; false when the disk refused. Called again with the same interview to try again. */
  readonly onClosed: (closed: Closed) => Promise<boolean>;
};

/** One client's pass. Her draft lives here, in memory, and nowhere else. */
export function ClientSide({
  release,
  languages,
  words,
  told,
  staffLanguage,
  covered,
  toldStaff,
  onStaff,
  comfort,
  onReport,
  onClosed,
}: Props) {
  const rules = useMemo(() => ({ document: release.questionnaire, keepsWalkAways: release.settings.keepsWalkAways }), [release]);
  const [interview, dispatch] = useReducer((state: Interview, event: InterviewEvent) => step(state, event, rules), HANDED_OVER);
  const [choosing, setChoosing] = useState(false);
  /** In which language the statement on accessibility is open. */
  const [reading, setReading] = useState<Language | null>(null);
  const statement = useStatement(reading !== null && interview.stage !== "closed");
  /** What she has written, by item, also where another answer stands instead of it now. Like the draft it is nowhere else. */
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [wanted, choose, forgetWanted] = useWanted(words, (language) => {
    dispatch({ type: "choose-language", language });
    setChoosing(false);
  });
  const missing = wanted?.missing === true ? wanted.language : null;
  useFingerShield(`${interview.stage} ${choosing} ${missing} ${statement !== null}`);
  const closing = useClosing(interview, onClosed);
  const around = missing ?? languageOf(interview) ?? staffLanguage;
  const here = useSyncExternalStore(words.subscribe, words.here, words.here);
  /** Before she has chosen, any language that has its words will do. */
  const asking = [around, ...languages].find((language) => here.includes(language));
  // Where no words have come at all, nobody could be asked, and nothing of hers is there to be taken away.
  const unasked = covered || interview.stage === "closed" || asking === undefined;
  const [idle, stay, hold] = useIdle(release.settings, unasked, useContext(ListeningContext));
  useDocumentLanguage(covered ? null : statement === null ? around : (reading ?? around));
  // Asked for now, so that it is there when she is.
  useTyping(needsTyping(release.questionnaire));

  useEffect(() => {
    if (idle.phase === "gone") {
      dispatch({ type: "walk-away" });
    }
  }, [idle]);

  // Between her silence and the end of her interview nothing of it is painted any more.
  if (covered || (idle.phase === "gone" && interview.stage !== "closed")) {
    return null;
  }
  const controls: ClientControls = {
    languages,
    onStaff: () => onStaff(interview),
    comfort,
    onLanguages: choosing ? null : () => setChoosing(true),
  };
  const bare = { ...controls, onLanguages: null };
  if (closing.failed) {
    return (
      <FaultScreen
        language={around}
        staffLanguage={staffLanguage}
        toldStaff={toldStaff}
        controls={bare}
        onRetry={closing.retry}
      />
    );
  }
  if (idle.phase === "asking" && asking !== undefined) {
    const keepsAnswers = rules.keepsWalkAways && hasAnswers(release, answersOf(interview));
    return (
      <IdleQuestion language={asking} secondsLeft={idle.secondsLeft} keepsAnswers={keepsAnswers} onStay={stay} onHold={hold} />
    );
  }
  if (missing !== null && interview.stage !== "closed") {
    const others = (): void => {
      forgetWanted();
      setChoosing(true);
    };
    return <NoWordsScreen language={missing} controls={{ ...controls, onLanguages: others }} onRetry={() => choose(missing)} />;
  }
  if (reading !== null && statement !== null) {
    return (
      <statement.Statement
        organisation={release.organisation.name}
        language={reading}
        controls={bare}
        writable={here}
        onLanguage={setReading}
        onReport={onReport}
        onDone={() => setReading(null)}
      />
    );
  }
  if (choosing || interview.stage === "choosing-language") {
    const current = wanted?.language ?? languageOf(interview);
    return (
      <LanguageScreen
        controls={bare}
        around={around}
        current={current}
        told={told}
        onChoose={choose}
        onStatement={() => setReading(around)}
      />
    );
  }
  return (
    <Stage
      interview={interview}
      release={release}
      controls={controls}
      dispatch={dispatch}
      typed={typed}
      onTyped={setTyped}
      onStatement={() => setReading(around)}
    />
  );
}

type StageProps = {
  readonly interview: Exclude<Interview, { stage: "choosing-language" }>;
  readonly release: Release;
  readonly controls: ClientControls;
  readonly dispatch: (event: InterviewEvent) => void;
  readonly typed: Readonly<Record<string, string>>;
  readonly onTyped: (typed: Readonly<Record<string, string>>) => void;
  readonly onStatement: () => void;
};

function Stage({ interview, release, controls, dispatch, typed, onTyped, onStatement }: StageProps) {
  const does = (type: "start" | "decline" | "reconsider" | "skip" | "next" | "back" | "stop" | "send" | "erase") => () =>
    dispatch({ type });
  const pictures = useContext(PicturesContext);
  switch (interview.stage) {
    case "reading-purpose":
      return (
        <PurposeScreen
          release={release}
          language={interview.language}
          controls={controls}
          onStatement={onStatement}
          onStart={does("start")}
          onDecline={does("decline")}
        />
      );
    case "giving-reason":
      return (
        <ReasonsScreen
          language={interview.language}
          controls={controls}
          onReason={(reason) => dispatch({ type: "give-reason", reason })}
          onBack={does("reconsider")}
        />
      );
    case "answering": {
      const items = applicableItems(release.questionnaire, interview.answers);
      const position = items.findIndex(({ id }) => id === interview.itemId);
      const item = items[position];
      return item === undefined ? null : (
        <PicturesContext value={release.settings.pictures === false ? null : pictures}>
          <ItemScreen
            item={item}
            answer={answerFor(interview.answers, item.id)}
            typed={Object.hasOwn(typed, item.id) ? typed[item.id] : undefined}
            language={interview.language}
            progress={{ position: position + 1, total: items.length }}
            controls={controls}
            advances={release.settings.advances === true}
            onAnswer={(answer) => dispatch({ type: "answer", answer })}
            onTyped={(text) => onTyped({ ...typed, [item.id]: text })}
            onSkip={() => {
              // What is skipped is gone, and not written either.
              onTyped({ ...typed, [item.id]: "" });
              dispatch({ type: "skip" });
            }}
            onNext={does("next")}
            onBack={does("back")}
            onStop={does("stop")}
          />
        </PicturesContext>
      );
    }
    case "confirming": {
      const answered = hasAnswers(release, interview.answers);
      return (
        <ConfirmScreen
          language={interview.language}
          controls={controls}
          hasAnswers={answered}
          onSend={does("send")}
          // With nothing to erase she has not erased anything either: she stopped.
          onErase={does(answered ? "erase" : "send")}
          onBack={does("back")}
        />
      );
    }
    case "closed":
      return interview.keeps === null || interview.language === null ? null : (
        <SavingScreen language={interview.language} controls={controls} />
      );
  }
}

/** Whether anything would be kept: "prefer not to say" alone is no answer. */
function hasAnswers({ questionnaire }: Release, answers: Answers): boolean {
  return completeness(questionnaire, answers).verdict !== "nothing";
}

type Wanted = { readonly language: Language; readonly missing: boolean };

/**
 * The language that she wants and that has no words yet, until it has: then `onHere` makes it hers. No screen of hers is
 * ever in a language without words; while they are on their way, she is where she was, and any other language can be taken.
 */
function useWanted(
  words: ClientWords,
  onHere: (language: Language) => void,
): readonly [wanted: Wanted | null, want: (language: Language) => void, forget: () => void] {
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const latest = useRef<Wanted | null>(null);
  const become = (next: Wanted | null): void => {
    latest.current = next;
    setWanted(next);
  };
  const want = (language: Language): void => {
    if (words.here().includes(language)) {
      become(null);
      onHere(language);
      return;
    }
    const asked = { language, missing: false };
    become(asked);
    void words.bring(language).then((here) => {
      if (latest.current !== asked) {
        return;
      }
      become(here ? null : { language, missing: true });
      if (here) {
        onHere(language);
      }
    });
  };
  return [wanted, want, () => become(null)];
}

/** Stores what a closed interview leaves, once; `retry` tries again with the same closed interview. */
function useClosing(
  interview: Interview,
  onClosed: (closed: Closed) => Promise<boolean>,
): { failed: boolean; retry: () => void } {
  const [failed, setFailed] = useState(false);
  const started = useRef(false);
  const store = (closed: Closed): void => {
    setFailed(false);
    void onClosed(closed).then((stored) => setFailed(!stored));
  };
  useEffect(() => {
    if (interview.stage === "closed" && !started.current) {
      started.current = true;
      store(interview);
    }
  });
  return {
    failed,
    retry() {
      if (interview.stage === "closed") {
        store(interview);
      }
    },
  };
}
