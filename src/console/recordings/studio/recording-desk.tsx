import { useEffect, useRef } from "react";
import type { Language } from "../../../kernel/language.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { ApiFailure } from "../../api/request.ts";
import { useAttempt } from "../../api/use-attempt.ts";
import { Panel, Row } from "../../parts/card.tsx";
import { FileButton } from "../../parts/file-button.tsx";
import { useServices } from "../../services.ts";
import { FailureNotice } from "../../shell/failure-notice.tsx";
import { textAttributes } from "../../words/language-names.ts";
import { useWords } from "../../words/use-words.ts";
import { ACCEPTED_FILES } from "../accepted-files.ts";
import { MICROPHONE_FAULTS, type MicrophoneFault } from "../microphone/microphone.ts";
import { playSound } from "../play-sound.ts";
import type { RecordedText } from "../recorded-texts.ts";
import { SILENT, strengthOf } from "../voice/level.ts";
import { LevelMeter } from "./level-meter.tsx";
import styles from "./studio.module.css";
import { PlaySign, RecordSign, StopSign } from "./studio-signs.tsx";
import { TakePicture } from "./take-picture.tsx";
import { type Take, useTake } from "./use-take.ts";
import type { Standing } from "./where-it-stands.ts";

/** From so many characters on a text is set smaller, so that the buttons stay where they are. */
const LONG = 110;

type Props = {
  readonly of: RecordedText;
  readonly language: Language;
  readonly standing: Standing;
  /** Which of all texts it is, counted from 1. */
  readonly position: number;
  readonly total: number;
  /** What it says, for whoever doesn't read its language. */
  readonly translation: { readonly text: string; readonly language: Language } | null;
  readonly onChanged: () => void;
  /** Whether leaving this text now would lose something. */
  readonly onBusy: (busy: boolean) => void;
  /** By *next* one comes with the hand on the key that records. */
  readonly takesFocus: boolean;
  /** Null where nothing is missing any more. */
  readonly onNext: (() => void) | null;
};

/** One text in large type, and what one does with it: record, stop, listen, again, next. */
export function RecordingDesk({
  of,
  language,
  standing,
  position,
  total,
  translation,
  onChanged,
  onBusy,
  takesFocus,
  onNext,
}: Props) {
  const { say, number } = useWords();
  const { api } = useServices();
  const { take, record, stop, discard, bring, keepAgain } = useTake(of, language, onChanged);
  const other = useAttempt<ApiFailure>();
  const button = useRef<HTMLButtonElement>(null);
  const { recording, changed, text } = of;
  const listening = take.at === "opening" || take.at === "recording";
  const busy = listening || take.at === "keeping" || other.busy;
  const holds = busy || take.at === "unkept";
  useEffect(() => onBusy(holds), [holds, onBusy]);
  useEffect(() => () => onBusy(false), [onBusy]);
  useEscape(listening, discard);
  useEffect(() => {
    if (takesFocus) {
      button.current?.focus();
    }
  }, [takesFocus]);
  const remove = async (): Promise<void> => {
    if (recording !== null) {
      const removed = await other.run(() => api.removeRecording({ query: { language, textSha256: recording.textSha256 } }));
      if (removed.ok) {
        discard();
        onChanged();
      }
    }
  };
  const level = take.at === "recording" ? take.level : SILENT;
  const source = take.at === "keeping" || take.at === "kept" || take.at === "unkept" ? take.source : null;
  return (
    <Panel label={say("studio.desk")}>
      <p className={styles.head}>
        <span>{standingText(say, standing)}</span>
        <span data-testid="studio-position">{say("studio.position", { position: number(position), total: number(total) })}</span>
      </p>
      <p className={styles.spoken} data-long={text.length > LONG} data-place={of.place} {...textAttributes(language)}>
        {text}
      </p>
      {translation !== null && (
        <p className={styles.translation} {...textAttributes(translation.language)}>
          {translation.text}
        </p>
      )}
      {changed && take.at === "idle" && <Notice tone="mind">{say("recordings.changed")}</Notice>}
      <div className={styles.heard}>
        {source !== null && !(source instanceof Blob) ? (
          <TakePicture of={source} />
        ) : (
          <LevelMeter level={level} strength={take.at === "recording" ? strengthOf(level) : null} />
        )}
        <StateText take={take} seconds={recording === null ? null : recording.milliseconds / 1000} />
      </div>
      <div className={styles.buttons}>
        <Button
          busy={busy}
          className={styles.listen}
          disabled={recording === null}
          onClick={() => recording !== null && void other.run(() => playSound(api, recording.sha256))}
        >
          <PlaySign />
          {say("studio.listen")}
        </Button>
        <button
          ref={button}
          type="button"
          className={styles.record}
          data-at={take.at}
          aria-disabled={take.at === "keeping" || take.at === "opening"}
          onClick={() =>
            take.at === "recording" ? stop() : take.at === "keeping" || take.at === "opening" ? undefined : record()
          }
        >
          {listening ? <StopSign /> : <RecordSign />}
          <span>{say(listening ? "studio.stop" : recording === null ? "studio.record" : "studio.again")}</span>
        </button>
        <Button look="primary" busy={busy} disabled={onNext === null || take.at === "unkept"} onClick={() => onNext?.()}>
          {say("studio.next")}
        </Button>
      </div>
      {take.at === "unkept" && (
        <>
          <FailureNotice failure={take.failure} title={say("studio.unkept")} onRetry={keepAgain} />
          <Row>
            <Button look="quiet" onClick={discard}>
              {say("studio.discard")}
            </Button>
          </Row>
        </>
      )}
      {take.at === "failed" && <Failed why={take.why} />}
      {other.failure !== null && <FailureNotice failure={other.failure} />}
      <Row>
        <FileButton
          text={say(recording === null ? "recordings.choose" : "recordings.replace")}
          label={say("recordings.chooseFor", { text })}
          accept={ACCEPTED_FILES}
          busy={busy}
          onChoose={bring}
        />
        {recording !== null && (
          <Button size="small" look="quiet" busy={busy} onClick={() => void remove()}>
            {say("recordings.remove")}
          </Button>
        )}
      </Row>
    </Panel>
  );
}

function useEscape(active: boolean, onEscape: () => void): void {
  useEffect(() => {
    const listen = ({ key }: KeyboardEvent): void => {
      if (active && key === "Escape") {
        onEscape();
      }
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  });
}

/** What goes on, said also to whoever doesn't see it; how loud it is changes too often to be read out. */
function StateText({ take, seconds }: { readonly take: Take; readonly seconds: number | null }) {
  const { say, number } = useWords();
  const length = seconds === null ? "" : say("recordings.seconds", { seconds: number(Math.round(seconds * 10) / 10) });
  const strength = take.at === "recording" ? strengthOf(take.level) : take.at === "kept" ? take.strength : null;
  return (
    <div className={styles.state} data-at={take.at} data-strength={strength ?? undefined}>
      <output>
        {take.at === "opening" && say("studio.opening")}
        {take.at === "recording" && say("studio.recording")}
        {take.at === "keeping" && say("studio.keeping")}
        {take.at === "kept" && say("studio.kept", { length })}
        {take.at === "kept" && take.strength !== null && ` ${say(`studio.was.${take.strength}`)}`}
        {take.at === "idle" && (seconds === null ? say("recordings.none") : say("studio.there", { length }))}
      </output>
      {take.at === "recording" && (
        <p>
          {say("recordings.seconds", { seconds: number(take.seconds) })} · {say(`studio.now.${strengthOf(take.level)}`)}
        </p>
      )}
    </div>
  );
}

/** What went wrong, and what to do. */
function Failed({ why }: { readonly why: Extract<Take, { at: "failed" }>["why"] }) {
  const { say } = useWords();
  if (why === "unexpected") {
    return <FailureNotice failure={why} />;
  }
  return (
    <Notice tone="wrong" live {...(isMicrophoneFault(why) ? { title: say("studio.noMicrophone") } : {})}>
      {isMicrophoneFault(why) ? say(`studio.faults.${why}`) : say(`studio.sound.${why}`)}
    </Notice>
  );
}

function isMicrophoneFault(why: string): why is MicrophoneFault {
  return MICROPHONE_FAULTS.some((fault) => fault === why);
}

function standingText(say: ReturnType<typeof useWords>["say"], standing: Standing): string {
  return "total" in standing
    ? say(`studio.stands.${standing.kind}`, { position: standing.position, total: standing.total })
    : say(`studio.stands.${standing.kind}`);
}
