import type { AnswerTable } from "../../domain/results/answer-table.ts";
import type { Division } from "../../domain/weighting/representation.ts";
import type { Language } from "../../kernel/language.ts";
import { textFor } from "../rounds/texts.ts";
import { languageName } from "../words/language-names.ts";
import type { Words } from "../words/use-words.ts";

export function divisionName({ kind, of }: Division, { document }: AnswerTable, { say, language }: Words): string {
  const item = document.items.find(({ id }) => id === of);
  return kind === "language"
    ? say("common.language")
    : kind === "gender"
      ? say("results.gender")
      : item === undefined
        ? of
        : textFor(document, item.text, language);
}

export function partName({ kind, of }: Division, part: string, { document }: AnswerTable, { say, language }: Words): string {
  if (kind === "language") {
    return languageName(part as Language, language);
  }
  if (kind === "gender") {
    return say(part === "K" ? "results.groups.K" : "results.groups.M");
  }
  const item = document.items.find(({ id }) => id === of);
  const option = item !== undefined && "options" in item ? item.options.find(({ code }) => code === part) : undefined;
  return option === undefined ? part : textFor(document, option.text, language);
}
