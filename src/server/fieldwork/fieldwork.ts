import { answered } from "../../domain/tally/counts.ts";
import type { RoundId } from "../../kernel/ids.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { FieldworkReply } from "../../protocol/console/fieldwork.ts";
import type { Actor } from "../actor.ts";
import { organisationFor } from "../may.ts";
import { enteredBySite } from "../paper/paper-answers.ts";
import { findRound } from "../rounds/rounds.ts";
import type { ServerContext } from "../server-context.ts";
import { siteFigures, standing } from "./figures.ts";
import { strokesOf } from "./strokes-of.ts";

/** What the marks of all tablets say about a round, and how many answers have come. */
export async function fieldwork(
  actor: Actor,
  { database }: ServerContext,
  roundId: RoundId,
): Promise<Result<FieldworkReply, "not-found">> {
  const organisationId = organisationFor(actor, "see the field");
  const { round, entered } = await database.read(async (read) => {
    const own = read.of(organisationId);
    return { round: await findRound(own, roundId), entered: await enteredBySite(own, roundId) };
  });
  if (round === null) {
    return err("not-found");
  }
  const groups: FieldworkReply["groups"] = [];
  const reasons: FieldworkReply["reasons"] = [];
  const paper: FieldworkReply["paper"] = [];
  let expected = 0;
  for (const siteId of round.siteIds) {
    const figures = await siteFigures(database, { organisationId, roundId, siteId });
    const strokes = strokesOf(siteId, figures);
    groups.push(...strokes.groups);
    reasons.push(...strokes.reasons);
    expected += figures.storedResponses();
    // Whoever answered did so on a tablet, which kept her answer, or on paper.
    const marks = answered(figures.counts()) - figures.storedResponses();
    const answers = entered.get(siteId) ?? 0;
    if (marks > 0 || answers > 0) {
      paper.push({ siteId, marks, answers });
    }
  }
  // After the marks: what turned out to be damaged is counted at once.
  const { misdated: _none, ...answers } = await standing(database, "sealed_answer", organisationId, roundId);
  const { received: _counted, ...marks } = await standing(database, "mark", organisationId, roundId);
  const onPaper = [...entered.values()].reduce((sum, count) => sum + count, 0);
  return ok({ groups, reasons, answers: { ...answers, received: answers.received - onPaper, expected }, paper, marks });
}
