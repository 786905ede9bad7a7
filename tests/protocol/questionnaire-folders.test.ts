import { describe, expect, test } from "vitest";
import { readQuestionnaireFolders } from "../../src/protocol/questionnaire-folders.ts";
import { questionnaire, scale, single } from "../support/questionnaires.ts";
import { takeApart } from "../support/take-apart.ts";

/** The files of a folder, by the paths that somebody has found them at. */
function filesOf(document: ReturnType<typeof questionnaire>, root = "../../questionnaires"): Record<string, unknown> {
  const { structure, wordings } = takeApart(document);
  const files = Object.entries({ questionnaire: structure, ...wordings });
  return Object.fromEntries(files.map(([name, content]) => [`${root}/${document.id}/${name}.json`, content]));
}

const waitingRoom = questionnaire([scale("welcome", "good+ bad")]);
const entrance = questionnaire([single("door", "open shut")], { id: "entrance" });

describe("the folder of questionnaires", () => {
  test("holds as many as it has folders, in the order of their names, wherever it lies", () => {
    const read = [
      { ok: true, value: entrance },
      { ok: true, value: waitingRoom },
    ];
    for (const root of ["../../questionnaires", "/srv/streck/questionnaires", "."]) {
      const folders = readQuestionnaireFolders({ ...filesOf(waitingRoom, root), ...filesOf(entrance, root) });
      expect(folders.map(({ name }) => name)).toEqual(["entrance", "waiting-room"]);
      expect(folders.map((folder) => folder.read)).toEqual(read);
    }
    expect(readQuestionnaireFolders({})).toEqual([]);
  });

  test("reports a folder that is faulty, and has the others all the same", () => {
    const { "../../questionnaires/waiting-room/ar.json": _arabic, ...files } = filesOf(waitingRoom);
    const [whole, faulty] = readQuestionnaireFolders({ ...files, ...filesOf(entrance) });
    expect(whole?.read.ok).toBe(true);
    expect(faulty?.read).toMatchObject({
      ok: false,
      error: expect.arrayContaining([{ code: "missing-text", language: "ar", key: "items / welcome / text" }]) as unknown,
    });
  });

  test.each([
    ["has no structure", { "x/later/sv.json": { title: "Senare" } }, [{ code: "no-structure" }]],
    [
      "has a structure that is malformed",
      filesOf(questionnaire([{ ...single("door", "open shut"), when: { never: true } as never }])),
      [{ code: "malformed", at: expect.stringContaining("items.0.when") as unknown }],
    ],
    ["means nothing", filesOf(questionnaire([single("door", "open")])), [{ code: "no-options", at: "door" }]],
  ])("reports a folder that %s", (_what, files, error) => {
    expect(readQuestionnaireFolders(files)[0]?.read).toEqual({ ok: false, error });
  });
});
