import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { err, type Result } from "../../kernel/result.ts";
import { type DocumentFinding, readQuestionnaire } from "../../protocol/questionnaire-document.ts";

/** A published release with its questionnaire has to fit into one message of 900,000 signs. */
const MOST_BYTES = 600_000;

export type FileFinding = DocumentFinding | { readonly code: "not-json" | "too-large"; readonly at: string };

/** The questionnaire in a file of the coordinator's own, or everything that is wrong with it. */
export async function readQuestionnaireFile(
  file: Pick<File, "size" | "text">,
): Promise<Result<QuestionnaireDocument, readonly FileFinding[]>> {
  if (file.size > MOST_BYTES) {
    return err([{ code: "too-large", at: "" }]);
  }
  let content: unknown;
  try {
    content = JSON.parse(await file.text());
  } catch {
    return err([{ code: "not-json", at: "" }]);
  }
  return readQuestionnaire(content);
}
