import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Pictogram } from "../../src/ui/pictogram.tsx";
import { PICTOGRAM_NAMES, type PictogramName } from "../../src/ui/pictogram-names.ts";

const FOLDER = join(import.meta.dirname, "../../pictograms");
const FILES = readdirSync(FOLDER).filter((file) => file !== "README.md");

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
});

describe.each(FILES)("%s", (file) => {
  const lines = readFileSync(join(FOLDER, file), "utf8").trimEnd().split("\n");
  const paths = lines.slice(1, -1).map((line) => /^ {2}<path d="([^"<>&]+)" \/>$/.exec(line)?.[1] ?? "");

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

  test("is drawn as it stands", () => {
    const name = file.replace(".svg", "") as PictogramName;
    const drawn = renderToStaticMarkup(<Pictogram name={name} />);
    const size = `width="${GRID}" height="${GRID}" `;
    const head = FRAME.replace(`xmlns="http://www.w3.org/2000/svg" `, size).replace(">", ` aria-hidden="true">`);
    expect(drawn).toBe(`${head}${paths.map((path) => `<path d="${path}"></path>`).join("")}</svg>`);
  });
});

test("a name that is none is an error of types", () => {
  // @ts-expect-error no such file
  expect(renderToStaticMarkup(<Pictogram name="smile" />)).not.toContain("<path");
});
