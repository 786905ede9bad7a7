import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { readQuestionnaireFolders } from "../../protocol/questionnaire-folders.ts";

const FOLDER = join(import.meta.dirname, "../../../questionnaires");

/** The questionnaires that come with the product. Throws when one is faulty; a test finds that before. */
export function builtInQuestionnaires(folder = FOLDER): readonly QuestionnaireDocument[] {
  const paths = globSync("*/*.json", { cwd: folder }).map((path) => path.replaceAll("\\", "/"));
  const files = paths.map((path) => [path, JSON.parse(readFileSync(join(folder, path), "utf8")) as unknown] as const);
  return readQuestionnaireFolders(Object.fromEntries(files)).map(({ name, read }) => {
    if (!read.ok) {
      throw new Error(`the questionnaire ${name} is faulty: ${JSON.stringify(read.error)}`);
    }
    return read.value;
  });
}

/** Throws when there is none of that name. */
export function builtInQuestionnaire(id: string): QuestionnaireDocument {
  const found = builtInQuestionnaires().find((document) => document.id === id);
  if (found === undefined) {
    throw new Error(`no questionnaire comes with the product as ${id}`);
  }
  return found;
}
