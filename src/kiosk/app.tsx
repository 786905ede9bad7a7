import { useMemo, useSyncExternalStore } from "react";
import { releasedLanguages } from "../domain/questionnaire/languages.ts";
import { EnrolmentScreen } from "./assistant/enrolment-screen.tsx";
import { LockScreen } from "./assistant/lock-screen.tsx";
import { NewPinScreen } from "./assistant/new-pin-screen.tsx";
import { OfferedReleaseScreen } from "./assistant/offered-release-screen.tsx";
import { type Staff, StaffContext } from "./assistant/staff-context.ts";
import { StaffSide } from "./assistant/staff-side.tsx";
import { StartScreen } from "./assistant/start-screen.tsx";
import { UnverifiableScreen } from "./assistant/unverifiable-screen.tsx";
import { ClientPlace } from "./client-place.tsx";
import { LockedPlace } from "./locked-place.tsx";
import { InDocumentLanguage } from "./parts/document-language.tsx";
import { type Place, placeOf } from "./tablet/state.ts";
import { WipedPlace } from "./wiped-place.tsx";

type Props = Omit<Staff, "state" | "hidden"> & {
  /** Leaves this page for a fresh one, so that nothing of a client's stays in memory. */
  readonly onFreshPage: () => void;
};

const BEHIND_PIN: readonly Place["at"][] = ["start", "tally", "unverifiable-release", "offered-release"];

/** Whose side the tablet is on, from what is stored. */
export function App({ onFreshPage, ...services }: Props) {
  const { tablet } = services;
  const state = useSyncExternalStore(tablet.subscribe, tablet.state, tablet.state);
  const place = placeOf(state);
  const behindPin = BEHIND_PIN.includes(place.at);
  const hidden = behindPin && state.locked && state.pin !== null;
  const siteName =
    place.at === "start" || place.at === "tally"
      ? (place.release.sites.find(({ id }) => id === place.device.siteId)?.name ?? "")
      : "";
  const { release } = state;
  const { clientLanguages } = services;
  const languages = useMemo(
    () => (release.kind === "verified" ? releasedLanguages(release.release.questionnaire, clientLanguages) : clientLanguages),
    [release, clientLanguages],
  );
  return (
    <StaffContext value={{ ...services, clientLanguages: languages, state, hidden }}>
      {place.at === "client" ? (
        <ClientPlace
          tablet={tablet}
          release={place.release}
          handOver={place.handOver}
          languages={languages}
          storageFailure={state.storageFailure}
          onFreshPage={onFreshPage}
        />
      ) : (
        <InDocumentLanguage language={state.staffLanguage}>
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
      )}
    </StaffContext>
  );
}
