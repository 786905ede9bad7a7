import { err, ok, type Result } from "../../kernel/result.ts";
import type { SyncRequest, SyncResponse } from "../../protocol/device/sync.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import type { Device } from "../actor.ts";
import { civilDateAfter } from "../clock.ts";
import type { Changing } from "../database/database.ts";
import { publishedReleaseHash } from "../devices/device-release.ts";
import { recordContact, storedDevice } from "../devices/record-contact.ts";
import { siteFigures } from "../fieldwork/figures.ts";
import { forgetFigures, growFigures } from "../fieldwork/kept-figures.ts";
import type { ServerContext } from "../server-context.ts";
import { type ArrivedItem, arrived } from "./arrived-item.ts";
import { countBrought, hasHadItsShare } from "./daily-share.ts";
import { knownRounds } from "./known-rounds.ts";
import { missingIds } from "./missing-ids.ts";
import { backupWord } from "./safe-items.ts";
import { storeAnswers } from "./store-answers.ts";
import { storeMarks } from "./store-marks.ts";

/**
 * One round trip of a tablet. Everything that it brings is stored in one transaction, which others may share, and the
 * answer is made from what that transaction left: when this returns, all that it acknowledges is on the disk. A failing database throws, and then
 * nothing is acknowledged. `too-many-attempts`:
 * the tablet has brought more today than any tablet can have, and keeps the rest for tomorrow.
 */
export async function exchange(
  heard: Device,
  context: ServerContext,
  request: SyncRequest,
): Promise<Result<SyncResponse, "too-many-attempts">> {
  if (hasHadItsShare(context.database, heard.id, context.clock())) {
    return err("too-many-attempts");
  }
  const items = request.put.map(arrived);
  const intact = items.filter((item) => item.intact);
  const { database, clock } = context;
  const { organisationId } = heard;
  const work = async (change: Changing) => {
    const own = change.of(organisationId);
    const known = await storedDevice(own, heard);
    // As it is decided now: it may have been decided since it was let in.
    const device: Device = { ...heard, revoked: known.revoked, leftOut: known.left_out };
    const rounds = await knownRounds(device, own, intact);
    const answers = await storeAnswers(device, context, own, rounds, intact);
    const marks = await storeMarks(device, own, rounds, intact, civilDateAfter(clock(), 1));
    await recordContact(device, own, known, request, answers.statuses.size, clock());
    const want = await missingIds(own, request.have);
    const outcome = {
      believed: device.revoked === null,
      brought: answers.stored.length + marks.stored.length,
      statusOf: (item: ArrivedItem) => answers.statuses.get(item) ?? marks.statuses.get(item) ?? "damaged",
      want,
      // One that is blocked keeps all of its copies.
      backup: device.revoked === null ? await backupWord(own, change, context, request.have, want) : undefined,
      release: device.revoked === null ? await publishedReleaseHash(own, device.roundId) : null,
    };
    growFigures(database, organisationId, [...answers.stored, ...marks.stored]);
    if (answers.mended || marks.mended) {
      forgetFigures(database, organisationId);
    }
    return outcome;
  };
  const outcome = await database.shareCommit(work, () => forgetFigures(database, organisationId));
  countBrought(database, heard.id, outcome.brought, clock());
  return ok({
    protocol: PROTOCOL,
    ...database.identity,
    nonce: request.nonce,
    results: items.map((item) => ({ id: item.id, sha256: item.sha256, status: outcome.statusOf(item) })),
    want: outcome.want,
    serverTime: new Date(clock()).toISOString(),
    // One that is not believed any more learns nothing.
    site: outcome.believed ? { roundId: heard.roundId, counts: (await siteFigures(database, heard)).counts() } : null,
    release: outcome.release,
    ...(outcome.backup === undefined ? {} : { backup: outcome.backup }),
  });
}
