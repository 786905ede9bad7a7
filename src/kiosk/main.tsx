import { createRoot } from "react-dom/client";
import { LOCALES, localeOf } from "../i18n/locales.ts";
import { newId, randomBytes } from "../sealing/random.ts";
import "../ui/tokens.css";
import { leaveNothingBehind } from "../ui/leave-nothing.ts";
import { staysUnstarted } from "../ui/too-old.ts";
import { App } from "./app.tsx";
import { BlockedScreen } from "./assistant/blocked-screen.tsx";
import { wallClock } from "./device/clock.ts";
import { coverWhileAway } from "./device/cover.ts";
import { becomeOnlyPage } from "./device/only-page.ts";
import { takeScannedCode } from "./device/scanned-code.ts";
import { registerServiceWorker } from "./device/service-worker-client.ts";
import { watchTaps } from "./parts/finger-shield.ts";
import { TranslatorContext } from "./parts/texts.ts";
import { ASSISTANT_LANGUAGES, CLIENT_LANGUAGES, kioskTranslator } from "./resources.ts";
import { openDatabase } from "./store/database.ts";
import { createStore } from "./store/store.ts";
import { startScheduler } from "./sync/schedule.ts";
import { httpTransport } from "./sync/transport.ts";
import { noticeInterruption } from "./tablet/handing-over.ts";
import { passWait } from "./tablet/pin-entry.ts";
import { createTablet, restoreState, type Tablet } from "./tablet/tablet.ts";

const APP_VERSION = import.meta.env["VITE_APP_VERSION"] ?? "";
const WAIT_TICK_MS = 1000;

const translator = kioskTranslator();
const language = preferredLanguage();
const root = createRoot(document.getElementById("root") as HTMLElement);

document.documentElement.lang = language;
document.documentElement.dir = localeOf(language).direction;
coverWhileAway();
leaveNothingBehind(window, () => root.unmount());
if (!staysUnstarted(document.documentElement)) {
  void start();
}

async function start(): Promise<void> {
  const t = translator.getFixedT(language, "assistant");
  await becomeOnlyPage(() => root.render(<BlockedScreen t={t} why="otherTab" />));
  const store = createStore(openDatabase(), wallClock.epochMinutes);
  const snapshot = await store.load();
  if (!snapshot.ok) {
    root.render(<BlockedScreen t={t} why="noStorage" />);
    return;
  }
  const tablet = createTablet({ store, clock: wallClock, newId, language }, await restoreState(snapshot.value, language));
  await noticeInterruption(tablet);
  run(tablet);
}

function run(tablet: Tablet): void {
  let scanned = takeScannedCode();
  let applyUpdate: (() => void) | null = null;
  const scheduler = startScheduler(tablet, { transport: httpTransport, randomBytes, appVersion: APP_VERSION });
  let unsent = unsentOf(tablet);
  tablet.subscribe(() => {
    if (unsentOf(tablet) > unsent) {
      scheduler.soon();
    }
    unsent = unsentOf(tablet);
  });
  runDownPinWait(tablet);
  watchTaps();

  const show = (): void =>
    root.render(
      <TranslatorContext value={translator}>
        <App
          tablet={tablet}
          transport={httpTransport}
          scheduler={scheduler}
          staffLanguages={inTableOrder(ASSISTANT_LANGUAGES)}
          clientLanguages={inTableOrder(CLIENT_LANGUAGES)}
          appVersion={APP_VERSION}
          applyUpdate={applyUpdate}
          scanned={scanned}
          forgetScanned={() => {
            scanned = null;
            show();
          }}
          onFreshPage={() => location.replace(location.pathname)}
        />
      </TranslatorContext>,
    );
  show();
  // A link that is scanned while the app is open may change no more than the fragment, and then no page is loaded.
  addEventListener("hashchange", () => {
    scanned = takeScannedCode() ?? scanned;
    show();
  });
  registerServiceWorker((apply) => {
    applyUpdate = apply;
    show();
  });
}

function unsentOf(tablet: Tablet): number {
  const { queue } = tablet.state();
  return queue.answersWaiting + queue.answersReleased + queue.marksPending;
}

function runDownPinWait(tablet: Tablet): void {
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    void passWait(tablet, now - last);
    last = now;
  }, WAIT_TICK_MS);
}

function inTableOrder(languages: readonly string[]): readonly string[] {
  return LOCALES.map(({ code }) => code).filter((code) => languages.includes(code));
}

/** English is what tablets come with, not what their assistants speak: it must be chosen. */
function preferredLanguage(): string {
  const wanted = navigator.languages.map((tag) => tag.split("-")[0] ?? "").filter((code) => code !== "en");
  return wanted.find((code) => ASSISTANT_LANGUAGES.includes(code)) ?? "sv";
}
