import type { Texts } from "../domain/questionnaire/document.ts";
import { QUESTION_PICTOGRAMS } from "../domain/questionnaire/pictograms.ts";
import type { Language } from "../kernel/language.ts";
import type { CellBook } from "./cell-book.ts";
import type { FormCell, FormRow } from "./form-table.ts";

/** What all parts of a form are read with. */
export type Reading = {
  readonly book: CellBook;
  /** The language of a column; null where nobody knows which it is. */
  readonly languageOf: (cell: FormCell) => Language | null;
  /** The form was written by us: spaces at the ends of its texts are meant. */
  readonly isOwn: boolean;
};

/** In UTF-16 units, as the document has it (`protocol/documents`). */
const LONGEST_TEXT = 2000;

/** The text in each language that has one. A hint stands below it in the same text: a tablet's screen has one question. */
export function readTexts(row: FormRow, { book, languageOf, isOwn }: Reading): Texts {
  const texts: Record<string, string> = {};
  for (const cell of row.all("label")) {
    const language = languageOf(cell);
    if (language === null) {
      continue;
    }
    if (cell.text.length > LONGEST_TEXT) {
      book.report("text-too-long", [cell], { language });
    } else {
      book.take(cell);
      texts[language] = isOwn ? cell.text : cell.text.trim();
      reportLiteral(cell, language, { book, isOwn });
    }
  }
  for (const cell of row.all("hint")) {
    const language = languageOf(cell);
    if (language === null) {
      continue;
    }
    const said = texts[language];
    const both = said === undefined ? cell.text.trim() : `${said}\n${cell.text.trim()}`;
    if (both.length > LONGEST_TEXT) {
      book.report("text-too-long", [cell], { language });
    } else {
      book.take(cell);
      book.report("hint", [cell], { value: cell.text.trim(), language });
      texts[language] = both;
      reportLiteral(cell, language, { book, isOwn });
    }
  }
  return texts;
}

/** Other tools fill an answer in or make letters bold where it stands so; a tablet would show it to the letter. */
function reportLiteral(cell: FormCell, language: Language, { book, isOwn }: Pick<Reading, "book" | "isOwn">): void {
  if (isOwn) {
    return;
  }
  const [answer] = /\$\{[^{}]+\}/.exec(cell.text) ?? [];
  if (answer !== undefined) {
    book.report("answer-in-text", [cell], { value: answer, language });
  }
  const [markup] = /<\/?[a-z][^<>]*>|\*\*[^*]+\*\*|(?:^|\n)#{1,6} /i.exec(cell.text) ?? [];
  if (markup !== undefined) {
    book.report("markup", [cell], { value: markup.trim(), language });
  }
}

/** The drawing of the catalogue that an image file is named after; files of the form's own don't come with it. */
export function readPictogram(row: FormRow, { book, languageOf }: Reading): { readonly pictogram?: string } {
  let pictogram: string | null = null;
  for (const cell of row.all("image")) {
    const named = cell.text.trim().replace(/\.(svg|png|jpe?g|gif|webp)$/i, "");
    if (QUESTION_PICTOGRAMS.includes(named) && (pictogram === null || pictogram === named)) {
      book.take(cell);
      pictogram = named;
    } else {
      book.report("picture", [cell], { value: cell.text.trim(), ...inLanguage(languageOf(cell)) });
    }
  }
  for (const cell of row.all("audio")) {
    book.report("sound", [cell], { value: cell.text.trim(), ...inLanguage(languageOf(cell)) });
  }
  return pictogram === null ? {} : { pictogram };
}

function inLanguage(language: Language | null): { readonly language?: Language } {
  return language === null ? {} : { language };
}
