import type { SiteId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import { answerFor, chosenCodes } from "../questionnaire/answers.ts";
import { type AnswerableItem, isAnswerable, type QuestionnaireDocument } from "../questionnaire/document.ts";
import { applicable } from "../questionnaire/routing.ts";
import { HELP_MODES, type HelpMode, type Response } from "../response/response.ts";

/**
 * The answers of a round laid out in columns, one place for each response, so that whoever chooses other people has the
 * figures of tens of thousands at once. It says of nobody more than the responses do, and lives as long as they.
 */
export type AnswerTable = {
  readonly document: QuestionnaireDocument;
  readonly siteIds: readonly SiteId[];
  readonly size: number;
  /** Places in `siteIds`, in the document's languages and in `HELP_MODES`; `NONE` where it is none of them. */
  readonly site: Uint16Array;
  readonly language: Uint16Array;
  readonly mode: Uint16Array;
  /** Places in `GENDERS`; `NONE` for another gender, or none said. */
  readonly gender: Uint16Array;
  /** Items that can be answered, in the questionnaire's order. */
  readonly items: readonly ItemColumn[];
};

export type ItemColumn = {
  readonly item: AnswerableItem;
  readonly reach: Uint8Array;
  /** For each option, in the item's order: 1 where it was chosen. */
  readonly chosen: readonly Uint8Array[];
};

/** Not asked, because of what was answered before; asked and passed; answered. */
export const NOT_ASKED = 0;
export const PASSED = 1;
export const ANSWERED = 2;

const NONE = 0xffff;
export type ToldGender = "K" | "M";
export const TOLD_GENDERS: readonly ToldGender[] = ["K", "M"];

/** Whose answers are meant: those of who is all of this at once. Null = whoever. */
export type Filter = {
  readonly siteId: SiteId | null;
  readonly language: Language | null;
  readonly gender: ToldGender | null;
  readonly mode: HelpMode | null;
};

export const EVERYBODY: Filter = { siteId: null, language: null, gender: null, mode: null };

export function isEverybody({ siteId, language, gender, mode }: Filter): boolean {
  return siteId === null && language === null && gender === null && mode === null;
}

/** Responses to each step of the work, so that a page can draw in between. */
const LOT = 50;

/** Lays them out lot by lot: yields how many are done, and returns the table. */
export function* layOut(
  document: QuestionnaireDocument,
  responses: readonly Response[],
  siteIds: readonly SiteId[],
): Generator<number, AnswerTable> {
  const size = responses.length;
  const items = document.items.filter(isAnswerable).map(
    (item): ItemColumn => ({
      item,
      reach: new Uint8Array(size),
      chosen: item.options.map(() => new Uint8Array(size)),
    }),
  );
  const table: AnswerTable = {
    document,
    siteIds,
    size,
    site: new Uint16Array(size),
    language: new Uint16Array(size),
    mode: new Uint16Array(size),
    gender: new Uint16Array(size).fill(NONE),
    items,
  };
  const gendered = items.find(({ item }) => item.kind === "single" && item.background === "gender");
  for (const [row, response] of responses.entries()) {
    table.site[row] = placeOf(siteIds, response.siteId);
    table.language[row] = placeOf(document.languages, response.language);
    table.mode[row] = placeOf(HELP_MODES, response.mode);
    const route = applicable(document, response.answers);
    const asked = new Set(route.items.map(({ id }) => id));
    for (const { item, reach, chosen } of items) {
      const answer = answerFor(route.answers, item.id);
      reach[row] = !asked.has(item.id) ? NOT_ASKED : answer === undefined ? PASSED : ANSWERED;
      for (const code of chosenCodes(answer)) {
        const column = chosen[item.options.findIndex((option) => option.code === code)];
        if (column !== undefined) {
          column[row] = 1;
        }
      }
    }
    const group = gendered?.item.options.find((_, position) => gendered.chosen[position]?.[row] === 1)?.group;
    table.gender[row] = group === undefined ? NONE : TOLD_GENDERS.indexOf(group);
    if (row % LOT === LOT - 1) {
      yield row + 1;
    }
  }
  return table;
}

/** The same in one go. */
export function answerTable(
  document: QuestionnaireDocument,
  responses: readonly Response[],
  siteIds: readonly SiteId[],
): AnswerTable {
  const work = layOut(document, responses, siteIds);
  for (;;) {
    const step = work.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

/** The places of those who are meant. */
export function rowsWhere(table: AnswerTable, { siteId, language, gender, mode }: Filter): Uint32Array {
  const wanted = [
    [table.site, siteId === null ? null : placeOf(table.siteIds, siteId)],
    [table.language, language === null ? null : placeOf(table.document.languages, language)],
    [table.gender, gender === null ? null : TOLD_GENDERS.indexOf(gender)],
    [table.mode, mode === null ? null : placeOf(HELP_MODES, mode)],
  ] as const;
  const rows = new Uint32Array(table.size);
  let count = 0;
  for (let row = 0; row < table.size; row += 1) {
    if (wanted.every(([column, place]) => place === null || (place !== NONE && column[row] === place))) {
      rows[count] = row;
      count += 1;
    }
  }
  return rows.subarray(0, count);
}

/** How many of these rows stand at each of so many places. */
export function countPlaces(column: Uint16Array, rows: Uint32Array, places: number): readonly number[] {
  const counts = Array.from({ length: places }, () => 0);
  for (const row of rows) {
    const place = column[row] ?? NONE;
    if (place < places) {
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return counts;
}

/** How many of these rows are 1 in a column. */
export function countOnes(column: Uint8Array, rows: Uint32Array): number {
  let count = 0;
  for (const row of rows) {
    count += column[row] === 1 ? 1 : 0;
  }
  return count;
}

function placeOf<Value>(places: readonly Value[], value: Value): number {
  const place = places.indexOf(value);
  return place < 0 ? NONE : place;
}
