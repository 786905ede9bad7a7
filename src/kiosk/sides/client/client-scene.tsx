import { useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { Outcome } from "../../../domain/disposition/outcome.ts";
import { type Closed, HANDED_OVER, type Interview, step } from "../../../domain/interview/interview.ts";
import type { Release } from "../../../domain/round/release.ts";
import type { Language } from "../../../kernel/language.ts";
import { InDocumentLanguage } from "../../parts/document-language.tsx";
import type { StorageFailure } from "../../store/failure.ts";
import type { HandOver } from "../../store/records.ts";
import {
  type Closing,
  mintClosing,
  startAgain,
  storeClosing,
  takeBack,
  takeBackEnded,
  withdraw,
} from "../../tablet/handing-over.ts";
import { handOnLock, lockStaff, unlockStaff } from "../../tablet/pin/staff-lock.ts";
import type { Tablet } from "../../tablet/tablet.ts";
import { ClientSide } from "./client-side.tsx";
import type { ClientWords } from "./client-words.ts";
import { type Comfort, handOnComfort, useComfort } from "./comfort/comfort.ts";
import { EndedScreen } from "./ending/ended-screen.tsx";
import { GiveBackScreen } from "./ending/give-back-screen.tsx";
import { InterruptedScreen } from "./ending/interrupted-screen.tsx";
import { ListeningContext } from "./listening/listening.ts";
import type { Over, OverClient } from "./over-client.ts";
import { statementChunk } from "./statement/statement.ts";

type Props = {
  readonly tablet: Tablet;
  /** What of the assistant's may lie over it; null until it is loaded. */
  readonly StaffOver: OverClient | null;
  readonly release: Release;
  readonly handOver: HandOver;
  readonly languages: readonly Language[];
  readonly words: ClientWords;
  readonly storageFailure: StorageFailure | null;
  /** How the client who has ended had set her screens, from the page before this one. */
  readonly handedOn: Comfort | null;
  readonly onFreshPage: () => void;
};

/** The client's side, and over it the only ways back to the assistant's: the PIN, and after it what happened. */
export function ClientScene({
  tablet,
  StaffOver,
  release,
  handOver,
  languages,
  words,
  storageFailure,
  handedOn,
  onFreshPage,
}: Props) {
  const [over, setOver] = useState<"nothing" | Over>("nothing");
  const [closing] = useState(() => closingOnce(tablet, release));
  /** How far the client had come when the assistant asked for the tablet; unknown after the page was torn away. */
  const [left, setLeft] = useState<Interview>(HANDED_OVER);
  /** The assistant has been here, and is told what the client need not know. */
  const [staffSeen, setStaffSeen] = useState(false);
  const listening = useContext(ListeningContext);
  const { locked, told } = useSyncExternalStore(tablet.subscribe, tablet.state, tablet.state);
  useEffect(() => tablet.ports.browser.stayAwake(), [tablet]);
  useEffect(() => {
    // Whoever took the tablet back left it lying: it is the client's side again.
    setOver((before) => (locked && before === "take-back" ? "nothing" : before));
  }, [locked]);
  /** Nothing lies over the client's side before what would is loaded. */
  const staffOver = over !== "nothing" && StaffOver !== null;
  const { phase } = handOver;
  const comfort = useComfort(staffOver, phase.kind === "ended" ? handedOn : null);
  /** The language of the one who has ended; one that the app lost since then can't be spoken any more. */
  const spoken = phase.kind === "ended" && phase.language !== null && languages.includes(phase.language) ? phase.language : null;
  const staffLanguage = languages.includes(tablet.state().staffLanguage) ? tablet.state().staffLanguage : "sv";
  const back = (): void => {
    lockStaff(tablet);
    setOver("nothing");
  };
  const askForPin = (interview: Interview): void => {
    setLeft(interview);
    setOver("pin");
  };
  const controls = { languages, onStaff: () => askForPin(HANDED_OVER), comfort, onLanguages: null };

  /** Each client has a page of her own, so nobody else has. */
  const listened = (): boolean => listening?.hasListened() === true;
  const leave = (): void => {
    handOnLock(tablet);
    onFreshPage();
  };
  /** False when the disk refused what it takes to go on. */
  const unlocked = async (): Promise<boolean> => {
    setStaffSeen(true);
    unlockStaff(tablet);
    if (phase.kind === "ended") {
      return takeBack(tablet);
    }
    if (left.stage !== "closed") {
      setOver("take-back");
      return true;
    }
    if (await closing.takeBack(left, listened())) {
      leave();
    } else {
      back();
    }
    return true;
  };
  const resolved = async (outcome: Outcome): Promise<void> => {
    const rules = { document: release.questionnaire, keepsWalkAways: release.settings.keepsWalkAways };
    const ended = step(left, { type: "withdraw", outcome }, rules);
    if (ended.stage === "closed" && (await withdraw(tablet, ended.outcome, ended.language))) {
      leave();
    }
  };
  const closed = async (interview: Closed): Promise<boolean> => {
    const stored = await closing.store(interview, listened());
    if (stored) {
      if (interview.end !== "walked-away") {
        handOnComfort(tablet.ports.browser.session, comfort.now);
      }
      leave();
    }
    return stored;
  };

  if (languages.length === 0 && phase.kind !== "ended" && !staffOver) {
    // The assistant's side lets nobody come here without a language; what was handed over before it did ends so.
    return (
      <InDocumentLanguage language={staffLanguage}>
        <GiveBackScreen language={staffLanguage} controls={controls} />
      </InDocumentLanguage>
    );
  }
  return (
    <>
      {staffOver && (
        <StaffOver
          over={over}
          language={tablet.state().staffLanguage}
          onRight={unlocked}
          onForgotten={() => setOver("forgotten")}
          onBack={back}
          onJoined={onFreshPage}
          onOutcome={(outcome) => void resolved(outcome)}
          onResume={back}
        />
      )}
      {phase.kind === "open" && (
        <ClientSide
          release={release}
          languages={languages}
          words={words}
          told={told}
          staffLanguage={staffLanguage}
          covered={staffOver}
          toldStaff={staffSeen ? storageFailure : null}
          onStaff={askForPin}
          onReport={async (said) => (await statementChunk()).reportFault(tablet, said)}
          comfort={comfort}
          onClosed={closed}
        />
      )}
      {!staffOver && phase.kind === "interrupted" && (
        <InDocumentLanguage language={staffLanguage}>
          <InterruptedScreen
            staffLanguage={staffLanguage}
            storageFailure={storageFailure}
            controls={controls}
            onAgain={() => void startAgain(tablet)}
          />
        </InDocumentLanguage>
      )}
      {!staffOver && phase.kind === "ended" && (
        <InDocumentLanguage language={spoken ?? staffLanguage}>
          <EndedScreen ending={phase.ending} language={spoken ?? staffLanguage} staffLanguage="sv" controls={controls} />
        </InDocumentLanguage>
      )}
    </>
  );
}

/** Seals once, stores as often as it takes: a retry after a full disk writes the same bytes. */
function closingOnce(tablet: Tablet, release: Release) {
  let minting: Promise<Closing | null> | null = null;
  const minted = async (interview: Closed, listened: boolean): Promise<Closing | null> => {
    try {
      minting ??= mintClosing(tablet, release, interview, listened);
      return await minting;
    } catch {
      // Not sealed, so nothing may be stored; the next try begins with the sealing again.
      minting = null;
      return null;
    }
  };
  return {
    async store(interview: Closed, listened: boolean): Promise<boolean> {
      const closing = await minted(interview, listened);
      return closing !== null && (await storeClosing(tablet, closing)).ok;
    },
    async takeBack(interview: Closed, listened: boolean): Promise<boolean> {
      const closing = await minted(interview, listened);
      return closing !== null && takeBackEnded(tablet, closing);
    },
  };
}
