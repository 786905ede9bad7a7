import { assembleQuestionnaire, type Structure, type WordingFault } from "../domain/questionnaire/assemble.ts";
import type { QuestionnaireDocument } from "../domain/questionnaire/document.ts";
import { err, type Result } from "../kernel/result.ts";
import { type DocumentFinding, readQuestionnaire } from "./questionnaire-document.ts";

/** A folder of `questionnaires/`, and the questionnaire in it or why it is none. */
export type QuestionnaireFolder = {
  readonly name: string;
  readonly read: Result<QuestionnaireDocument, readonly (WordingFault | DocumentFinding | NoStructure)[]>;
};

export type NoStructure = { readonly code: "no-structure" };

/**
 * The questionnaires that come with the product, checked like any other file. `files`: what each JSON file below
 * `questionnaires/` says, by any path that ends with its folder and its name. Browser and server find files each in their
 * own way; nobody lists them.
 */
export function readQuestionnaireFolders(files: Readonly<Record<string, unknown>>): readonly QuestionnaireFolder[] {
  const folders = new Map<string, Record<string, unknown>>();
  for (const [path, content] of Object.entries(files)) {
    const [folder = "", file = ""] = path.split("/").slice(-2);
    folders.set(folder, { ...folders.get(folder), [file.replace(/\.json$/, "")]: content });
  }
  const names = [...folders.keys()].sort();
  return names.map((name) => ({ name, read: readParts(folders.get(name) ?? {}) }));
}

function readParts({ questionnaire: structure, ...wordings }: Readonly<Record<string, unknown>>): QuestionnaireFolder["read"] {
  if (structure === undefined) {
    return err([{ code: "no-structure" }]);
  }
  // Its shape is believed until the whole is read, which refuses every other.
  const assembled = assembleQuestionnaire(structure as Structure, wordings);
  return assembled.ok ? readQuestionnaire(assembled.value) : assembled;
}
