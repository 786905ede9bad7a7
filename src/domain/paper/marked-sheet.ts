import { accepts } from "../questionnaire/acceptance.ts";
import { type Answer, type Answers, answerFor } from "../questionnaire/answers.ts";
import { type AnswerableItem, isAnswerable, type QuestionnaireDocument } from "../questionnaire/document.ts";
import { applicableAnswers, applicableItems } from "../questionnaire/routing.ts";
import { readTyped } from "../questionnaire/typed.ts";
import { completeness } from "../response/completeness.ts";

/** What somebody found on a sheet: the marks by item, and beside them what was written where a number or a text is asked for. */
export type MarkedSheet = { readonly marks: Answers; readonly written: Readonly<Record<string, string>> };

export const BLANK_SHEET: MarkedSheet = { marks: {}, written: {} };

/** How the sheet stands to one item. */
export type ItemOnSheet = {
  readonly item: AnswerableItem;
  readonly answer: Answer | undefined;
  /**
   * `against`: marked although what was marked before leads past it; it is shown, and not counted. `passed`: led past, and
   * not marked.
   */
  readonly state: "answered" | "skipped" | "passed" | "against";
  /** Why what is written is no answer; null where it is one, or nothing is written. */
  readonly fault: "not-whole" | "out-of-range" | null;
};

export type ReadSheet = {
  readonly items: readonly ItemOnSheet[];
  /** As a tablet would have kept them: those alone that apply. */
  readonly answers: Answers;
  /** Nothing is answered: no sheet to count. */
  readonly empty: boolean;
};

/** Reads a sheet by the questionnaire's own routing, in the order of the questions. */
export function readSheet(document: QuestionnaireDocument, { marks, written }: MarkedSheet): ReadSheet {
  const all: { item: AnswerableItem; answer: Answer | undefined; fault: ItemOnSheet["fault"] }[] = document.items
    .filter(isAnswerable)
    .map((item) => {
      const marked = answerFor(marks, item.id);
      const text = Object.hasOwn(written, item.id) ? (written[item.id] ?? "") : "";
      if (marked !== undefined || (item.kind !== "number" && item.kind !== "text")) {
        return { item, answer: marked !== undefined && accepts(item, marked) ? marked : undefined, fault: null };
      }
      const typed = readTyped(item, text);
      return typed.kind === "answer"
        ? { item, answer: typed.answer, fault: null }
        : { item, answer: undefined, fault: typed.kind === "nothing" ? null : typed.kind };
    });
  const given: Answers = Object.fromEntries(all.flatMap(({ item, answer }) => (answer === undefined ? [] : [[item.id, answer]])));
  const applying = new Set(applicableItems(document, given).map(({ id }) => id));
  return {
    items: all.map(({ item, answer, fault }) => {
      const isAnswered = answer !== undefined;
      const state = applying.has(item.id) ? (isAnswered ? "answered" : "skipped") : isAnswered ? "against" : "passed";
      return { item, answer, fault, state };
    }),
    answers: applicableAnswers(document, given),
    empty: completeness(document, given).verdict === "nothing",
  };
}

/** The sheet with another mark at one item; without one, where it is undefined. What was written there goes either way. */
export function withMark(sheet: MarkedSheet, itemId: string, mark: Answer | undefined): MarkedSheet {
  const { [itemId]: _marked, ...marks } = sheet.marks;
  const { [itemId]: _written, ...written } = sheet.written;
  return { marks: mark === undefined ? marks : { ...marks, [itemId]: mark }, written };
}

/** The sheet with something written at one item; a mark that stood there goes. */
export function withWriting(sheet: MarkedSheet, { id }: Pick<AnswerableItem, "id">, text: string): MarkedSheet {
  const { marks, written } = withMark(sheet, id, undefined);
  return { marks, written: text === "" ? written : { ...written, [id]: text } };
}
