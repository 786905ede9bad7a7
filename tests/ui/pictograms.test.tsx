import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import catalogue from "../../pictograms/catalogue.json" with { type: "json" };
import { QUESTION_PICTOGRAMS } from "../../src/domain/questionnaire/pictograms.ts";
import { fetchDrawings } from "../../src/kiosk/browser/drawings-file.ts";
import { StaffPictogram } from "../../src/kiosk/sides/assistant/staff-pictogram.tsx";
import { STAFF_PICTOGRAM_NAMES, type StaffPictogramName } from "../../src/kiosk/sides/assistant/staff-pictogram-names.ts";
import { drawingOf } from "../../src/ui/drawing.ts";
import { Pictogram, QuestionPictogram } from "../../src/ui/pictogram.tsx";
import { PICTOGRAM_NAMES, type PictogramName } from "../../src/ui/pictogram-names.ts";

const FOLDER = join(import.meta.dirname, "../../pictograms");
const svgIn = (folder: string): string[] => readdirSync(folder).filter((file) => file.endsWith(".svg"));
const FILES = svgIn(FOLDER);
const FOR_STAFF = svgIn(join(FOLDER, "assistant"));
const FOR_QUESTIONS = svgIn(join(FOLDER, "questions"));

const GRID = 60;
const LINE = 3.6;
const FRAME =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${GRID} ${GRID}" fill="none" stroke="currentColor" ` +
  `stroke-width="${LINE}" stroke-linecap="round" stroke-linejoin="round">`;

/** How many numbers each command of a path takes, and which of them is its end: x, y, or both as the last two. */
const TAKES: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

type Point = { readonly x: number; readonly y: number };

/** Every point that the line passes, where it begins and where each of its parts ends. */
function pointsOf(path: string): readonly Point[] {
  const points: Point[] = [];
  let at: Point = { x: 0, y: 0 };
  let start = at;
  for (const [, command = "", rest = ""] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const kind = command.toLowerCase();
    const takes = TAKES[kind] ?? Number.NaN;
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    expect(takes === 0 ? numbers.length : numbers.length % takes).toBe(0);
    const from = (): Point => (command === kind ? at : { x: 0, y: 0 });
    if (kind === "z") {
      at = start;
    }
    for (let first = 0; first < numbers.length; first += takes) {
      const end = numbers.slice(first, first + takes);
      const x = kind === "v" ? at.x : from().x + (end.at(kind === "h" ? -1 : -2) ?? 0);
      const y = kind === "h" ? at.y : from().y + (end.at(-1) ?? 0);
      at = { x, y };
      points.push(at);
      start = kind === "m" && first === 0 ? at : start;
    }
  }
  return points;
}

test("every pictogram has its name in the list, and every name its file", () => {
  expect(FILES.toSorted()).toEqual(PICTOGRAM_NAMES.map((name) => `${name}.svg`));
  expect(FOR_STAFF.toSorted()).toEqual(STAFF_PICTOGRAM_NAMES.map((name) => `${name}.svg`));
});

function linesOf(file: string): readonly string[] {
  return readFileSync(join(FOLDER, file), "utf8").trimEnd().split("\n");
}

function pathsOf(file: string): readonly string[] {
  return linesOf(file)
    .slice(1, -1)
    .map((line) => /^ {2}<path d="([^"<>&]+)" \/>$/.exec(line)?.[1] ?? "");
}

const IN_FOLDERS = [...FOR_STAFF.map((file) => `assistant/${file}`), ...FOR_QUESTIONS.map((file) => `questions/${file}`)];

describe.each([...FILES, ...IN_FOLDERS])("%s", (file) => {
  const lines = linesOf(file);
  const paths = pathsOf(file);

  test("is lines in the text's colour on the grid, and nothing else", () => {
    expect([lines[0], lines.at(-1)]).toEqual([FRAME, "</svg>"]);
    expect(paths.length).toBeGreaterThan(0);
    expect(lines.slice(1, -1).filter((_, position) => paths[position] === "")).toEqual([]);
  });

  test("stays half a line from the edge", () => {
    for (const path of paths) {
      expect(path).toMatch(/^M[\d .,a-zA-Z-]+$/);
      const outside = pointsOf(path).filter(({ x, y }) => Math.min(x, y) < LINE / 2 || Math.max(x, y) > GRID - LINE / 2);
      expect(outside).toEqual([]);
    }
  });
});

describe.each([...FILES, ...FOR_STAFF.map((file) => `assistant/${file}`)])("%s", (file) => {
  test("is drawn as it stands", () => {
    const name = file.replace(/^.*\/|\.svg$/g, "") as PictogramName | StaffPictogramName;
    const drawn = renderToStaticMarkup(<StaffPictogram name={name} size={60} />);
    const paths = pathsOf(file);
    const size = `width="${GRID}" height="${GRID}" `;
    const head = FRAME.replace(`xmlns="http://www.w3.org/2000/svg" `, size).replace(">", ` aria-hidden="true">`);
    expect(drawn).toBe(`${head}${paths.map((path) => `<path d="${path}"></path>`).join("")}</svg>`);
  });
});

test("a name that is none is an error of types", () => {
  // @ts-expect-error no such file
  expect(renderToStaticMarkup(<Pictogram name="smile" />)).not.toContain("<path");
});

describe("the catalogue of what a questionnaire may name", () => {
  const entries = Object.entries(catalogue as Record<string, { for: string; sv: string; en: string; mirrored?: true }>);

  test("has the names that a questionnaire is checked against, and every drawing made for questions", () => {
    expect(entries.map(([name]) => name).toSorted()).toEqual(QUESTION_PICTOGRAMS);
    const drawn = [...FILES, ...FOR_STAFF, ...FOR_QUESTIONS].map((file) => file.replace(".svg", ""));
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(QUESTION_PICTOGRAMS.filter((name) => !drawn.includes(name))).toEqual([]);
    expect(FOR_QUESTIONS.filter((file) => !QUESTION_PICTOGRAMS.includes(file.replace(".svg", "")))).toEqual([]);
  });

  test("says of each in a line what it shows and means, in Swedish and English, and of no two the same", () => {
    for (const [, { for: use, sv, en }] of entries) {
      expect(["topic", "option"]).toContain(use);
      expect(sv).toMatch(/^\p{Lu}.{4,60}[^.]$/u);
      expect(en).toMatch(/^\p{Lu}.{4,60}[^.]$/u);
    }
    expect(new Set(entries.map(([, { sv }]) => sv)).size).toBe(entries.length);
    expect(new Set(entries.map(([, { en }]) => en)).size).toBe(entries.length);
  });

  test("mirrors only what points somewhere", () => {
    const mirrored = entries.filter(([, entry]) => entry.mirrored === true).map(([name]) => name);
    expect(mirrored).toEqual(["over-time", "better-much", "better-little", "unchanged", "worse-little", "worse-much"]);
  });

  test("comes to a tablet as one file with what draws them, and with nothing else", async () => {
    const drawings = await fetchDrawings(false);
    expect(Object.keys(drawings).toSorted()).toEqual(QUESTION_PICTOGRAMS);
    for (const [name, { mirrored }] of entries) {
      const file = [...FILES, ...IN_FOLDERS].find((one) => `/${one}`.endsWith(`/${name}.svg`)) ?? "";
      expect(drawingOf(drawings, name)).toEqual({ lines: pathsOf(file), ...(mirrored === true ? { mirrored } : {}) });
    }
    expect(["smile", "constructor", ""].map((name) => drawingOf(drawings, name))).toEqual([null, null, null]);
  });

  test("is drawn mirrored where it points somewhere, hidden from screen readers, and as empty room before it has come", () => {
    const shown = renderToStaticMarkup(<QuestionPictogram drawing={{ lines: ["M9 9h9"], mirrored: true }} size={60} />);
    expect(shown).toContain(`data-mirror=""`);
    expect(shown).toContain(`aria-hidden="true"`);
    expect(renderToStaticMarkup(<QuestionPictogram drawing={{ lines: ["M9 9h9"] }} size={60} />)).not.toContain("data-mirror");
    expect(renderToStaticMarkup(<QuestionPictogram drawing={null} size={60} />)).toMatch(/^<svg width="60"[^>]*><\/svg>$/);
  });
});
