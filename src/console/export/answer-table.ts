import {
  type CodebookWords,
  codebook,
  exportRow,
  OWN_VARIABLES,
  TEXT_GIVEN,
  type Variable,
} from "../../domain/codebook/codebook.ts";
import { answerFor } from "../../domain/questionnaire/answers.ts";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import type { Response } from "../../domain/response/response.ts";
import type { Cell } from "./csv.ts";

/** `values`: labels for the codes of our own variables, by code. */
export type ExportWords = CodebookWords & { readonly "text-given": string; readonly values: Readonly<Record<string, string>> };

/** The variables as they are exported: those of the questionnaire, with texts reduced to whether there is one. */
export function exportVariables(document: QuestionnaireDocument, language: string, words: ExportWords): readonly Variable[] {
  return codebook(document, language, words).map((variable): Variable => {
    if (OWN_VARIABLES.some((own) => own === variable.name)) {
      return {
        ...variable,
        values: variable.values.map((value) => ({ ...value, label: words.values[value.code] ?? value.label })),
      };
    }
    if (variable.kind !== "text") {
      return variable;
    }
    return {
      ...variable,
      kind: "code",
      values: [{ code: TEXT_GIVEN, label: words["text-given"], missing: false }, ...variable.values],
    };
  });
}

/** One row per response, in the order given, one cell for each variable. */
export function exportRows(
  document: QuestionnaireDocument,
  responses: readonly Response[],
  variables: readonly Variable[],
  siteNames: ReadonlyMap<string, string>,
): readonly (readonly Cell[])[] {
  const textItems = new Set(document.items.filter(({ kind }) => kind === "text").map(({ id }) => id));
  return responses.map((response) => {
    const row = exportRow(document, response, siteNames.get(response.siteId) ?? "");
    return row.map((cell, column): Cell => {
      const variable = variables[column];
      const answer = variable === undefined ? undefined : answerFor(response.answers, variable.name);
      if (textItems.has(variable?.name ?? "")) {
        return answer !== undefined && "text" in answer && cell === answer.text ? TEXT_GIVEN : cell;
      }
      return variable?.kind === "number" && answer !== undefined && "number" in answer && cell === String(answer.number)
        ? answer.number
        : cell;
    });
  });
}
