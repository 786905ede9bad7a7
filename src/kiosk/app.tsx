import { useEffect, useMemo, useSyncExternalStore } from "react";
import { usableLanguagesOfRelease } from "../domain/round/languages-of-release.ts";
import type { Language } from "../kernel/language.ts";
import type { StaffPart } from "./sides/assistant/staff.tsx";
import { type Staff, StaffContext } from "./sides/assistant/staff-context.ts";
import { ClientScene } from "./sides/client/client-scene.tsx";
import type { ClientWords } from "./sides/client/client-words.ts";
import type { Comfort } from "./sides/client/comfort/comfort.ts";
import { type Listening, ListeningContext } from "./sides/client/listening/listening.ts";
import { isCovered, sceneOf } from "./tablet/scene.ts";

type Props = Omit<Staff, "state" | "hidden" | "clientLanguages"> & {
  /** The languages that the app has the client's screens in. */
  readonly appLanguages: readonly Language[];
  readonly clientWords: ClientWords;
  /** Null until it is loaded. */
  readonly staffPart: StaffPart | null;
  /** What reads aloud; null until it is loaded. */
  readonly listening: Listening | null;
  /** How a client who has ended had set her screens, on the page before this one. */
  readonly handedOn: Comfort | null;
  /** Leaves this page for a fresh one, so that nothing of a client's stays in memory. */
  readonly onFreshPage: () => void;
};

/** Whose side the tablet is on, from what is stored. */
export function App({ staffPart, listening, handedOn, onFreshPage, appLanguages, clientWords, ...services }: Props) {
  const { tablet } = services;
  const state = useSyncExternalStore(tablet.subscribe, tablet.state, tablet.state);
  const scene = sceneOf(state);
  const hidden = isCovered(scene, state);
  const siteName =
    scene.at === "start" || scene.at === "tally"
      ? (scene.release.sites.find(({ id }) => id === scene.device.siteId)?.name ?? "")
      : "";
  const { held } = state;
  const clientLanguages = useMemo(
    () => (held.kind === "verified" ? usableLanguagesOfRelease(held.release, appLanguages) : appLanguages),
    [held, appLanguages],
  );
  useEffect(() => clientWords.keep(clientLanguages), [clientWords, clientLanguages]);
  return (
    <StaffContext value={{ ...services, clientLanguages, state, hidden }}>
      {/* The assistant's side has screens that only ask for the tablet to be handed back: clients see those, too. */}
      <ListeningContext value={listening}>
        {scene.at === "client" ? (
          <ClientScene
            tablet={tablet}
            StaffOver={staffPart?.OverClient ?? null}
            release={scene.release}
            handOver={scene.handOver}
            languages={clientLanguages}
            words={clientWords}
            storageFailure={state.storageFailure}
            handedOn={handedOn}
            onFreshPage={onFreshPage}
          />
        ) : (
          staffPart !== null && (
            <staffPart.StaffScenes scene={scene} siteName={siteName} hidden={hidden} language={state.staffLanguage} />
          )
        )}
      </ListeningContext>
    </StaffContext>
  );
}
