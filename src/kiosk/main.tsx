import "./first-aid.ts";
import { createRoot } from "react-dom/client";
import { ASSISTANT_LANGUAGES, CLIENT_LANGUAGES, localeOf } from "../i18n/locales.ts";
import { newId, randomBytes } from "../sealing/random.ts";
import "../ui/tokens.css";
import { leaveNothingBehind } from "../ui/leave-nothing.ts";
import { staysUnstarted } from "../ui/too-old.ts";
import "./first-aid.css";
import { App } from "./app.tsx";
import { type Blocked, blockedBy } from "./blocked.ts";
import { CrashedScreen } from "./crashed-screen.tsx";
import { browserCanary } from "./device/browser-canary.ts";
import { wallClock } from "./device/clock.ts";
import { coverWhileAway } from "./device/cover.ts";
import { lockWhenIdle } from "./device/lock-when-idle.ts";
import { becomeOnlyPage } from "./device/only-page.ts";
import { takeScannedCode } from "./device/scanned-code.ts";
import { registerServiceWorker } from "./device/service-worker-client.ts";
import { watchTaps } from "./parts/finger-shield.ts";
import { watchKeyboard } from "./parts/keyboard.ts";
import { ScreenGuard } from "./parts/screen-guard.tsx";
import { TranslatorContext } from "./parts/texts.ts";
import { kioskTranslator } from "./resources.ts";
import type { StaffPart } from "./staff.tsx";
import { openDatabase } from "./store/database.ts";
import { createStore } from "./store/store.ts";
import { type Scheduler, startScheduler } from "./sync/schedule.ts";
import { httpTransport } from "./sync/transport.ts";
import { describePlace } from "./tablet/describe-place.ts";
import { noticeInterruption } from "./tablet/handing-over.ts";
import { lookAfterStore } from "./tablet/look-after.ts";
import { isTryingPin, passWait } from "./tablet/pin-entry.ts";
import { recentContacts } from "./tablet/recent-contacts.ts";
import { endShiftOfAnotherDay } from "./tablet/shifts.ts";
import { takeHandedOn, unlockStaff } from "./tablet/staff-lock.ts";
import { placeOf } from "./tablet/state.ts";
import { createTablet, restoreState, type Tablet } from "./tablet/tablet.ts";

const APP_VERSION = import.meta.env["VITE_APP_VERSION"] ?? "";
const TICK_MS = 1000;

/** Asked for before anything else is done: the client's side never waits for it, and the assistant's as little as can be. */
const staffLoading = import("./staff.tsx").then(({ staffPart }) => {
  staffPart.bringWords(translator);
  return staffPart;
});
const translator = kioskTranslator();
const language = preferredLanguage();
const root = createRoot(document.getElementById("root") as HTMLElement);

document.documentElement.lang = language;
document.documentElement.dir = localeOf(language).direction;
coverWhileAway();
leaveNothingBehind(window, () => root.unmount());
if (!staysUnstarted(document.documentElement)) {
  start().catch(() => void blocked("crashed"));
}

async function start(): Promise<void> {
  await becomeOnlyPage(() => void blocked("otherTab"));
  const store = createStore(openDatabase(), wallClock.epochMinutes, browserCanary());
  const snapshot = await store.load();
  if (!snapshot.ok) {
    await blocked(blockedBy(snapshot.error));
    return;
  }
  const restored = await restoreState(snapshot.value, language);
  const staffLanguage = ASSISTANT_LANGUAGES.includes(restored.staffLanguage) ? restored.staffLanguage : language;
  const tablet = createTablet({ store, clock: wallClock, newId, language }, { ...restored, staffLanguage });
  // Before any screen: whatever can't be shown, what is kept still leaves.
  const scheduler = startScheduler(tablet, { transport: httpTransport, randomBytes, appVersion: APP_VERSION });
  describePlace(tablet);
  lookAfterStore(tablet, () => void scheduler.now());
  if (takeHandedOn()) {
    unlockStaff(tablet);
  }
  await noticeInterruption(tablet);
  await endOldShift(tablet);
  run(tablet, scheduler, placeOf(tablet.state()).at === "client" ? null : await staffLoading);
}

async function blocked(why: Blocked): Promise<void> {
  const { BlockedPage } = await staffLoading;
  root.render(<BlockedPage t={translator.getFixedT(language, "assistant")} why={why} />);
}

function run(tablet: Tablet, scheduler: Scheduler, loaded: StaffPart | null): void {
  let staffPart = loaded;
  let scanned = takeScannedCode();
  let applyUpdate: (() => void) | null = null;
  let unsent = unsentOf(tablet);
  tablet.subscribe(() => {
    if (unsentOf(tablet) > unsent) {
      scheduler.soon();
    }
    unsent = unsentOf(tablet);
  });
  watchTime(tablet);
  lockWhenIdle(tablet);
  watchTaps();
  watchKeyboard();

  const show = (): void =>
    root.render(
      <TranslatorContext value={translator}>
        <ScreenGuard instead={<Crashed tablet={tablet} />}>
          <App
            tablet={tablet}
            staffPart={staffPart}
            transport={httpTransport}
            scheduler={scheduler}
            staffLanguages={ASSISTANT_LANGUAGES}
            clientLanguages={CLIENT_LANGUAGES}
            appVersion={APP_VERSION}
            applyUpdate={applyUpdate}
            scanned={scanned}
            forgetScanned={() => {
              scanned = null;
              show();
            }}
            onFreshPage={() => location.replace(location.pathname)}
          />
        </ScreenGuard>
      </TranslatorContext>,
    );
  show();
  // One that can't be loaded is said by the page's first aid or by the next page: the client goes on meanwhile.
  void staffLoading.then((part) => {
    if (staffPart === null) {
      staffPart = part;
      show();
    }
  });
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

/** In whose hands it is may be just what could not be read: then it is taken to be a client's. */
function Crashed({ tablet }: { readonly tablet: Tablet }) {
  const { handOver, damaged, staffLanguage } = tablet.state();
  return (
    <CrashedScreen
      staffLanguage={staffLanguage}
      clientLanguages={CLIENT_LANGUAGES}
      inClientsHands={handOver !== null || damaged.length > 0}
    />
  );
}

function unsentOf(tablet: Tablet): number {
  const { queue } = tablet.state();
  return queue.answersWaiting + queue.answersReleased + queue.marksPending;
}

/** What passes by itself: the wait after wrong PINs, and the day of a shift. */
function watchTime(tablet: Tablet): void {
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    if (!isTryingPin(tablet)) {
      void passWait(tablet, now - last);
      last = now;
    }
    void endOldShift(tablet);
  }, TICK_MS);
}

async function endOldShift(tablet: Tablet): Promise<void> {
  if (await endShiftOfAnotherDay(tablet)) {
    recentContacts.clear();
  }
}

/** English is what tablets come with, not what their assistants speak: it must be chosen. */
function preferredLanguage(): string {
  const wanted = navigator.languages.map((tag) => tag.split("-")[0] ?? "").filter((code) => code !== "en");
  return wanted.find((code) => ASSISTANT_LANGUAGES.includes(code)) ?? "sv";
}
