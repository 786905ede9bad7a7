import { countsOf, type RoundCounts, type SplitBy } from "../domain/publishing/counts.ts";
import { type Earlier, publishSheet, publishSplit } from "../domain/publishing/publish.ts";
import { FEWEST_RESPONDENTS } from "../domain/rates/rates.ts";
import { responseRate } from "../domain/rates/response-rate.ts";
import { wholePercent } from "../domain/rates/share.ts";
import type { Response } from "../domain/response/response.ts";
import { answered, type Counts } from "../domain/tally/counts.ts";
import type { Publication, PublishedFigures } from "./console/publications.ts";
import type { Round } from "./console/rounds.ts";

export type SheetOf = Extract<PublishedFigures, { readonly shown: "sheet" }>;
export type SplitOf = Exclude<PublishedFigures, SheetOf>;

/** The sheet of these answers and strokes, as it would leave the organisation. Of fewer than ten nothing is said. */
export function sheetOf(round: Round, responses: readonly Response[], strokes: Counts): SheetOf {
  const respondents = answered(strokes);
  const rate = responseRate(strokes);
  return {
    shown: "sheet",
    respondents: respondents < FEWEST_RESPONDENTS ? null : respondents,
    responseRate: rate.shown ? wholePercent(rate.value) : null,
    rows: publishSheet(countsOfRound(round, responses)).map((row) => ({ ...row })),
  };
}

/** A table by language or by site of the same answers, beside all that was published of them. */
export function splitOf(round: Round, responses: readonly Response[], by: SplitBy, published: readonly Publication[]): SplitOf {
  const rows = publishSplit(countsOfRound(round, responses), by, earlierOf(published)).map(({ code, parts }) => ({
    code,
    parts: [...parts],
  }));
  return by === "languages"
    ? { shown: by, parts: [...round.questionnaire.languages], rows }
    : { shown: by, parts: [...round.siteIds], rows };
}

function countsOfRound({ questionnaire, siteIds }: Round, responses: readonly Response[]): RoundCounts {
  return countsOf(questionnaire, responses, siteIds);
}

function earlierOf(published: readonly Publication[]): Earlier {
  const earlier: { -readonly [Table in keyof Earlier]: Earlier[Table] } = { sheet: [] };
  for (const { figures } of published) {
    if (figures.shown === "sheet") {
      earlier.sheet = figures.rows;
    } else {
      earlier[figures.shown] = figures.rows;
    }
  }
  return earlier;
}
