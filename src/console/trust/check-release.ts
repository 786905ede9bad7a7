import type { Release } from "../../domain/round/release.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { sameJson } from "../../kernel/same-json.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { readRelease } from "../../protocol/release.ts";
import { sha256 } from "../../sealing/hash.ts";
import { thumbprint } from "../../sealing/keys.ts";
import { verifyRelease } from "../../sealing/release-signature.ts";
import { type Pin, withRelease } from "./pins.ts";

/** `release-replaced`: the organisation's own signature, but not what was published here. */
export type ReleaseAlarm = "release-not-ours" | "release-replaced" | "round-changed";

/** A round's release that is signed by the signer and sealed to the recipients that are held here. */
export type PublishedRelease = { readonly release: Release; readonly signerThumbprint: string; readonly words: string };

/** Reads a round's release as a tablet would, and holds it against what this browser knows. The pin afterwards has it. */
export async function checkRelease(
  pin: Pin,
  organisationId: string,
  round: Round & { readonly release: string },
): Promise<Result<{ readonly published: PublishedRelease; readonly pin: Pin }, ReleaseAlarm>> {
  const hash = await sha256(round.release);
  const held = pin.releases[round.id];
  const verified = await verifyRelease(round.release, pin.signer);
  const release = verified.ok ? readRelease(verified.value.content) : verified;
  if (!verified.ok || !release.ok) {
    return err("release-not-ours");
  }
  const itself = release.value.roundId === round.id && release.value.organisation.id === organisationId;
  if ((held !== undefined && held !== hash) || !itself || !(await hasRecipients(release.value, pin))) {
    return err("release-replaced");
  }
  if (!isOf(release.value, round)) {
    return err("round-changed");
  }
  const published = { release: release.value, signerThumbprint: pin.signer, words: pin.words };
  return ok({ published, pin: held === undefined ? withRelease(pin, round.id, hash) : pin });
}

/** By the keys themselves: those are what a tablet seals to, whatever name stands beside them. */
async function hasRecipients({ recipients }: Release, pin: Pin): Promise<boolean> {
  const kids = await Promise.all(recipients.map(({ publicKey }) => thumbprint(publicKey)));
  return kids.length === 2 && kids.includes(pin.coordinator) && kids.includes(pin.recovery);
}

/** What the console shows of a round, and reads answers by, is what was signed. */
function isOf(release: Release, round: Round): boolean {
  const { questionnaire, settings, starts, ends } = release;
  return sameJson({ questionnaire, settings, starts, ends }, pick(round));
}

function pick({ questionnaire, settings, starts, ends }: Round): object {
  return { questionnaire, settings, starts, ends };
}
