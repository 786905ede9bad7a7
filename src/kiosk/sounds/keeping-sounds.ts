import { bytesOf, type Sound, soundsIn } from "../../domain/recordings/sounds.ts";
import { fromBase64 } from "../../kernel/base64.ts";
import type { CivilDate } from "../../kernel/calendar.ts";
import type { SoundHash } from "../../kernel/hashes.ts";
import { sha256 } from "../../sealing/hash.ts";
import type { Transport } from "../sync/transport.ts";
import type { SoundsState } from "../tablet/state.ts";
import type { Tablet } from "../tablet/tablet.ts";
import type { KeptSounds } from "./kept-sounds.ts";

/**
 * From now on the tablet has the sounds of the release that it runs: what is missing is fetched one by one, at once and
 * after each contact with the server, and so goes on where a cut line or a closed page left it. Once a day all of them are
 * looked through for rot. What no release needs any more goes once the new one's are there.
 */
export function keepSounds(tablet: Tablet, transport: Pick<Transport, "sound">, kept: KeptSounds): void {
  let underWay = false;
  let asked = false;
  let begunOn: CivilDate | null = null;
  const begin = async (): Promise<void> => {
    asked = true;
    if (underWay) {
      return;
    }
    underWay = true;
    while (asked) {
      asked = false;
      begunOn = tablet.ports.clock.today();
      await keepThose(tablet, transport, kept);
    }
    underWay = false;
  };
  let { held, sync } = tablet.state();
  tablet.subscribe(() => {
    const before = { held, sync };
    ({ held, sync } = tablet.state());
    const reached = before.sync.kind === "running" && sync.kind === "idle";
    const isNewDay = begunOn !== tablet.ports.clock.today();
    if (held !== before.held || (reached && (isNewDay || !areAllThere(tablet.state().sounds)))) {
      void begin();
    }
  });
  void begin();
}

async function keepThose(tablet: Tablet, transport: Pick<Transport, "sound">, kept: KeptSounds): Promise<void> {
  const { device, held } = tablet.state();
  if (device === null || held.kind !== "verified") {
    return;
  }
  const wanted = soundsIn(held.release.sounds ?? {});
  const names = new Set(wanted.map((sound) => sound.sha256));
  await kept.lookThrough(tablet.ports.clock.today());
  const before = await kept.names();
  const there = new Set([...(before ?? [])].filter((name) => names.has(name)));
  const show = (why: SoundsState["why"]): void => tablet.show({ sounds: stateOf(wanted, there, why) });
  if (before === null) {
    show(wanted.length === 0 ? null : "storage");
    return;
  }
  show(null);
  let why: SoundsState["why"] = null;
  for (const { sha256: name } of wanted.filter((sound) => !there.has(sound.sha256))) {
    const reply = await transport.sound(device.token, { sha256: name });
    if (tablet.state().held !== held) {
      return;
    }
    if (!reply.ok && OUT_OF_REACH.some((failure) => failure === reply.error)) {
      show("server");
      return;
    }
    const bytes = reply.ok ? fromBase64(reply.value.sound) : null;
    if (bytes === null || (await sha256<SoundHash>(bytes)) !== name) {
      // One that the server can't give takes no other one with it.
      why = "server";
    } else if (await kept.put(name, bytes)) {
      there.add(name);
    } else {
      show("storage");
      return;
    }
    show(why);
  }
  if (why === null) {
    await kept.keepOnly(names);
  }
}

/** Whoever meets these would meet them at the next sound, too. */
const OUT_OF_REACH = ["unreachable", "timed-out", "not-enrolled", "unknown-protocol"];

function stateOf(wanted: readonly Sound[], there: ReadonlySet<SoundHash>, why: SoundsState["why"]): SoundsState {
  return { kept: there.size, wanted: wanted.length, bytes: bytesOf(wanted), why };
}

function areAllThere(sounds: SoundsState | null): boolean {
  return sounds !== null && sounds.kept === sounds.wanted;
}
