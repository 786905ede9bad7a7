import { mintAnswer } from "../envelopes/mint-answer.ts";
import { mintFaultReport } from "../envelopes/mint-fault-report.ts";
import { randomBytes } from "../sealing/random.ts";
import { untilLoaded } from "./browser/chunk.ts";
import { registerServiceWorker } from "./browser/service-worker-client.ts";
import { describePlace } from "./place/describe-place.ts";
import { updateRelease } from "./place/fetching-release.ts";
import { reportWiped } from "./place/report-wiped.ts";
import { tellWaitingRoom, updateTold } from "./place/telling.ts";
import { toldChunk } from "./sides/client/told/told.ts";
import { keepSounds } from "./sounds/keeping-sounds.ts";
import { cachedSounds } from "./sounds/kept-sounds.ts";
import { type Scheduler, startScheduler } from "./sync/schedule.ts";
import { httpTransport } from "./sync/transport.ts";
import { lookAfterStore } from "./tablet/look-after.ts";
import type { Tablet } from "./tablet/tablet.ts";

/*
 * What works behind the screens, as one chunk that is asked for once the first of them stands: no paint waits for it, and
 * no client before she sends. It is kept by the service worker like the rest.
 */

/** From now on what is kept leaves, whatever can't be shown. `onUpdate` gets the function that applies a new version. */
function beginWork(tablet: Tablet, appVersion: string, onUpdate: (apply: () => void) => void): Scheduler {
  const scheduler = startScheduler(tablet, {
    transport: httpTransport,
    randomBytes,
    appVersion,
    reportWiped: () => reportWiped(tablet, httpTransport),
    updateTold: () => updateTold(tablet, httpTransport),
    updateRelease: (wanted) => updateRelease(tablet, httpTransport, wanted),
  });
  tellWaitingRoom(tablet, () => void untilLoaded(toldChunk));
  keepSounds(tablet, httpTransport, cachedSounds());
  describePlace(tablet);
  lookAfterStore(tablet, () => void scheduler.now());
  sendWhatIsNew(tablet, scheduler);
  void tablet.readMarks();
  registerServiceWorker(onUpdate);
  return scheduler;
}

function sendWhatIsNew(tablet: Tablet, scheduler: Scheduler): void {
  let unsent = unsentOf(tablet);
  tablet.subscribe(() => {
    const before = unsent;
    unsent = unsentOf(tablet);
    if (unsent > before) {
      scheduler.soon();
    }
  });
}

function unsentOf(tablet: Tablet): number {
  const { answersWaiting, answersLeaving, marksPending, reportsWaiting, reportsLeaving } = tablet.state().outbox;
  return answersWaiting + answersLeaving + marksPending + reportsWaiting + reportsLeaving;
}

export const behindScreens = { beginWork, mintAnswer, mintFaultReport, transport: httpTransport };
