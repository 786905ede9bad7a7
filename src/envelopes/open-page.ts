import { accepts } from "../domain/questionnaire/acceptance.ts";
import type { QuestionnaireDocument } from "../domain/questionnaire/document.ts";
import type { Response } from "../domain/response/response.ts";
import { isWeekOfRound, type RoundDates } from "../domain/round/dates-of-round.ts";
import type { RoundId, SiteId } from "../kernel/ids.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import type { Round } from "../protocol/console/rounds.ts";
import { readResponse } from "../protocol/sealed-response.ts";
import { sha256 } from "../sealing/hash.ts";
import { type OpeningKey, open } from "../sealing/open.ts";
import {
  listed,
  type NotCounted,
  type OpenedAnswer,
  type OpenedPage,
  type SealedAnswer,
  type UnopenedAnswer,
} from "./sealed-answer.ts";

/** What an answer must belong to in order to be counted. */
export type RoundFacts = {
  readonly roundId: RoundId;
  readonly siteIds: readonly SiteId[];
  readonly questionnaire: QuestionnaireDocument;
  /** Null where they don't bind: practice may run on any day. */
  readonly dates: RoundDates | null;
};

export function factsOf({ id, siteIds, questionnaire, starts, ends }: Round, practice: boolean): RoundFacts {
  return { roundId: id, siteIds, questionnaire, dates: practice ? null : { starts, ends } };
}

/** Opens the answers of one page. One that can't be opened or counted becomes a row of its own, and never stops the others. */
export async function openPage(answers: readonly SealedAnswer[], round: RoundFacts, opener: OpeningKey): Promise<OpenedPage> {
  const opened: OpenedAnswer[] = [];
  const unopened: UnopenedAnswer[] = [];
  for (const answer of answers) {
    const result = await openOne(answer, round, opener);
    if (result.ok) {
      opened.push({ listed: listed(answer), response: result.value });
    } else {
      unopened.push({ listed: listed(answer), reason: result.error });
    }
  }
  return { opened, unopened };
}

async function openOne(answer: SealedAnswer, round: RoundFacts, opener: OpeningKey): Promise<Result<Response, NotCounted>> {
  if (answer.state === "quarantined" || answer.state === "left-out") {
    return err(answer.state);
  }
  if ((await sha256(answer.sealed)) !== answer.sha256) {
    return err("hash-differs");
  }
  const content = await open(answer, opener);
  if (!content.ok) {
    return content;
  }
  const response = readResponse(content.value);
  if (!response.ok) {
    return response;
  }
  if (!belongs(response.value, round)) {
    return err("other-round");
  }
  if (!isInTime(response.value, round)) {
    return err("impossible-week");
  }
  return fits(response.value, round.questionnaire) ? ok(response.value) : err("does-not-fit");
}

function belongs({ roundId, siteId, questionnaire }: Response, round: RoundFacts): boolean {
  const { id, version } = round.questionnaire;
  return (
    roundId === round.roundId && round.siteIds.includes(siteId) && questionnaire.id === id && questionnaire.version === version
  );
}

function isInTime({ week }: Response, { dates }: RoundFacts): boolean {
  return week === null || dates === null || isWeekOfRound(week, dates);
}

/** Anyone with a round's public keys can seal something; only what a tablet could have sent is counted. */
function fits({ language, answers }: Response, document: QuestionnaireDocument): boolean {
  const items = new Map(document.items.map((item) => [item.id, item]));
  const acceptable = Object.entries(answers).every(([itemId, answer]) => {
    const item = items.get(itemId);
    return item !== undefined && accepts(item, answer);
  });
  return acceptable && document.languages.includes(language);
}
