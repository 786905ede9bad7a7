import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import type { Language } from "../../kernel/language.ts";
import { examineDocument } from "../../protocol/questionnaire-document.ts";
import type { FormFinding } from "../../xlsform/findings.ts";
import type { FormFileFault } from "../../xlsform/read-form-file.ts";
import { type FileFinding, type FileReport, readQuestionnaireFile } from "./read-file.ts";

/** What a file of the coordinator's brought: a questionnaire that may still lack texts, and what is to be said of it. */
export type Brought = {
  readonly questionnaire: QuestionnaireDocument | null;
  readonly formFaults: readonly FormFileFault[];
  readonly formFindings: readonly FormFinding[];
  readonly fileErrors: readonly FileFinding[];
};

const NOTHING: Brought = { questionnaire: null, formFaults: [], formFindings: [], fileErrors: [] };

/** An XLSForm, or a questionnaire in JSON. `unnamed`: the language of texts that don't say theirs. */
export async function readBroughtFile(file: File, unnamed: Language): Promise<Brought> {
  if (/\.json$/i.test(file.name)) {
    const { questionnaire, errors } = await readQuestionnaireFile(file);
    return { ...NOTHING, questionnaire, fileErrors: questionnaire === null ? errors : [] };
  }
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    // It was saved again, moved or taken out after it was chosen.
    return { ...NOTHING, fileErrors: [{ code: "unreadable-file", at: "" }] };
  }
  // What reads spreadsheets is fetched when somebody brings one.
  const { readFormFile } = await import("../../xlsform/read-form-file.ts");
  const read = await readFormFile(new Uint8Array(bytes), { unnamed, fileName: file.name });
  if (!read.ok) {
    return { ...NOTHING, formFaults: read.error };
  }
  return { ...NOTHING, questionnaire: read.value.questionnaire, formFindings: read.value.findings };
}

/** What a round is made of: the same, with everything that stands in the way of tablets, spreadsheets and people. */
export async function readRoundFile(
  file: File,
  unnamed: Language,
): Promise<{ readonly report: FileReport; readonly brought: Brought | null }> {
  if (/\.json$/i.test(file.name)) {
    return { report: await readQuestionnaireFile(file), brought: null };
  }
  const brought = await readBroughtFile(file, unnamed);
  const { questionnaire } = brought;
  const report =
    questionnaire === null ? { questionnaire, errors: [], warnings: [] } : examineDocument(questionnaire, CLIENT_LANGUAGES);
  return { report, brought };
}
