import { useMemo, useSyncExternalStore } from "react";
import { releasedLanguages } from "../domain/questionnaire/languages.ts";
import { type Staff, StaffContext } from "./assistant/staff-context.ts";
import { ClientPlace } from "./client-place.tsx";
import type { StaffPart } from "./staff.tsx";
import { type Place, placeOf } from "./tablet/state.ts";

type Props = Omit<Staff, "state" | "hidden"> & {
  /** Null until it is loaded. */
  readonly staffPart: StaffPart | null;
  /** Leaves this page for a fresh one, so that nothing of a client's stays in memory. */
  readonly onFreshPage: () => void;
};

const BEHIND_PIN: readonly Place["at"][] = ["start", "tally", "unverifiable-release", "offered-release"];

/** Whose side the tablet is on, from what is stored. */
export function App({ staffPart, onFreshPage, ...services }: Props) {
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
          staffPart={staffPart}
          release={place.release}
          handOver={place.handOver}
          languages={languages}
          storageFailure={state.storageFailure}
          onFreshPage={onFreshPage}
        />
      ) : (
        staffPart !== null && (
          <staffPart.StaffPlaces place={place} siteName={siteName} hidden={hidden} language={state.staffLanguage} />
        )
      )}
    </StaffContext>
  );
}
