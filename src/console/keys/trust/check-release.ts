import type { Release } from "../../../domain/round/release.ts";
import { readOwnRelease, releaseHashOf } from "../../../envelopes/signed-release.ts";
import type { Thumbprint } from "../../../kernel/hashes.ts";
import type { OrganisationId } from "../../../kernel/ids.ts";
import { err, ok, type Result } from "../../../kernel/result.ts";
import { sameJson } from "../../../kernel/same-json.ts";
import type { SignedRelease } from "../../../kernel/signed-release.ts";
import type { Round } from "../../../protocol/console/rounds.ts";
import { thumbprint } from "../../../sealing/keys.ts";
import { type Pin, withRelease } from "./pins.ts";

/** `release-replaced`: the organisation's own signature, but not what was published here. */
export type ReleaseAlarm = "release-not-ours" | "release-replaced" | "round-changed";

/** A round's release that is signed by the signer and sealed to the recipients that are held here. */
export type PublishedRelease = { readonly release: Release; readonly signerThumbprint: Thumbprint; readonly words: string };

/** Reads a round's release as a tablet would, and holds it against what this browser knows. The pin afterwards has it. */
export async function checkRelease(
  pin: Pin,
  organisationId: OrganisationId,
  round: Round & { readonly release: SignedRelease },
): Promise<Result<{ readonly published: PublishedRelease; readonly pin: Pin }, ReleaseAlarm>> {
  const read = await readOwnRelease(round.release, pin.signer);
  if (!read.ok) {
    return err("release-not-ours");
  }
  const { release, signerThumbprint } = read.value;
  const hash = await releaseHashOf(read.value);
  const held = pin.releases[round.id];
  const itself = release.roundId === round.id && release.organisation.id === organisationId;
  if ((held !== undefined && held !== hash) || !itself || !(await hasRecipients(release, pin))) {
    return err("release-replaced");
  }
  if (!isOf(release, round)) {
    return err("round-changed");
  }
  const published = { release, signerThumbprint, words: pin.words };
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
