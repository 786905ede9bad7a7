import type { i18n } from "i18next";
import type { Language } from "../../../kernel/language.ts";
import { InDocumentLanguage } from "../../parts/document-language.tsx";
import type { StaffText } from "../../parts/texts.ts";
import type { Blocked } from "../../tablet/blocked.ts";
import type { Scene } from "../../tablet/scene.ts";
import type { OverClientProps } from "../client/over-client.ts";
import { LockedScene } from "./closed/locked-scene.tsx";
import { WipedScene } from "./closed/wiped-scene.tsx";
import { EnrolmentScreen } from "./joining/enrolment-screen.tsx";
import { NeedsUpdateScreen } from "./joining/needs-update-screen.tsx";
import { OfferedReleaseScreen } from "./joining/offered-release-screen.tsx";
import { UnverifiableScreen } from "./joining/unverifiable-screen.tsx";
import { ForgottenPin } from "./pin/forgotten-pin.tsx";
import { LockScreen } from "./pin/lock-screen.tsx";
import { NewPinScreen } from "./pin/new-pin-screen.tsx";
import { PinScreen } from "./pin/pin-screen.tsx";
import { StaffSide } from "./staff-side.tsx";
import { addStaffWords } from "./staff-words.ts";
import { BlockedScreen } from "./start/blocked-screen.tsx";
import { StartScreen } from "./start/start-screen.tsx";
import { TakeBackScreen } from "./taking-back/take-back-screen.tsx";

/*
 * Everything of the assistant's that a page shows, as one chunk beside the client's: she waits for none of it. It is kept
 * by the service worker like the rest, and asked for as soon as the page starts.
 */

/** What the screens below say; before any of them is shown. */
function bringWords(translator: i18n): void {
  addStaffWords(translator);
}

type StaffScenesProps = {
  readonly scene: Exclude<Scene, { at: "client" }>;
  readonly siteName: string;
  /** What lies there is covered by the lock. */
  readonly hidden: boolean;
  readonly language: Language;
};

/** The assistant's side, wherever the tablet stands. */
function StaffScenes({ scene, siteName, hidden, language }: StaffScenesProps) {
  return (
    <InDocumentLanguage language={language}>
      {hidden && <LockScreen />}
      {scene.at === "wiped" && <WipedScene wiped={scene.wiped} hasPin={scene.hasPin} />}
      {scene.at === "locked" && <LockedScene damage={scene.damage} hasPin={scene.hasPin} />}
      {scene.at === "enrolment" && <EnrolmentScreen />}
      {scene.at === "unverifiable-release" && <UnverifiableScreen />}
      {scene.at === "needs-update" && <NeedsUpdateScreen />}
      {scene.at === "new-pin" && <NewPinScreen onDone={() => undefined} onCancel={null} />}
      {scene.at === "offered-release" && <OfferedReleaseScreen offered={scene.offered} release={scene.release} />}
      {scene.at === "start" && <StartScreen release={scene.release} siteName={siteName} />}
      {scene.at === "tally" && <StaffSide release={scene.release} siteName={siteName} shift={scene.shift} />}
    </InDocumentLanguage>
  );
}

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
export const staffPart = { bringWords, StaffScenes, OverClient, BlockedPage };
export type StaffPart = typeof staffPart;
