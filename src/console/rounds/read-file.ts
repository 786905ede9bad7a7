import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import type { Remark } from "../../domain/questionnaire/review.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import { type DocumentFinding, examineQuestionnaire } from "../../protocol/questionnaire-document.ts";
import { decodeText, type Encoding } from "../../xlsform/decode-text.ts";

/** A published release with its questionnaire has to fit into one message of 900,000 signs. */
const MOST_BYTES = 600_000;

export type FileFinding =
  | DocumentFinding
  | Remark
  | {
      readonly code: "not-json" | "not-json-at" | "too-large" | "unreadable-file" | "read-as-windows-1252" | "read-as-utf-16";
      readonly at: string;
      /** The line of the file. */
      readonly other?: string;
    };

/** `questionnaire` is null while something stands in its way. */
export type FileReport = {
  readonly questionnaire: QuestionnaireDocument | null;
  readonly errors: readonly FileFinding[];
  readonly warnings: readonly FileFinding[];
};

/** The questionnaire in a file of the coordinator's own, and everything that is to be said about it. */
export async function readQuestionnaireFile(file: Pick<File, "size" | "arrayBuffer">): Promise<FileReport> {
  if (file.size > MOST_BYTES) {
    return refused({ code: "too-large", at: "" });
  }
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    // It was saved again, moved or taken out after it was chosen.
    return refused({ code: "unreadable-file", at: "" });
  }
  const { text, encoding } = decodeText(new Uint8Array(bytes));
  const guessed = encodingFindings(encoding);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    const line = lineOf(error, text);
    const broken: FileFinding =
      line === null ? { code: "not-json", at: "" } : { code: "not-json-at", at: "", other: String(line) };
    return { questionnaire: null, errors: [broken], warnings: guessed };
  }
  const { questionnaire, errors, warnings } = examineQuestionnaire(content, CLIENT_LANGUAGES);
  return { questionnaire, errors, warnings: [...guessed, ...warnings] };
}

function refused(finding: FileFinding): FileReport {
  return { questionnaire: null, errors: [finding], warnings: [] };
}

function encodingFindings(encoding: Encoding): readonly FileFinding[] {
  return encoding === "utf-8" ? [] : [{ code: `read-as-${encoding}`, at: "" }];
}

/** Where reading stopped, counted from 1; null when the browser doesn't say. Chromium counts signs or lines, Firefox lines. */
function lineOf(error: unknown, text: string): number | null {
  const message = error instanceof Error ? error.message : "";
  const line = /line (\d+)/.exec(message)?.[1];
  const position = /position (\d+)/.exec(message)?.[1];
  if (line !== undefined) {
    return Number(line);
  }
  return position === undefined ? null : text.slice(0, Number(position)).split(/\r\n|\r|\n/).length;
}
