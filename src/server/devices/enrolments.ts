import type { RoundId } from "../../kernel/ids.ts";
import { nameKey } from "../../kernel/names.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { Enrolment, NewEnrolment } from "../../protocol/console/rounds.ts";
import { normaliseEnrolCode } from "../../protocol/device/enrol-code.ts";
import type { Actor } from "../actor.ts";
import { HOUR, minuteOf } from "../clock.ts";
import type { TenantReading } from "../database/tenant.ts";
import { digest } from "../kept-secrets/digest.ts";
import { newCode } from "../kept-secrets/secrets.ts";
import { organisationFor } from "../may.ts";
import { findRound } from "../rounds/rounds.ts";
import type { ServerContext } from "../server-context.ts";

type EnrolmentFailure = "not-found" | "not-allowed" | "already-exists";

/**
 * A code for one tablet, once, within an hour. Codes of the organisation that have run out are cleared away at the same
 * time. `already-exists`: a tablet of the round has a name that looks the same.
 */
export async function addEnrolment(
  actor: Actor,
  { database, clock, randomBytes }: ServerContext,
  { roundId, siteId, name }: NewEnrolment,
): Promise<Result<Enrolment, EnrolmentFailure>> {
  const organisationId = organisationFor(actor, "enrol tablets");
  const code = newCode(randomBytes);
  const now = clock();
  const expires = now + HOUR;
  return database.change(async (change): Promise<Result<Enrolment, EnrolmentFailure>> => {
    const own = change.of(organisationId);
    const round = await findRound(own, roundId);
    if (round === null || !round.siteIds.includes(siteId)) {
      return err("not-found");
    }
    if (round.release === null) {
      return err("not-allowed");
    }
    if (name !== undefined && (await isNameTaken(own, roundId, name))) {
      return err("already-exists");
    }
    await own.deleteFrom("enrolment_code").where("expires", "<=", now).execute();
    await own
      .insertInto("enrolment_code")
      .values({
        code_hash: digest(normaliseEnrolCode(code)),
        round_id: roundId,
        site_id: siteId,
        expires,
        device_name: name ?? null,
      })
      .execute();
    return ok({ code, expires: minuteOf(expires) });
  });
}

/** Early and in good time only: when the tablet comes, the unique key has the last word. */
export async function isNameTaken(own: TenantReading, roundId: RoundId, name: string): Promise<boolean> {
  const other = await own
    .selectFrom("device")
    .select("id")
    .where("round_id", "=", roundId)
    .where("name_key", "=", nameKey(name))
    .executeTakeFirst();
  return other !== undefined;
}
