import type { DeviceId, Generation } from "../../kernel/ids.ts";
import { type Canary, type CanaryRecord, readCanary } from "./canary.ts";

const KEY = "streck.canary";
const COOKIE = "streck-canary";
const LIFE_SECONDS = 400 * 24 * 3600;

/**
 * The canary in the browser's local storage, and its core in a cookie: browsers that clear up for lack of space take
 * databases, some of them local storage as well, and none cookies. The cookie is sent to the server with each page, so
 * the PIN's verifier is not in it: a tablet that has nothing but the cookie left needs a new code from the console.
 */
export function browserCanary(): Canary {
  return {
    read() {
      const kept = readCanary(attempt(() => localStorage.getItem(KEY)) ?? null);
      const core = readCookie();
      if (kept === null || kept === "unreadable") {
        return core ?? kept;
      }
      if (core === null || core.generation !== kept.generation) {
        return kept;
      }
      // One of the two may have been refused: the higher bound is the one that is not too low.
      return { ...kept, answers: Math.max(kept.answers, core.answers), marks: Math.max(kept.marks, core.marks) };
    },
    write(record) {
      attempt(() => localStorage.setItem(KEY, JSON.stringify(record)));
      attempt(() => {
        const secure = location.protocol === "https:" ? ";secure" : "";
        const core = [record.deviceId, record.generation, record.answers, record.marks].join(".");
        // oxlint-disable-next-line unicorn/no-document-cookie -- the cookie store is not in every browser that tablets have
        document.cookie = `${COOKIE}=${core};path=/;max-age=${LIFE_SECONDS};samesite=strict${secure}`;
      });
    },
  };
}

function readCookie(): CanaryRecord | null {
  const cookies = attempt(() => document.cookie) ?? "";
  const core = new RegExp(`(?:^|; )${COOKIE}=([0-9a-f]{32})\\.([0-9a-f]{32})\\.(\\d+)\\.(\\d+)(?:;|$)`).exec(cookies);
  const [, deviceId, generation, answers, marks] = core ?? [];
  if (deviceId === undefined || generation === undefined) {
    return null;
  }
  const rest = { next: null, pin: null, pinGuard: { wrong: 0, waitMs: 0 }, place: null, reported: false };
  return {
    deviceId: deviceId as DeviceId,
    generation: generation as Generation,
    answers: Number(answers),
    marks: Number(marks),
    ...rest,
  };
}

/** Browsers that forbid storage throw where others return nothing. */
function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
