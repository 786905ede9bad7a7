import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BUILT_IN as OFFERED } from "../../../src/console/rounds/built-in.ts";
import type { QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import { builtInQuestionnaire, builtInQuestionnaires } from "../../../src/server/rounds/built-in.ts";
import { BUILT_IN, questionnaire, single } from "../../support/questionnaires.ts";
import { takeApart } from "../../support/take-apart.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const own = join(import.meta.dirname, "../../../questionnaires");

/** A copy of the product's own folder. */
function plantedFolder(): string {
  const folder = temporaryFolder();
  cpSync(own, folder, { recursive: true });
  return folder;
}

function write(folder: string, file: string, content: unknown): void {
  writeFileSync(join(folder, `${file}.json`), JSON.stringify(content));
}

describe("the questionnaires that come with the product", () => {
  test("are sound, each in a folder of its own name, and none is lost", () => {
    const folders = readdirSync(own, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(builtInQuestionnaires().map(({ id }) => id)).toEqual(folders.map(({ name }) => name).toSorted());
    expect(builtInQuestionnaire("financial-assistance")).toEqual(BUILT_IN);
    expect(() => builtInQuestionnaire("financial")).toThrow("financial");
  });

  test("are the same to the server and to the console", () => {
    expect(JSON.stringify(OFFERED)).toBe(JSON.stringify(builtInQuestionnaires()));
  });

  test("gain one by a folder", () => {
    const folder = plantedFolder();
    const entrance = questionnaire([single("door", "open shut")], { id: "entrance" });
    const { structure, wordings } = takeApart(entrance);
    mkdirSync(join(folder, "entrance"));
    for (const [name, content] of Object.entries({ questionnaire: structure, ...wordings })) {
      write(join(folder, "entrance"), name, content);
    }
    const before = builtInQuestionnaires();
    const byId = (one: QuestionnaireDocument, other: QuestionnaireDocument): number => (one.id < other.id ? -1 : 1);
    expect(builtInQuestionnaires(folder)).toEqual([...before, entrance].toSorted(byId));
  });

  test("gain a language by a file and its name", () => {
    const folder = join(plantedFolder(), BUILT_IN.id);
    const structure = JSON.parse(readFileSync(join(folder, "questionnaire.json"), "utf8")) as QuestionnaireDocument;
    write(folder, "questionnaire", { ...structure, version: 99, languages: [...structure.languages, "ti"] });
    const swedish = readFileSync(join(folder, "sv.json"), "utf8");
    writeFileSync(join(folder, "ti.json"), swedish.replace("Väldigt lätt", "ኣዝዩ ቀሊል"));
    const document = builtInQuestionnaires(join(folder, "..")).find(({ id }) => id === BUILT_IN.id);
    expect(document?.languages).toEqual([...structure.languages, "ti"]);
    expect(document?.items[0]).toMatchObject({
      options: [{ code: "very-easy", text: { ti: "ኣዝዩ ቀሊል" } }, {}, {}, {}, {}],
    });
  });

  test("are refused by the name of the folder, the language and the key, where one is faulty", () => {
    const folder = plantedFolder();
    rmSync(join(folder, BUILT_IN.id, "so.json"));
    const refusal = /financial-assistance.*"missing-text","language":"so","key":"items \/ contact \/ options \/ very-easy"/;
    expect(() => builtInQuestionnaires(folder)).toThrow(refusal);
  });
});
