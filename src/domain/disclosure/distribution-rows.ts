import { answerFor } from "../questionnaire/answers.ts";
import { type AnswerableItem, isAnswerable, type QuestionnaireDocument } from "../questionnaire/document.ts";
import { applicableItems } from "../questionnaire/routing.ts";
import type { Response } from "../response/response.ts";
import { distributions } from "../results/distribution.ts";
import { discloseCells } from "./cells.ts";
import { HIDDEN, type Shown } from "./reader.ts";

export type OptionRow = { readonly code: string; readonly count: Shown<number> };
/** How an item was answered, as much of it as may be shown. Zero, hidden and missing stay different. */
export type DistributionRows = {
  readonly item: AnswerableItem;
  readonly options: readonly OptionRow[];
  /** Gave a number or a text of their own; null for items that have only options. */
  readonly own: Shown<number> | null;
  /** Asked and passed without an answer. */
  readonly skipped: Shown<number>;
  /** Not asked, because of what they answered before. */
  readonly notApplicable: Shown<number>;
};

/** For every item that can be answered, as much of it as may be shown inside: each number on its own merit. */
export function distributionRows(document: QuestionnaireDocument, responses: readonly Response[]): readonly DistributionRows[] {
  const counted = new Map(distributions(document, responses).map((distribution) => [distribution.itemId, distribution]));
  return document.items.filter(isAnswerable).map((item): DistributionRows => {
    const { answered, skipped, notApplicable } = reach(document, item, responses);
    const options = counted.get(item.id)?.options ?? [];
    const counts = options.map(({ count }) => count);
    const own = answered - counts.reduce((sum, count) => sum + count, 0);
    const cells = discloseCells("inside", [...counts, skipped, notApplicable, own]);
    const [shownSkipped = HIDDEN, shownOutside = HIDDEN, shownOwn = HIDDEN] = cells.slice(counts.length);
    return {
      item,
      options: options.map(({ code }, position) => ({ code, count: cells[position] ?? HIDDEN })),
      skipped: shownSkipped,
      notApplicable: shownOutside,
      own: item.kind === "number" || item.kind === "text" ? shownOwn : null,
    };
  });
}

function reach(
  document: QuestionnaireDocument,
  item: AnswerableItem,
  responses: readonly Response[],
): { answered: number; skipped: number; notApplicable: number } {
  let answered = 0;
  let skipped = 0;
  for (const { answers } of responses) {
    if (applicableItems(document, answers).some(({ id }) => id === item.id)) {
      if (answerFor(answers, item.id) === undefined) {
        skipped += 1;
      } else {
        answered += 1;
      }
    }
  }
  return { answered, skipped, notApplicable: responses.length - answered - skipped };
}
