import { err, ok, type Result } from "../../kernel/result.ts";
import type { StorageFailure } from "../store/failure.ts";
import { whileNothingIsSent } from "../sync/sync-lock.ts";
import { NO_CONTACTS } from "../tablet/contacts.ts";
import { restoreState } from "../tablet/restoring.ts";
import type { Tablet } from "../tablet/tablet.ts";
import type { Joining } from "./asking.ts";
import { describePlace } from "./describe-place.ts";
import { leavingBy, mustSendFirst } from "./leaving.ts";

/** A place that was just joined: whatever was under way before is not of this one. */
const NOTHING_BEGUN = {
  shift: null,
  handOver: null,
  contacts: NO_CONTACTS,
  lastContact: null,
  clocks: null,
  lastShift: null,
  storageFailure: null,
  damaged: [],
  former: null,
  wiped: null,
  offered: null,
  sync: { kind: "idle" },
} as const;

/**
 * The assistant confirmed: device and release are stored together, in the place of those before. Within an organisation
 * all that is kept stays, and what is unsent leaves as the new device's; on leaving one, everything must have been
 * received, and its copies go. `resetsPin`: the code takes the place of a PIN that was forgotten. Not while an exchange
 * runs: it would end under the device that it began with.
 */
export function join(tablet: Tablet, joining: Joining, resetsPin = false): Promise<Result<void, StorageFailure | "unsent">> {
  return whileNothingIsSent(tablet.ports.browser.locks, async () => {
    const before = tablet.state();
    if (mustSendFirst(before, joining)) {
      return err("unsent");
    }
    const leaving = leavingBy(before, joining);
    const { deviceId, token, serverId, siteId, ...reply } = joining.reply;
    // What is kept was received in the epoch that the tablet knows; only against it does the next exchange notice a restored server.
    const epoch = leaving === "round" ? (before.device?.epoch ?? reply.epoch) : reply.epoch;
    const { held, signer, generation } = joining;
    const { roundId } = held.release;
    const device = { generation, deviceId, token, serverId, epoch, siteId, signer, roundId };
    const release = { roundId, signedRelease: held.signedRelease };
    const joined = await tablet.ports.store.join(device, release, leaving === "organisation", resetsPin);
    if (!joined.ok) {
      if (joined.error !== "unsent") {
        tablet.show({ storageFailure: joined.error });
      }
      return joined;
    }
    const { tally, tallyKnows, outbox, pin, pinGuard, unreadable } = await restoreState(joined.value, tablet.ports);
    tablet.become({ ...tablet.state(), ...NOTHING_BEGUN, device, held, tally, tallyKnows, outbox, pin, pinGuard, unreadable });
    describePlace(tablet);
    return ok(undefined);
  });
}
