import type { i18n } from "i18next";
import type { ReactNode } from "react";
import { useContext, useSyncExternalStore } from "react";
import type { Language } from "../../../../kernel/language.ts";
import type { Browser } from "../../../browser/browser.ts";
import { deviceVoice } from "../../../browser/device-voice.ts";
import { firstThatCan } from "../../../browser/first-that-can.ts";
import type { Voice } from "../../../browser/voice.ts";
import { languageOfFile, type Words } from "../../../parts/resources.ts";
import { useClientText } from "../../../parts/texts.ts";
import { keptSound } from "../../../sounds/kept-sound.ts";
import { recordedVoice } from "../../../sounds/recorded-voice.ts";
import type { Tablet } from "../../../tablet/tablet.ts";
import { createReadingAloud, type ReadingAloud } from "./create-listening.ts";
import styles from "./listening.module.css";
import { type Heard, HeardContext, type Listening, type Now } from "./listening.ts";
import { Again, Pause, Play, Speaker, Speaking } from "./listening-signs.tsx";
import type { Reading } from "./reading.ts";
import { scripts } from "./scripts.ts";

/*
 * What reads a client's screens aloud, as one chunk behind the first screen: whoever is faster than it finds the
 * loudspeakers a moment later. It is kept by the service worker like the rest.
 */

const files = import.meta.glob<Words>("../../../../../locales/*/client.json", {
  eager: true,
  query: "?listen",
  import: "default",
});

/** Sound comes from the voices that were recorded for the round, and else from the device's own. */
function listenHere(translator: i18n, browser: Browser, tablet: Pick<Tablet, "state" | "subscribe">): Listening {
  for (const [path, listen] of Object.entries(files)) {
    translator.addResourceBundle(languageOfFile(path), "client", { listen }, true, true);
  }
  return createListening(firstThatCan([recordedVoice(tablet, keptSound), deviceVoice()]), browser);
}

/** What is seen of being read to by this voice. */
export function createListening(voice: Voice, browser: Pick<Browser, "on" | "isVisible">): Listening {
  const aloud = createReadingAloud(voice, browser);
  const { subscribe, now, open, hasListened, tell, readOn, canSay } = aloud;
  const shown = {
    Loudspeaker: ({ part }: { readonly part: string }) => <Loudspeaker aloud={aloud} id={part} />,
    Strip: () => <Strip aloud={aloud} />,
    BarButton: () => <BarButton aloud={aloud} />,
    BigButton: () => <BigButton aloud={aloud} />,
  };
  return {
    subscribe,
    now,
    open,
    hasListened,
    tell,
    readOn,
    scripts,
    heard: ({ parts }) => (parts.some(canSay) ? { ...shown, parts, mark: markOf(now()) } : null),
  };
}

function markOf({ reading: { at }, part }: Now): Heard["mark"] {
  return (id) => (id === part && (at === "reading" || at === "paused") ? at : undefined);
}

function Loudspeaker({ aloud, id }: { readonly aloud: ReadingAloud; readonly id: string }) {
  const heard = useContext(HeardContext);
  const place = heard?.parts.findIndex((part) => part.id === id) ?? -1;
  const part = heard?.parts[place];
  const t = useClientText(part?.language ?? "sv");
  if (heard === null || part === undefined || !aloud.canSay(part)) {
    return null;
  }
  const mark = heard.mark(id);
  return (
    <button
      type="button"
      className={styles.speaker}
      data-heard={mark}
      aria-label={t("listen.read", { text: part.texts[0] ?? "" })}
      onClick={() => aloud.send({ type: "part", part: place })}
    >
      {mark === "reading" ? <Speaking /> : mark === "paused" ? <Pause /> : <Speaker />}
    </button>
  );
}

/** What goes on and how far it has come: in turn, pause and on again, the same once more. */
function Strip({ aloud }: { readonly aloud: ReadingAloud }) {
  const { reading, parts, language } = useScreen(aloud);
  const t = useClientText(language);
  return (
    <div className={styles.strip} role="group" aria-label={t("listen.strip")}>
      <div className={styles.side}>
        <MainButton aloud={aloud} reading={reading} language={language} className={styles.main} size={30} />
      </div>
      <div className={styles.dots} aria-hidden="true">
        {parts.map(({ id }, place) => (
          <i key={id} data-place={placeOf(reading, place)} />
        ))}
      </div>
      <div className={styles.side}>
        <button
          type="button"
          className={styles.again}
          aria-label={t("listen.again")}
          data-shown={reading.at !== "idle"}
          onClick={() => aloud.send({ type: "again" })}
        >
          <Again />
          <span aria-hidden="true">{t("listen.again")}</span>
        </button>
      </div>
    </div>
  );
}

/** What reads a screen that has no strip: in the bar above it, where it is on each. */
function BarButton({ aloud }: { readonly aloud: ReadingAloud }) {
  const { reading, language } = useScreen(aloud);
  return <MainButton aloud={aloud} reading={reading} language={language} className={styles.inBar} size={36} />;
}

/** The one filled button of a screen that is there to be listened to. */
function BigButton({ aloud }: { readonly aloud: ReadingAloud }) {
  const { reading, language } = useScreen(aloud);
  const t = useClientText(language);
  return (
    <div className={styles.big}>
      <MainButton aloud={aloud} reading={reading} language={language} className={styles.filled} size={52} />
      {reading.at !== "idle" && (
        <button
          type="button"
          className={styles.again}
          aria-label={t("listen.again")}
          onClick={() => aloud.send({ type: "again" })}
        >
          <Again />
        </button>
      )}
    </div>
  );
}

type MainProps = {
  readonly aloud: ReadingAloud;
  readonly reading: Reading;
  readonly language: Language;
  readonly className: string | undefined;
  readonly size: number;
};

/** One button in one place, so that the focus stays where it is: all in turn, a pause, and on from there. */
function MainButton({ aloud, reading, language, className, size }: MainProps) {
  const t = useClientText(language);
  const [type, word, sign] = ((): readonly ["play" | "pause" | "go-on", "play" | "pause" | "goOn", ReactNode] => {
    switch (reading.at) {
      case "reading":
        return ["pause", "pause", <Pause key="pause" size={size} />];
      case "paused":
        return ["go-on", "goOn", <Play key="play" size={size} />];
      default:
        return ["play", "play", <Speaker key="speaker" size={size} />];
    }
  })();
  return (
    <button type="button" className={className} onClick={() => aloud.send({ type })}>
      {sign}
      <span>{t(`listen.${word}`)}</span>
    </button>
  );
}

function useScreen(aloud: ReadingAloud): {
  readonly reading: Reading;
  readonly parts: Heard["parts"];
  readonly language: Language;
} {
  const parts = useContext(HeardContext)?.parts ?? [];
  const { reading } = useSyncExternalStore(aloud.subscribe, aloud.now);
  return { reading, parts, language: parts[0]?.language ?? "sv" };
}

function placeOf(reading: Reading, place: number): "before" | "now" | "after" {
  switch (reading.at) {
    case "idle":
      return "after";
    case "ended":
      return "before";
    default:
      return place < reading.part ? "before" : place === reading.part ? "now" : "after";
  }
}

/** What the page's root brings to the screens once it is loaded. */
export const listeningPart = { listenHere };
