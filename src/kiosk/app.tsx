import { useState, useSyncExternalStore } from "react";
import type { Outcome } from "../domain/disposition/outcome.ts";
import type { Closed } from "../domain/interview/interview.ts";
import { releasedLanguages } from "../domain/questionnaire/languages.ts";
import type { Release } from "../domain/round/release.ts";
import { EnrolmentScreen } from "./assistant/enrolment-screen.tsx";
import { NewPinScreen } from "./assistant/new-pin-screen.tsx";
import { PinScreen } from "./assistant/pin-screen.tsx";
import { type Staff, StaffContext } from "./assistant/staff-context.ts";
import { StaffSide } from "./assistant/staff-side.tsx";
import { StartScreen } from "./assistant/start-screen.tsx";
import { TakeBackScreen } from "./assistant/take-back-screen.tsx";
import { UnverifiableScreen } from "./assistant/unverifiable-screen.tsx";
import { ClientSide } from "./client/client-side.tsx";
import { EndedScreen } from "./client/ended-screen.tsx";
import { InterruptedScreen } from "./client/interrupted-screen.tsx";
import { useDocumentLanguage } from "./parts/use-document-language.ts";
import type { HandOver } from "./store/records.ts";
import { mintClosing, startAgain, storeClosing, takeBack, withdraw } from "./tablet/handing-over.ts";
import { recentContacts } from "./tablet/recent-contacts.ts";
import { placeOf } from "./tablet/state.ts";
import type { Tablet } from "./tablet/tablet.ts";

type Props = Omit<Staff, "state"> & {
  /** Leaves this page for a fresh one, so that nothing of a client's stays in memory. */
  readonly onFreshPage: () => void;
};

/** Whose side the tablet is on, from what is stored. */
export function App({ onFreshPage, ...services }: Props) {
  const { tablet } = services;
  const state = useSyncExternalStore(tablet.subscribe, tablet.state);
  const place = placeOf(state);
  const siteName =
    place.at === "start" || place.at === "tally"
      ? (place.release.sites.find(({ id }) => id === place.device.siteId)?.name ?? "")
      : "";
  const languages =
    state.release.kind === "verified"
      ? releasedLanguages(state.release.release.questionnaire, services.clientLanguages)
      : services.clientLanguages;
  return (
    <StaffContext value={{ ...services, clientLanguages: languages, state }}>
      {place.at === "client" ? (
        <ClientPlace
          tablet={tablet}
          release={place.release}
          handOver={place.handOver}
          languages={languages}
          onFreshPage={onFreshPage}
        />
      ) : (
        <StaffPlace language={state.staffLanguage}>
          {place.at === "enrolment" && <EnrolmentScreen />}
          {place.at === "unverifiable-release" && <UnverifiableScreen />}
          {place.at === "new-pin" && <NewPinScreen onDone={() => undefined} />}
          {place.at === "start" && <StartScreen release={place.release} siteName={siteName} />}
          {place.at === "tally" && <StaffSide release={place.release} siteName={siteName} shift={place.shift} />}
        </StaffPlace>
      )}
    </StaffContext>
  );
}

function StaffPlace({ language, children }: { readonly language: string; readonly children: React.ReactNode }) {
  useDocumentLanguage(language);
  return children;
}

type ClientPlaceProps = {
  readonly tablet: Tablet;
  readonly release: Release;
  readonly handOver: HandOver;
  readonly languages: readonly string[];
  readonly onFreshPage: () => void;
};

/** The client's side, and over it the only ways back to the assistant's: the PIN, and after it what happened. */
function ClientPlace({ tablet, release, handOver, languages, onFreshPage }: ClientPlaceProps) {
  const [over, setOver] = useState<"nothing" | "pin" | "take-back">("nothing");
  const [closing] = useState(() => closingOnce(tablet, release));
  const textSize = useTextSize();
  const { phase } = handOver;
  const staffLanguage = languages.includes(tablet.state().staffLanguage) ? tablet.state().staffLanguage : "sv";
  const [saidNo, setSaidNo] = useState(false);
  const openPin = (no = false): void => {
    setSaidNo(no);
    setOver("pin");
  };
  const back = (): void => setOver("nothing");
  const controls = { languages, onStaff: () => openPin(), onTextSize: textSize, onLanguages: null };

  const unlocked = async (): Promise<void> => {
    if (phase.kind === "ended") {
      await takeBack(tablet);
    } else {
      setOver("take-back");
    }
  };
  const resolved = async (outcome: Outcome): Promise<void> => {
    if (await withdraw(tablet, saidNo ? besideHerNo(outcome) : outcome)) {
      recentContacts.add(handOver.contactId);
      onFreshPage();
    }
  };
  const closed = async (interview: Closed): Promise<boolean> => {
    const stored = await closing(interview);
    if (stored) {
      recentContacts.add(handOver.contactId);
      onFreshPage();
    }
    return stored;
  };

  return (
    <>
      {over === "pin" && (
        <StaffPlace language={tablet.state().staffLanguage}>
          <PinScreen onRight={() => void unlocked()} onBack={back} />
        </StaffPlace>
      )}
      {over === "take-back" && <TakeBackScreen onOutcome={(outcome) => void resolved(outcome)} onResume={back} />}
      {phase.kind === "open" && (
        <ClientSide
          release={release}
          languages={languages}
          staffLanguage={staffLanguage}
          covered={over !== "nothing"}
          onStaff={openPin}
          onTextSize={textSize}
          onClosed={closed}
        />
      )}
      {over === "nothing" && phase.kind === "interrupted" && (
        <StaffPlace language={staffLanguage}>
          <InterruptedScreen staffLanguage={staffLanguage} controls={controls} onAgain={() => void startAgain(tablet)} />
        </StaffPlace>
      )}
      {over === "nothing" && phase.kind === "ended" && (
        <StaffPlace language={phase.language ?? staffLanguage}>
          <EndedScreen ending={phase.ending} language={phase.language ?? staffLanguage} staffLanguage="sv" controls={controls} />
        </StaffPlace>
      )}
    </>
  );
}

/** What the client tapped herself stays; what the assistant noticed stands beside it. */
function besideHerNo(outcome: Outcome): Outcome {
  return { kind: "refusal", stated: { reason: null }, observed: outcome.kind === "refusal" ? outcome.observed : null };
}

/** Seals once, stores as often as it takes: a retry after a full disk writes the same bytes. */
function closingOnce(tablet: Tablet, release: Release): (interview: Closed) => Promise<boolean> {
  let minting: ReturnType<typeof mintClosing> | null = null;
  return async (interview) => {
    try {
      minting ??= mintClosing(tablet, release, interview);
      const closing = await minting;
      return closing !== null && (await storeClosing(tablet, closing)).ok;
    } catch {
      // Not sealed, so nothing may be stored; the next try begins with the sealing again.
      minting = null;
      return false;
    }
  };
}

const TEXT_SIZES = [100, 115, 130] as const;

/** Larger and larger text, then normal again; a fresh page starts normal. */
function useTextSize(): () => void {
  const [, setSize] = useState(0);
  return () =>
    setSize((before) => {
      const next = (before + 1) % TEXT_SIZES.length;
      document.documentElement.style.fontSize = `${TEXT_SIZES[next]}%`;
      return next;
    });
}
