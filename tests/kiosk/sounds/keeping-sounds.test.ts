import "fake-indexeddb/auto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { toBase64 } from "../../../src/kernel/base64.ts";
import type { CivilDate } from "../../../src/kernel/calendar.ts";
import type { SoundHash } from "../../../src/kernel/hashes.ts";
import { err, ok } from "../../../src/kernel/result.ts";
import { keepSounds } from "../../../src/kiosk/sounds/keeping-sounds.ts";
import type { KeptSounds } from "../../../src/kiosk/sounds/kept-sounds.ts";
import type { Transport, TransportFailure } from "../../../src/kiosk/sync/transport.ts";
import { holdRelease } from "../../../src/kiosk/tablet/held-release.ts";
import type { SoundsState } from "../../../src/kiosk/tablet/state.ts";
import type { Tablet } from "../../../src/kiosk/tablet/tablet.ts";
import { signRelease } from "../../../src/sealing/release-signature.ts";
import { digest } from "../../../src/server/kept-secrets/digest.ts";
import { asDate, asTextHash } from "../../support/brands.ts";
import { mp3Frames } from "../../support/sounds.ts";
import { type TestRound, testRound } from "../support/test-round.ts";
import { type HandClock, pretend, workingTablet } from "../support/test-tablet.ts";

const SOUNDS = [1, 2, 3, 4].map((filling) => mp3Frames(filling, filling));
const nameOf = (bytes: Uint8Array | undefined): SoundHash => digest(bytes ?? "");
const NAMES = SOUNDS.map(nameOf);

/** What a browser keeps, however often the page is loaded. */
type Kept = KeptSounds & { readonly bytes: Map<SoundHash, Uint8Array>; readonly days: CivilDate[]; refuses: boolean };

let round: TestRound;
let tablet: Tablet;
let clock: HandClock;
let kept: Kept;
let asked: SoundHash[];
let fails: (name: SoundHash) => TransportFailure | null;
let answer: (name: SoundHash) => string;

beforeAll(async () => {
  round = await testRound();
});

beforeEach(async () => {
  const working = await workingTablet(round);
  tablet = working.page();
  clock = working.clock;
  kept = keptInMemory();
  asked = [];
  fails = () => null;
  answer = (name) => toBase64(SOUNDS[NAMES.indexOf(name)] ?? new Uint8Array());
});

function keptInMemory(): Kept {
  const bytes = new Map<SoundHash, Uint8Array>();
  const memory: Kept = {
    bytes,
    days: [],
    refuses: false,
    names: async () => new Set(bytes.keys()),
    async put(name, sound) {
      if (!memory.refuses) {
        bytes.set(name, sound);
      }
      return !memory.refuses;
    },
    async lookThrough(today) {
      memory.days.push(today);
      for (const [name] of [...bytes].filter(([one, sound]) => nameOf(sound) !== one)) {
        bytes.delete(name);
      }
    },
    async keepOnly(wanted) {
      for (const name of [...bytes.keys()].filter((one) => !wanted.has(one))) {
        bytes.delete(name);
      }
    },
  };
  return memory;
}

const transport: Pick<Transport, "sound"> = {
  async sound(_token, { sha256: name }) {
    asked.push(name);
    const failure = fails(name);
    return failure === null ? ok({ sound: answer(name) }) : err(failure);
  },
};

/** The tablet runs a release with these sounds. */
async function release(names: readonly SoundHash[]): Promise<void> {
  const sounds = names.map((sha256, position) => {
    const bytes = SOUNDS[NAMES.indexOf(sha256)]?.length ?? 0;
    return [asTextHash(digest(`text ${position}`)), { sha256, bytes, milliseconds: 36 }] as const;
  });
  const content = {
    ...round.release,
    format: "streck-release/2" as const,
    mayIgnore: ["sounds"],
    sounds: { sv: Object.fromEntries(sounds) },
  };
  const held = await holdRelease(await signRelease(content, round.signing), round.signing.kid);
  if (held.kind !== "verified") {
    throw new Error(held.kind);
  }
  pretend(tablet, { held });
}

/** Resolves once the tablet shows this of its sounds. */
function shows(wanted: Partial<SoundsState>): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { sounds } = tablet.state();
      if (sounds !== null && Object.entries(wanted).every(([name, value]) => sounds[name as keyof SoundsState] === value)) {
        resolve();
      }
    };
    tablet.subscribe(look);
    look();
  });
}

test("each sound of the release is fetched once, counted as it comes, and weighed", async () => {
  const seen: (string | undefined)[] = [];
  await release(NAMES);
  tablet.subscribe(() => seen.push(`${tablet.state().sounds?.kept}/${tablet.state().sounds?.wanted}`));
  keepSounds(tablet, transport, kept);
  await shows({ kept: 4, wanted: 4, bytes: 2160, why: null });
  expect(seen).toEqual(["0/4", "1/4", "2/4", "3/4", "4/4"]);
  expect(asked).toEqual(NAMES);
  expect([...kept.bytes.values()].map(nameOf)).toEqual(NAMES);
});

test("after a cut it goes on where it was: nothing is fetched twice, on this page or the next", async () => {
  await release(NAMES);
  fails = (name) => (name === NAMES[2] ? "unreachable" : null);
  keepSounds(tablet, transport, kept);
  await shows({ kept: 2, why: "server" });
  expect(asked).toEqual(NAMES.slice(0, 3));
  fails = () => null;
  tablet.show({ sync: { kind: "running" } });
  tablet.show({ sync: { kind: "idle" } });
  await shows({ kept: 4, why: null });
  keepSounds(tablet, transport, kept);
  await shows({ kept: 4 });
  expect(asked).toEqual([...NAMES.slice(0, 3), ...NAMES.slice(2)]);
});

test("a sound that is not what the release says is never kept, and takes no other one with it", async () => {
  await release(NAMES);
  answer = (name) => toBase64(SOUNDS[name === NAMES[0] ? 1 : NAMES.indexOf(name)] ?? new Uint8Array());
  keepSounds(tablet, transport, kept);
  await shows({ kept: 3, why: "server" });
  expect([...kept.bytes.keys()]).toEqual(NAMES.slice(1));
});

test("one that the server has lost takes no other one with it", async () => {
  await release(NAMES);
  fails = (name) => (name === NAMES[0] ? "record-damaged" : null);
  keepSounds(tablet, transport, kept);
  await shows({ kept: 3, why: "server" });
  expect(asked).toEqual(NAMES);
});

test("a browser that keeps none is told apart from a server that gives none", async () => {
  await release(NAMES);
  kept.refuses = true;
  keepSounds(tablet, transport, kept);
  await shows({ kept: 0, wanted: 4, why: "storage" });
  expect(asked).toHaveLength(1);
});

test("a browser without such a place is asked for nothing", async () => {
  await release(NAMES);
  keepSounds(tablet, transport, { ...kept, names: async () => null });
  await shows({ kept: 0, wanted: 4, why: "storage" });
  expect(asked).toEqual([]);
});

test("of the next release what is new is fetched, and what it doesn't need goes only once all is there", async () => {
  await release(NAMES.slice(0, 3));
  keepSounds(tablet, transport, kept);
  await shows({ kept: 3 });
  fails = () => "unreachable";
  await release(NAMES.slice(2));
  await shows({ kept: 1, wanted: 2, why: "server" });
  expect([...kept.bytes.keys()]).toEqual(NAMES.slice(0, 3));
  fails = () => null;
  tablet.show({ sync: { kind: "running" } });
  tablet.show({ sync: { kind: "idle" } });
  await shows({ kept: 2, why: null });
  await expect.poll(() => [...kept.bytes.keys()]).toEqual(NAMES.slice(2));
});

test("one that has rotted is found when the page comes, and on the next day, and fetched again", async () => {
  await release(NAMES);
  keepSounds(tablet, transport, kept);
  await shows({ kept: 4, why: null });
  kept.bytes.set(NAMES[1] as SoundHash, mp3Frames(2, 9));
  const contact = (): void => {
    tablet.show({ sync: { kind: "running" } });
    tablet.show({ sync: { kind: "idle" } });
  };
  contact();
  expect(kept.days).toHaveLength(1);
  clock.turnTo(asDate("2026-09-15"), "am");
  fails = () => "unreachable";
  contact();
  await shows({ kept: 3, why: "server" });
  fails = () => null;
  contact();
  await shows({ kept: 4, why: null });
  expect([...kept.bytes].every(([name, sound]) => nameOf(sound) === name)).toBe(true);
  expect(asked.filter((name) => name === NAMES[1])).toHaveLength(3);
  kept.bytes.set(NAMES[2] as SoundHash, mp3Frames(2, 9));
  keepSounds(tablet, transport, kept);
  await expect.poll(() => asked.filter((name) => name === NAMES[2])).toHaveLength(2);
  await shows({ kept: 4, why: null });
});

test("a round without sounds needs none", async () => {
  keepSounds(tablet, transport, kept);
  await shows({ kept: 0, wanted: 0, why: null });
  expect(asked).toEqual([]);
});
