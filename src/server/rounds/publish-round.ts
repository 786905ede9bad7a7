import { isDeepStrictEqual } from "node:util";
import { reviewQuestionnaire } from "../../domain/questionnaire/review.ts";
import { languagesOfRelease } from "../../domain/round/languages-of-release.ts";
import { releaseOfRound } from "../../domain/round/release-of-round.ts";
import { readOwnRelease } from "../../envelopes/signed-release.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import type { RoundId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { SignedRelease } from "../../kernel/signed-release.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import type { User } from "../actor.ts";
import { digest } from "../kept-secrets/digest.ts";
import { organisationKeys } from "../keys/organisation-keys.ts";
import { organisationFor } from "../may.ts";
import { allSites } from "../organisations/sites.ts";
import { keepForRound } from "../recordings/recordings.ts";
import type { ServerContext } from "../server-context.ts";
import { isSameRelease } from "./is-same-release.ts";
import { findRound } from "./rounds.ts";

export type PublishFailure = "not-found" | "key-not-proved" | "release-not-verified" | "round-not-publishable";

/**
 * Publishes a round with the release that was signed in the browser. A release is never changed: the same one again is
 * no harm (its answer may have been lost), another one is refused.
 */
export async function publishRound(
  user: User,
  context: ServerContext,
  roundId: RoundId,
  signed: SignedRelease,
): Promise<Result<Round, PublishFailure>> {
  const organisationId = organisationFor(user, "plan rounds");
  const { database } = context;
  const round = await database.read((read) => findRound(read.of(organisationId), roundId));
  if (round === null) {
    return err("not-found");
  }
  if (round.release !== null) {
    return round.release === signed ? ok(round) : err("round-not-publishable");
  }
  if (reviewQuestionnaire(round.questionnaire, CLIENT_LANGUAGES).errors.length > 0) {
    // Made before this was looked at, or by another way than the console: tablets would show a client nothing.
    return err("round-not-publishable");
  }
  const [keys, { sites }] = await database.read(async (read) => {
    const own = read.of(organisationId);
    return [await organisationKeys(own), await allSites(own)];
  });
  if (keys === null || !keys.coordinatorProved || !keys.recoveryProved) {
    return err("key-not-proved");
  }
  const read = await readOwnRelease(signed, keys.signing.kid);
  const organisation = { id: organisationId, name: user.organisationName, practice: user.practice };
  if (!read.ok) {
    return err("release-not-verified");
  }
  if (languagesOfRelease(read.value.release, CLIENT_LANGUAGES).every(({ why }) => why !== null)) {
    // It needs voices, and no language has all of them.
    return err("round-not-publishable");
  }
  // Which sounds go with it, whoever signs says: it knows what its tablets show. That they are there is looked at below.
  const { sounds = {} } = read.value.release;
  if (!isSameRelease(read.value.release, releaseOfRound(organisation, round, sites, keys, sounds))) {
    return err("release-not-verified");
  }
  return database.change(async (change): Promise<Result<Round, PublishFailure>> => {
    const own = change.of(organisationId);
    // While the signature was verified other keys may have come; no round is ever published to keys that are gone.
    if (!isDeepStrictEqual(await organisationKeys(own), keys)) {
      return err("key-not-proved");
    }
    const { numUpdatedRows } = await own
      .updateTable("round")
      .set({ release: signed, release_sha256: digest(signed) })
      .where("id", "=", roundId)
      .where((is) => is.or([is("release", "is", null), is("release", "=", signed)]))
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) {
      return err("round-not-publishable");
    }
    return (await keepForRound(own, roundId, sounds)) ? ok({ ...round, release: signed }) : err("release-not-verified");
  });
}
