import { answerFor } from "../../domain/questionnaire/answers.ts";
import { type AnswerableItem, isAnswerable, type QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { applicableItems } from "../../domain/questionnaire/routing.ts";
import type { Response } from "../../domain/response/response.ts";
import { FEWEST_IN_INDICATOR, type Shown, suppressCells } from "../../domain/results/disclosure.ts";
import { distributions } from "../../domain/results/distribution.ts";
import { suppressLinkedCells } from "../../domain/results/linked-cells.ts";

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

const HIDDEN: Shown<never> = { shown: false };

/** The part of what is no base of an indicator: don't know, prefer not to say, skipped, not applicable. */
const OUTSIDE_BASE = 2;

/**
 * For every item that can be answered. Options, skipped and not applicable make up all responses, whose number is
 * shown, so they are suppressed as one row. In a multiple choice options overlap: each stands against the answers
 * without it.
 */
export function distributionRows(document: QuestionnaireDocument, responses: readonly Response[]): readonly DistributionRows[] {
  const counted = new Map(distributions(document, responses).map((distribution) => [distribution.itemId, distribution]));
  return document.items.filter(isAnswerable).map((item): DistributionRows => {
    const { answered, skipped, notApplicable } = reach(document, item, responses);
    const options = counted.get(item.id)?.options ?? [];
    const counts = options.map(({ count }) => count);
    if (item.kind === "multiple") {
      const [shownAnswered = HIDDEN, shownSkipped = HIDDEN, shownOutside = HIDDEN] = suppressCells([
        answered,
        skipped,
        notApplicable,
      ]);
      const rows = options.map(({ code, count }) => ({
        code,
        count: shownAnswered.shown ? (suppressCells([count, answered - count])[0] ?? HIDDEN) : HIDDEN,
      }));
      return { item, options: rows, own: null, skipped: shownSkipped, notApplicable: shownOutside };
    }
    const own = answered - counts.reduce((sum, count) => sum + count, 0);
    const hasOwn = item.kind === "number" || item.kind === "text";
    const parts = partsOf(item);
    const cells = suppressLinkedCells([...counts, skipped, notApplicable, ...(hasOwn ? [own] : [])], parts);
    const base = counts.reduce((sum, count, position) => (parts[position] === OUTSIDE_BASE ? sum : sum + count), 0);
    // Where an indicator is hidden for too few, the options that it is made of would give it away.
    const tooFew = hasIndicator(item) && base > 0 && base < FEWEST_IN_INDICATOR;
    return {
      item,
      options: options.map(({ code }, position) => ({
        code,
        count: tooFew && parts[position] !== OUTSIDE_BASE ? HIDDEN : (cells[position] ?? HIDDEN),
      })),
      skipped: cells[counts.length] ?? HIDDEN,
      notApplicable: cells[counts.length + 1] ?? HIDDEN,
      own: hasOwn ? (cells[counts.length + 2] ?? HIDDEN) : null,
    };
  });
}

/**
 * An indicator shows how many answers were positive and how many it is of, so positive, other and missing answers each
 * have a known sum.
 */
function partsOf(item: AnswerableItem): readonly number[] {
  const indicated = hasIndicator(item);
  const outside = indicated ? OUTSIDE_BASE : 0;
  const options = item.options.map(({ positive, meaning }) =>
    indicated && meaning === undefined ? (positive === true ? 0 : 1) : outside,
  );
  return [...options, outside, outside, outside];
}

function hasIndicator(item: AnswerableItem): boolean {
  return (item.kind === "single" || item.kind === "scale") && item.indicator !== undefined;
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
