import { err, ok, type Result } from "../../kernel/result.ts";
import type { FieldworkReply } from "../../protocol/console/fieldwork.ts";
import { siteFigures, standing } from "../ingest/figures.ts";
import type { ServerContext } from "../server-context.ts";
import { findRound } from "./rounds.ts";

/** What the marks of all tablets say about a round, and how many answers have come. */
export async function fieldwork(
  { store: { queries } }: ServerContext,
  organisationId: string,
  roundId: string,
): Promise<Result<FieldworkReply, "not-found">> {
  const round = await findRound(queries, organisationId, roundId);
  if (round === null) {
    return err("not-found");
  }
  const groups: FieldworkReply["groups"] = [];
  const reasons: FieldworkReply["reasons"] = [];
  let expected = 0;
  for (const siteId of round.siteIds) {
    const figures = await siteFigures(queries, { organisationId, roundId, siteId });
    groups.push(...figures.groups().map((group) => ({ siteId, ...group })));
    reasons.push(...reasonsOf(siteId, figures.reasons()));
    expected += figures.storedResponses();
  }
  // After the marks: what turned out to be damaged is counted at once.
  const { misdated: _none, ...answers } = await standing(queries, "sealed_answer", organisationId, roundId);
  const { received: _counted, ...marks } = await standing(queries, "mark", organisationId, roundId);
  return ok({ groups, reasons, answers: { ...answers, expected }, marks });
}

/** In order of the code: any other would be the random order of the contacts. */
function reasonsOf(siteId: string, numbers: ReadonlyMap<string, number>): FieldworkReply["reasons"] {
  const reasons = [...numbers].map(([reason, count]) => ({ siteId, reason, count }));
  return reasons.sort((one, other) => (one.reason < other.reason ? -1 : 1));
}
