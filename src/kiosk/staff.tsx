import type { i18n } from "i18next";
import type { Outcome } from "../domain/disposition/outcome.ts";
import { BlockedScreen } from "./assistant/blocked-screen.tsx";
import { EnrolmentScreen } from "./assistant/enrolment-screen.tsx";
import { ForgottenPin } from "./assistant/forgotten-pin.tsx";
import { LockScreen } from "./assistant/lock-screen.tsx";
import { NewPinScreen } from "./assistant/new-pin-screen.tsx";
import { OfferedReleaseScreen } from "./assistant/offered-release-screen.tsx";
import { PinScreen } from "./assistant/pin-screen.tsx";
import { StaffSide } from "./assistant/staff-side.tsx";
import { StartScreen } from "./assistant/start-screen.tsx";
import { TakeBackScreen } from "./assistant/take-back-screen.tsx";
import { UnverifiableScreen } from "./assistant/unverifiable-screen.tsx";
import type { Blocked } from "./blocked.ts";
import { LockedPlace } from "./locked-place.tsx";
import { InDocumentLanguage } from "./parts/document-language.tsx";
import type { StaffText } from "./parts/texts.ts";
import { addStaffWords } from "./staff-words.ts";
import type { Place } from "./tablet/state.ts";
import { WipedPlace } from "./wiped-place.tsx";

/*
 * Everything of the assistant's that a page shows, as one chunk beside the client's: she waits for none of it. It is kept
 * by the service worker like the rest, and asked for as soon as the page starts.
 */

/** What the screens below say; before any of them is shown. */
function bringWords(translator: i18n): void {
  addStaffWords(translator);
}

type StaffPlacesProps = {
  readonly place: Exclude<Place, { at: "client" }>;
  readonly siteName: string;
  /** What lies there is covered by the lock. */
  readonly hidden: boolean;
  readonly language: string;
};

/** The assistant's side, wherever the tablet stands. */
function StaffPlaces({ place, siteName, hidden, language }: StaffPlacesProps) {
  return (
    <InDocumentLanguage language={language}>
      {hidden && <LockScreen />}
      {place.at === "wiped" && <WipedPlace wiped={place.wiped} hasPin={place.hasPin} />}
      {place.at === "locked" && <LockedPlace damage={place.damage} hasPin={place.hasPin} />}
      {place.at === "enrolment" && <EnrolmentScreen />}
      {place.at === "unverifiable-release" && <UnverifiableScreen />}
      {place.at === "new-pin" && <NewPinScreen onDone={() => undefined} onCancel={null} />}
      {place.at === "offered-release" && <OfferedReleaseScreen offered={place.offered} release={place.release} />}
      {place.at === "start" && <StartScreen release={place.release} siteName={siteName} />}
      {place.at === "tally" && <StaffSide release={place.release} siteName={siteName} shift={place.shift} />}
    </InDocumentLanguage>
  );
}

/** What of the assistant's lies over the client's side. */
export type Over = "pin" | "forgotten" | "take-back";

type OverClientProps = {
  readonly over: Over;
  readonly language: string;
  /** The right PIN; false when the disk refused what it takes to go on. */
  readonly onRight: () => Promise<boolean>;
  readonly onForgotten: () => void;
  readonly onBack: () => void;
  /** Another code has opened the tablet. */
  readonly onJoined: () => void;
  readonly onOutcome: (outcome: Outcome) => void;
  readonly onResume: () => void;
};

/** The ways from the client's side back to the assistant's. */
function OverClient({ over, language, onRight, onForgotten, onBack, onJoined, onOutcome, onResume }: OverClientProps) {
  switch (over) {
    case "pin":
      return (
        <InDocumentLanguage language={language}>
          <PinScreen onRight={onRight} onBack={onBack} onForgotten={onForgotten} />
        </InDocumentLanguage>
      );
    case "forgotten":
      return (
        <InDocumentLanguage language={language}>
          <ForgottenPin onLeave={onBack} onJoined={onJoined} />
        </InDocumentLanguage>
      );
    case "take-back":
      return <TakeBackScreen onOutcome={onOutcome} onResume={onResume} />;
  }
}

/** The tablet can't run here and now. */
function BlockedPage({ t, why }: { readonly t: StaffText; readonly why: Blocked }) {
  return <BlockedScreen t={t} why={why} />;
}

/** What the page's root brings to the screens once it is loaded. */
export const staffPart = { bringWords, StaffPlaces, OverClient, BlockedPage };
export type StaffPart = typeof staffPart;
