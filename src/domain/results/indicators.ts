import { answerFor, chosenCodes } from "../questionnaire/answers.ts";
import type { Indicator, Option, QuestionnaireDocument, ScaleItem, SingleItem } from "../questionnaire/document.ts";
import { applicableAnswers } from "../questionnaire/routing.ts";
import { type Share, share } from "../rates/share.ts";
import type { Response } from "../response/response.ts";

/** Total, women (kvinnor), men (män). Another gender, or none said, counts in the total only. */
export type Group = "T" | "K" | "M";
export const GROUPS: readonly Group[] = ["T", "K", "M"];

export type IndicatorResult = {
  readonly indicator: Indicator;
  readonly itemId: string;
  /** Positive answers among those who gave an answer; "don't know", skipped and "prefer not to say" are outside. */
  readonly shares: Readonly<Record<Group, Share>>;
};

type IndicatorItem = (SingleItem | ScaleItem) & { readonly indicator: Indicator };

/** Every indicator of the questionnaire, in its order, for these responses to it. */
export function indicators(document: QuestionnaireDocument, responses: readonly Response[]): readonly IndicatorResult[] {
  const grouped = responses.map((response) => ({
    group: groupOf(document, response),
    answers: applicableAnswers(document, response.answers),
  }));
  return document.items.filter(hasIndicator).map((item) => {
    const tally = { T: { positive: 0, base: 0 }, K: { positive: 0, base: 0 }, M: { positive: 0, base: 0 } };
    for (const { group, answers } of grouped) {
      const option = chosenOption(item, chosenCodes(answerFor(answers, item.id))[0]);
      if (option === undefined || option.meaning !== undefined) {
        continue;
      }
      for (const one of group === null ? (["T"] as const) : (["T", group] as const)) {
        tally[one].base += 1;
        tally[one].positive += option.positive === true ? 1 : 0;
      }
    }
    return {
      indicator: item.indicator,
      itemId: item.id,
      shares: {
        T: share(tally.T.positive, tally.T.base),
        K: share(tally.K.positive, tally.K.base),
        M: share(tally.M.positive, tally.M.base),
      },
    };
  });
}

/** Which column of a split by gender a response belongs to; null = the total only. */
export function groupOf(document: QuestionnaireDocument, response: Response): "K" | "M" | null {
  for (const item of document.items) {
    if (item.kind === "single" && item.background === "gender") {
      const answers = applicableAnswers(document, response.answers);
      return chosenOption(item, chosenCodes(answerFor(answers, item.id))[0])?.group ?? null;
    }
  }
  return null;
}

function hasIndicator(item: QuestionnaireDocument["items"][number]): item is IndicatorItem {
  return (item.kind === "single" || item.kind === "scale") && item.indicator !== undefined;
}

function chosenOption(item: SingleItem | ScaleItem, code: string | undefined): Option | undefined {
  return item.options.find((option) => option.code === code);
}
