import { exportRow, type OwnVariable, type Variable } from "../domain/codebook/codebook.ts";
import type { QuestionnaireDocument } from "../domain/questionnaire/document.ts";
import type { Response } from "../domain/response/response.ts";
import type { Row, TableHead } from "./table.ts";
import { bytesOf } from "./utf8-bytes.ts";

/** One row for each response, one cell for each variable of the codebook. Which rows there are is not known beforehand. */
export type AnswerTable = TableHead & { readonly rowOf: (response: Response) => Row };

export function answerTable(
  document: QuestionnaireDocument,
  variables: readonly Variable[],
  siteNames: ReadonlyMap<string, string>,
): AnswerTable {
  const columns = variables.map((variable) => ({ ...variable, longest: longestIn(variable, siteNames) }));
  return {
    name: "answers",
    columns,
    rowOf: (response) => exportRow(document, response, siteNames.get(response.siteId) ?? ""),
  };
}

/** Our own variables are ids, codes and the names of sites; an item's codes are all in the codebook. */
function longestIn({ name, values }: Variable, siteNames: ReadonlyMap<string, string>): number {
  const own = (LONGEST as Readonly<Record<string, number>>)[name];
  return values.length > 0 || own === undefined
    ? Math.max(0, ...values.map(({ code }) => bytesOf(code)))
    : name === "site_name"
      ? Math.max(0, ...[...siteNames.values()].map(bytesOf))
      : own;
}

const ID = 32;
const LONGEST: Readonly<Record<OwnVariable, number>> = {
  response_id: ID,
  round_id: ID,
  site_id: ID,
  site_name: 0,
  questionnaire_id: 64,
  questionnaire_version: 16,
  iso_week: 8,
  response_language: 24,
  help_mode: 0,
  completeness: 0,
};
