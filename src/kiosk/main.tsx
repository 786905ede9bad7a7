import { type Language, mainSubtag, nearestLanguage } from "../kernel/language.ts";
import "./first-aid.ts";
import { ahead } from "./ahead.ts";
import "../ui/tokens.css";
import "../ui/tablet.css";
import "../ui/type.css";
import "../ui/page.css";
import "./first-aid.css";
import "./first-frame.css";
import { createRoot } from "react-dom/client";
import type { MintAnswer } from "../envelopes/mint-answer.ts";
import type { MintFaultReport } from "../envelopes/mint-fault-report.ts";
import { ASSISTANT_LANGUAGES, localeOf } from "../i18n/locales.ts";
import { newId } from "../sealing/random.ts";
import { leaveNothingBehind } from "../ui/leave-nothing.ts";
import { staysUnstarted } from "../ui/too-old.ts";
import { pageBrowser } from "./browser/browser.ts";
import { chunk, untilLoaded } from "./browser/chunk.ts";
import { wallClock } from "./browser/clock.ts";
import { coverWhileAway } from "./browser/cover.ts";
import { fetchDrawings } from "./browser/drawings-file.ts";
import { becomeOnlyPage } from "./browser/only-page.ts";
import { painted } from "./browser/painted.ts";
import { takeScannedCode } from "./browser/scanned-code.ts";
import { stopwatch } from "./browser/stopwatch.ts";
import { fetchWords } from "./browser/word-files.ts";
import { laterScheduler, laterTransport } from "./later.ts";
import { watchTaps } from "./parts/finger-shield.ts";
import { watchKeyboard } from "./parts/keyboard.ts";
import { kioskTranslator } from "./parts/resources.ts";
import { createScreens } from "./screens.tsx";
import { clientPictures } from "./sides/client/client-pictures.ts";
import { clientWords } from "./sides/client/client-words.ts";
import { takeComfort } from "./sides/client/comfort/comfort.ts";
import { browserCanary } from "./store/browser-canary.ts";
import { openStore } from "./store/open-store.ts";
import { type Blocked, blockedBy } from "./tablet/blocked.ts";
import { noticeInterruption } from "./tablet/handing-over.ts";
import { watchTime } from "./tablet/passing-time.ts";
import { lockWhenIdle } from "./tablet/pin/lock-when-idle.ts";
import { hasHandedOn, takeHandedOn, unlockStaff } from "./tablet/pin/staff-lock.ts";
import { restoreState } from "./tablet/restoring.ts";
import { sceneOf } from "./tablet/scene.ts";
import { endShiftOfAnotherDay } from "./tablet/shifts.ts";
import { createTablet, type Tablet } from "./tablet/tablet.ts";

/*
 * The way to the first screen, and nothing else before it: what is stored, the release that the tablet can trust, and the
 * screens of whichever side has the tablet. Everything that works behind them comes after the first paint.
 */

const APP_VERSION = import.meta.env.VITE_APP_VERSION ?? "";

const translator = kioskTranslator();
const language = preferredLanguage();
const root = createRoot(document.getElementById("root") as HTMLElement);
/** The assistant's screens, once they have words. */
const staffPart = chunk(async () => {
  const loaded = await import("./sides/assistant/staff.tsx");
  loaded.staffPart.bringWords(translator);
  return loaded.staffPart;
});
const listening = chunk(async () => (await import("./sides/client/listening/listening-part.tsx")).listeningPart);
const behind = chunk(async () => (await import("./behind.ts")).behindScreens);

document.documentElement.lang = language;
document.documentElement.dir = localeOf(language).direction;
coverWhileAway();
leaveNothingBehind(window, () => root.unmount());
if (!staysUnstarted(document.documentElement)) {
  start().catch(() => void blocked("crashed"));
}

async function start(): Promise<void> {
  if (hasHandedOn(pageBrowser.session)) {
    // Her screens come next: there is time to load them while the page before lets go.
    void staffPart().catch(() => undefined);
  }
  await becomeOnlyPage(pageBrowser.locks, () => void blocked("otherTab"));
  const store = openStore({ epochMinutes: wallClock.epochMinutes, canary: browserCanary(), ahead });
  const snapshot = await store.loadFirst("later");
  if (!snapshot.ok) {
    await blocked(blockedBy(snapshot.error));
    return;
  }
  if (snapshot.value.singles.handOver === undefined) {
    // Beside the rest: a client's first screen waits for none of the assistant's.
    void staffPart().catch(() => undefined);
  }
  const ports = {
    store,
    browser: pageBrowser,
    clock: wallClock,
    newId,
    language,
    mintAnswer: (async (...asked) => (await behind()).mintAnswer(...asked)) satisfies MintAnswer,
    mintFaultReport: (async (...asked) => (await behind()).mintFaultReport(...asked)) satisfies MintFaultReport,
  };
  const restored = await restoreState(snapshot.value, ports);
  const staffLanguage = ASSISTANT_LANGUAGES.includes(restored.staffLanguage) ? restored.staffLanguage : language;
  const tablet = createTablet(ports, { ...restored, staffLanguage });
  const handedOn = takeComfort(pageBrowser.session);
  if (takeHandedOn(pageBrowser.session)) {
    unlockStaff(tablet);
  }
  await noticeInterruption(tablet);
  await endShiftOfAnotherDay(tablet);
  const withClient = sceneOf(tablet.state()).at === "client";
  if (!withClient && tablet.state().tallyKnows === "nothing" && !(await tablet.readMarks())) {
    await blocked("noStorage");
    return;
  }
  const scheduler = chunk(async () => (await behind()).beginWork(tablet, APP_VERSION, (applyUpdate) => show({ applyUpdate })));
  const pictures = clientPictures(fetchDrawings);
  const show = createScreens(root, translator, {
    tablet,
    transport: laterTransport(async () => (await behind()).transport),
    scheduler: laterScheduler(scheduler),
    appVersion: APP_VERSION,
    clientWords: clientWords(translator, fetchWords),
    handedOn,
    pictures,
  });
  show({ scanned: takeScannedCode(), staffPart: withClient ? null : await staffPart() });
  watch(tablet);
  // A link that is scanned while the app is open may change no more than the fragment, and then no page is loaded.
  addEventListener("hashchange", () => {
    const scanned = takeScannedCode();
    show(scanned === null ? {} : { scanned });
  });
  // What can't be loaded now is asked for again: whoever has the tablet goes on meanwhile.
  void painted().then(() => untilLoaded(scheduler, () => tablet.show({ sync: { kind: "failed", why: "unreachable" } })));
  void painted().then(pictures.keep);
  void painted().then(async () => show({ staffPart: await untilLoaded(staffPart) }));
  void painted().then(async () =>
    show({ listening: (await untilLoaded(listening)).listenHere(translator, pageBrowser, tablet) }),
  );
}

/** What the page looks at from its first screen on. */
function watch(tablet: Tablet): void {
  watchTime(tablet);
  lockWhenIdle(tablet, stopwatch());
  watchTaps();
  watchKeyboard();
}

async function blocked(why: Blocked): Promise<void> {
  const { BlockedPage } = await staffPart();
  root.render(<BlockedPage t={translator.getFixedT(language, "assistant")} why={why} />);
}

/** English is what tablets come with, not what their assistants speak: it must be chosen. */
function preferredLanguage(): Language {
  const wanted = navigator.languages.filter((tag) => mainSubtag(tag) !== "en");
  return wanted.flatMap((tag) => nearestLanguage(tag, ASSISTANT_LANGUAGES) ?? [])[0] ?? "sv";
}
