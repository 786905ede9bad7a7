import type { SyncRequest, SyncResponse } from "../../protocol/device/sync.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import { civilDateAfter } from "../clock.ts";
import { shareCommit } from "../database/group-commit.ts";
import type { Change } from "../database/tables.ts";
import type { Device } from "../security/device-authentication.ts";
import type { ServerContext } from "../server-context.ts";
import { type ArrivedItem, arrived } from "./arrived-item.ts";
import { deviceReleaseHash } from "./device-release.ts";
import { siteFigures } from "./figures.ts";
import { forgetFigures, growFigures } from "./kept-figures.ts";
import { knownRounds } from "./known-rounds.ts";
import { missingIds } from "./missing-ids.ts";
import { recordContact } from "./record-contact.ts";
import { storeAnswers } from "./store-answers.ts";
import { storeMarks } from "./store-marks.ts";

/**
 * One round trip of a tablet. Everything that it brings is stored in one transaction, which others may share, and the
 * answer is made from what that transaction left: when this returns, all that it acknowledges is on the disk. A failing database throws, and then
 * nothing is acknowledged.
 */
export async function exchange(context: ServerContext, device: Device, request: SyncRequest): Promise<SyncResponse> {
  const items = request.put.map(arrived);
  const intact = items.filter((item) => item.intact);
  const { queries } = context.store;
  const { organisationId } = device;
  const work = async (change: Change) => {
    const rounds = await knownRounds(change, device, intact);
    const answers = await storeAnswers(context, change, device, rounds, intact);
    const marks = await storeMarks(change, device, rounds, intact, civilDateAfter(context.clock(), 1));
    await recordContact(context, change, device, request, answers.statuses.size);
    const outcome = {
      statusOf: (item: ArrivedItem) => answers.statuses.get(item) ?? marks.statuses.get(item) ?? "damaged",
      want: await missingIds(change, organisationId, request.have),
      release: await deviceReleaseHash(change, device),
    };
    growFigures(queries, organisationId, [...answers.stored, ...marks.stored]);
    if (answers.mended || marks.mended) {
      forgetFigures(queries, organisationId);
    }
    return outcome;
  };
  const outcome = await shareCommit(queries, work, () => forgetFigures(queries, organisationId));
  return {
    protocol: PROTOCOL,
    ...context.identity,
    nonce: request.nonce,
    results: items.map((item) => ({ id: item.id, sha256: item.sha256, status: outcome.statusOf(item) })),
    want: outcome.want,
    // Nothing counts as durable before backups are made and verified.
    durable: [],
    serverTime: new Date(context.clock()).toISOString(),
    site: { roundId: device.roundId, counts: (await siteFigures(queries, device)).counts() },
    release: outcome.release,
  };
}
