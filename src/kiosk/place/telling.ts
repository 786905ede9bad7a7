import { readSignedFeedback } from "../../envelopes/signed-feedback.ts";
import type { SignedFeedback } from "../../kernel/signed-feedback.ts";
import type { Device } from "../store/records.ts";
import type { Transport } from "../sync/transport.ts";
import type { Tablet } from "../tablet/tablet.ts";

/**
 * Asks what the waiting room is told. It is kept here as it was signed, so that it is there without a network, and only if the
 * organisation's own key has signed it: whoever runs the server can take it away, and put nothing in its place. A server that
 * doesn't know the call says so, and what is here stays.
 */
export async function updateTold(tablet: Tablet, transport: Pick<Transport, "told">): Promise<void> {
  const { device } = tablet.state();
  const reply = device === null ? null : await transport.told(device.token);
  if (device === null || reply === null || !reply.ok) {
    return;
  }
  const present = keptFor(tablet, device);
  const next = reply.value.told;
  if (next === null) {
    if (present !== null && present.signed !== null) {
      await keep(tablet, device, { ...present, signed: null });
    }
    return;
  }
  if (next === present?.signed) {
    return;
  }
  const read = await readSignedFeedback(next, device.signer);
  // One that is not later was told before, and taken back or replaced since.
  if (read.ok && read.value.siteId === device.siteId && read.value.edition > (present?.edition ?? -1)) {
    await keep(tablet, device, { siteId: device.siteId, edition: read.value.edition, signed: next });
  }
}

/** From now on the screens have what is kept, verified anew on each page; `onTold`: there is something to be shown. */
export function tellWaitingRoom(tablet: Tablet, onTold: () => void): void {
  let shown: SignedFeedback | null = null;
  const look = async (): Promise<void> => {
    const { device } = tablet.state();
    const signed = device === null ? null : (keptFor(tablet, device)?.signed ?? null);
    if (signed === shown) {
      return;
    }
    shown = signed;
    const read = signed === null || device === null ? null : await readSignedFeedback(signed, device.signer);
    if (shown !== signed) {
      return;
    }
    const told = read?.ok === true ? read.value : null;
    if (told !== null) {
      onTold();
    }
    tablet.show({ told });
  };
  tablet.subscribe(() => void look());
  void look();
}

/** What was told at another site of the tablet's is not for this one. */
function keptFor(tablet: Tablet, { siteId }: Device) {
  const { feedback } = tablet.state();
  return feedback?.siteId === siteId ? feedback : null;
}

async function keep(tablet: Tablet, { siteId }: Device, feedback: NonNullable<ReturnType<typeof keptFor>>): Promise<void> {
  if (tablet.state().device?.siteId === siteId) {
    await tablet.commit({ records: { feedback } }, { by: "itself" });
  }
}
