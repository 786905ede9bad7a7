import { exportRow, type Variable } from "../domain/codebook/codebook.ts";
import type { QuestionnaireDocument } from "../domain/questionnaire/document.ts";
import type { Response } from "../domain/response/response.ts";
import type { Table } from "./table.ts";

/** One row per response, in the order given, one cell for each variable of the codebook. */
export function answerTable(
  document: QuestionnaireDocument,
  responses: readonly Response[],
  variables: readonly Variable[],
  siteNames: ReadonlyMap<string, string>,
): Table {
  return {
    header: variables.map(({ name }) => name),
    rows: responses.map((response) => exportRow(document, response, siteNames.get(response.siteId) ?? "")),
  };
}
