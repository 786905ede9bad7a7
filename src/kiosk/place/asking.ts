import { keyWordsOf } from "../../envelopes/signed-release.ts";
import type { Thumbprint } from "../../kernel/hashes.ts";
import type { Generation } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { EnrolReply, EnrolRequest } from "../../protocol/device/enrol.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import type { ReleaseFailure } from "../../sealing/release-signature.ts";
import type { Transport, TransportFailure } from "../sync/transport.ts";
import { holdRelease, type VerifiedRelease } from "../tablet/held-release.ts";
import type { Tablet } from "../tablet/tablet.ts";
import { hasUnsent, isSurelyElsewhere } from "./leaving.ts";
import { reportWiped } from "./report-wiped.ts";

/** What the assistant is shown to confirm before the tablet joins; nothing is stored yet. */
export type Joining = {
  readonly reply: EnrolReply;
  readonly generation: Generation;
  readonly signer: Thumbprint;
  readonly held: VerifiedRelease;
  readonly keyWords: string;
  readonly siteName: string;
};

/** `needs-update`: the round is of a newer app. `unsent`: the tablet may not leave its organisation while the server lacks anything that is kept here. */
export type AskFailure = TransportFailure | ReleaseFailure | "needs-update" | "site-not-in-release" | "unsent";

/**
 * Asks the server for a place. `code` null asks for the practice round; `trusted` is the signing key's thumbprint from
 * a QR code, null when the code was typed: then the four words must be compared by eye. `name` is what the tablet shall be
 * called; empty leaves that to the code. Asking uses the code up, so a tablet that is known to have to send first does
 * not ask; a name that another tablet has (`already-exists`) leaves the code good.
 */
export async function askToJoin(
  tablet: Tablet,
  transport: Transport,
  code: string | null,
  trusted: Thumbprint | null,
  name = "",
): Promise<Result<Joining, AskFailure>> {
  const { wiped } = tablet.state();
  const told = wiped === null ? ok(undefined) : await reportWiped(tablet, transport);
  if (!told.ok) {
    // The second place is given up by joining, and with it the last who knows what is missing.
    return told;
  }
  if (wiped === null && hasUnsent(tablet.state()) && isSurelyElsewhere(tablet.state(), code, trusted)) {
    return err("unsent");
  }
  const generation = tablet.ports.newId<Generation>();
  const previous = previousOf(tablet);
  const reply = await transport.enrol({
    protocol: PROTOCOL,
    code,
    generation,
    ...(name === "" ? {} : { name }),
    ...(previous === null ? {} : { previous }),
  });
  if (!reply.ok) {
    return reply;
  }
  asked.set(tablet, { deviceId: reply.value.deviceId, generation });
  return readReply(tablet, reply.value, generation, trusted);
}

/** A place that may be joined: its release is signed by who was vouched for, and the site is in it. */
async function readReply(
  tablet: Tablet,
  reply: EnrolReply,
  generation: Generation,
  trusted: Thumbprint | null,
): Promise<Result<Joining, AskFailure>> {
  const next = await holdRelease(reply.release, trusted);
  if (next.kind === "unverifiable") {
    return err(next.failure);
  }
  if (next.kind === "needs-update") {
    return err(next.kind);
  }
  const signer = next.signerThumbprint;
  const { device, held } = tablet.state();
  const itself = held.kind === "verified" && held.release.organisation.id === next.release.organisation.id;
  if (device !== null && itself && device.signer !== signer) {
    // The organisation that the tablet works for keeps its signing key: whoever speaks in its name with another does not.
    return err("unknown-signer");
  }
  const site = next.release.sites.find(({ id }) => id === reply.siteId);
  if (site === undefined) {
    return err("site-not-in-release");
  }
  return ok({ reply, generation, signer, held: next, keyWords: await keyWordsOf(next), siteName: site.name });
}

type Previous = NonNullable<EnrolRequest["previous"]>;

/** Which device each tablet asked for last: one that the assistant turned down has the tablet's name all the same. */
const asked = new WeakMap<Tablet, Previous>();

/** The device that holds the tablet's name, also where the record of it is gone or can't be read. */
function previousOf(tablet: Tablet): Previous | null {
  const known = asked.get(tablet) ?? tablet.state().device ?? tablet.ports.store.watch.spare();
  return known === null ? null : { deviceId: known.deviceId, generation: known.generation };
}
