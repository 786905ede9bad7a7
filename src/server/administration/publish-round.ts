import { isDeepStrictEqual } from "node:util";
import { reviewQuestionnaire } from "../../domain/questionnaire/review.ts";
import { releaseOfRound } from "../../domain/round/release-of-round.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { readRelease } from "../../protocol/release.ts";
import { verifyRelease } from "../../sealing/release-signature.ts";
import { digest } from "../security/digest.ts";
import type { Session } from "../security/sessions.ts";
import type { ServerContext } from "../server-context.ts";
import { isSameRelease } from "./is-same-release.ts";
import { organisationKeys } from "./organisation-keys.ts";
import { findRound } from "./rounds.ts";
import { listSites } from "./sites.ts";

export type PublishFailure = "not-found" | "key-not-proved" | "release-not-verified" | "round-not-publishable";

/**
 * Publishes a round with the release that was signed in the browser. A release is never changed: the same one again is
 * no harm (its answer may have been lost), another one is refused.
 */
export async function publishRound(
  context: ServerContext,
  session: Session,
  roundId: string,
  signed: string,
): Promise<Result<Round, PublishFailure>> {
  const { organisationId } = session;
  const { queries } = context.store;
  const round = await findRound(queries, organisationId, roundId);
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
  const keys = await organisationKeys(queries, organisationId);
  if (keys === null || !keys.coordinatorProved || !keys.recoveryProved) {
    return err("key-not-proved");
  }
  const verified = await verifyRelease(signed, keys.signing.kid);
  const release = verified.ok ? readRelease(verified.value.content) : verified;
  const organisation = { id: organisationId, name: session.organisationName, practice: session.practice };
  const expected = releaseOfRound(organisation, round, (await listSites(context, organisationId)).sites, keys);
  if (!release.ok || !isSameRelease(release.value, expected)) {
    return err("release-not-verified");
  }
  return context.store.queries.transaction().execute(async (change): Promise<Result<Round, PublishFailure>> => {
    // While the signature was verified other keys may have come; no round is ever published to keys that are gone.
    if (!isDeepStrictEqual(await organisationKeys(change, organisationId), keys)) {
      return err("key-not-proved");
    }
    const { numUpdatedRows } = await change
      .updateTable("round")
      .set({ release: signed, release_sha256: digest(signed) })
      .where("organisation_id", "=", organisationId)
      .where("id", "=", roundId)
      .where("release", "is", null)
      .executeTakeFirst();
    return numUpdatedRows === 1n ? ok({ ...round, release: signed }) : err("round-not-publishable");
  });
}
