import type { FactGroup, Facts } from "../../domain/non-response/facts.ts";
import type { FieldworkReply } from "../../protocol/console/fieldwork.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { countsBy, type FieldworkGroup, reasonCounts, totalCounts } from "../field/sums.ts";

/** What the strokes of a round say, as the analysis takes it. */
export function factsOfRound(round: Pick<Round, "siteIds" | "questionnaire">, fieldwork: FieldworkReply): Facts {
  const { groups, reasons, answers } = fieldwork;
  const by = (keyOf: (group: FieldworkGroup) => string): readonly FactGroup[] =>
    countsBy(groups, keyOf, (key) => key).map(({ key, counts }) => ({ key, counts }));
  return {
    counts: totalCounts(groups),
    reasons: reasonCounts(reasons),
    sites: by(({ siteId }) => siteId),
    languages: by(({ language }) => language ?? ""),
    halfDays: by(({ date, halfDay }) => `${date} ${halfDay}`),
    offeredLanguages: round.questionnaire.languages.length,
    siteCount: round.siteIds.length,
    answers: { expected: answers.expected, received: answers.received },
  };
}
