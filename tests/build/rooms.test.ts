import { existsSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { DEPTHS } from "../../lint/boundaries.ts";
import { HOUSE, ROOMS, type Row } from "../../lint/rooms.ts";
import packageJson from "../../package.json" with { type: "json" };
import { repository } from "./support/built.ts";
import { lintPlanted, type Report } from "./support/planted-files.ts";

/** A room by its path below src, its row, and the rooms beside it with the path that they have in the row. */
type Room = { readonly path: string; readonly row: Row; readonly others: ReadonlyMap<string, string> };

const house: readonly Room[] = Object.entries(HOUSE).map(([name, row]) => ({
  path: name,
  row,
  others: new Map([
    ...Object.keys(HOUSE).map((other) => [other, other] as const),
    ...["keyboards", "locales", "scripts", "tests", "lint"].map((other) => [other, `../${other}`] as const),
  ]),
}));
const inner: readonly Room[] = Object.entries(ROOMS).flatMap(([folder, rooms]) =>
  Object.entries(rooms).map(([name, row]) => ({
    path: `${folder}/${name}`,
    row,
    others: new Map(Object.keys(rooms).map((other) => [other, `${folder}/${other}`])),
  })),
);
const rooms = [...house, ...inner];

/** Each import stands on a line of its own, in files at the room's door and deeper inside. */
const FORBIDDEN = "forbidden.ts";
const ALLOWED = "allowed.ts";

let reported: ReadonlyMap<string, readonly Report[]>;

beforeAll(() => {
  const planted = rooms.flatMap((room) =>
    placesIn(room.path).flatMap((place) => [
      [`src/${place}/${FORBIDDEN}`, linesOf(forbiddenIn(room, place)).join("\n")] as const,
      [`src/${place}/${ALLOWED}`, linesOf(allowedIn(room, place)).join("\n")] as const,
    ]),
  );
  reported = lintPlanted(new Map(planted));
});

describe("each row of the table", () => {
  test.each(rooms)("$path: what it does not list is an error, wherever the file stands", (room) => {
    for (const place of placesIn(room.path)) {
      const lines = linesOf(forbiddenIn(room, place));
      const seen = linesSeen(`src/${place}/${FORBIDDEN}`);
      expect(lines.filter((_line, at) => !seen.has(at + 1))).toEqual([]);
      expect(lines.length).toBeGreaterThan(3);
    }
  });

  test.each(rooms)("$path: what it lists is none", (room) => {
    for (const place of placesIn(room.path)) {
      const seen = linesSeen(`src/${place}/${ALLOWED}`);
      expect(linesOf(allowedIn(room, place)).filter((_line, at) => seen.has(at + 1))).toEqual([]);
    }
  });

  test.each(rooms)("$path: names nothing that is not there", ({ path, row, others }) => {
    const [folder = ""] = path.split("/");
    for (const used of [...row.uses, ...(row.typesOf ?? [])]) {
      const known = others.has(used) || existsSync(join(repository, "src", path === folder ? used : `${folder}/${used}`));
      expect([used, known]).toEqual([used, true]);
    }
  });
});

test("every folder of src is a room with a row, and no room is deeper than the rules reach", () => {
  const folders = readdirSync(join(repository, "src"), { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(repository, "src/").length).replaceAll("\\", "/"));
  const paths = new Set(rooms.map(({ path }) => path));
  const within = (folder: string): boolean => {
    const depth = folder.split("/").length;
    const divided = Object.hasOwn(ROOMS, folder.split("/")[0] ?? "");
    const holdsRooms = inner.some(({ path }) => path.startsWith(`${folder}/`));
    const inRoom = [...paths].some(
      (path) => path.includes("/") === divided && (folder === path || folder.startsWith(`${path}/`)),
    );
    return depth <= Math.max(...DEPTHS) && (inRoom || holdsRooms);
  };
  expect(folders.filter((folder) => !within(folder))).toEqual([]);
  expect(inner.map(({ path }) => path).filter((path) => !folders.includes(path))).toEqual([]);
});

function placesIn(path: string): readonly string[] {
  return [path, `${path}/deeper`].filter((place) => place.split("/").length <= Math.max(...DEPTHS));
}

type Import = { readonly specifier: string; readonly type?: boolean };

function forbiddenIn({ path, row, others }: Room, place: string): Import[] {
  const { uses, typesOf = [] } = row;
  const [folder = ""] = path.split("/");
  return [
    ...[...others]
      .filter(([other, to]) => to !== path && !uses.includes(other))
      .flatMap(([other, to]) => {
        const specifier = wayFrom(place, `${to}/some-file.ts`);
        return typesOf.includes(other) ? [{ specifier }] : [{ specifier }, { specifier, type: true }];
      }),
    ...(row.packages === "any" ? [] : allPackages().filter((one) => !isListed(one, row.packages))).map((specifier) => ({
      specifier,
    })),
    // The way round over src, or over the folder's own name.
    { specifier: `${wayFrom(place, "../src")}/${folder}/some-file.ts` },
    { specifier: `${"../".repeat(place.split("/").length)}${folder}/some-file.ts` },
  ];
}

function allowedIn({ path, row, others }: Room, place: string): Import[] {
  const { uses, typesOf = [], packages } = row;
  const [folder = ""] = path.split("/");
  return [
    { specifier: wayFrom(place, `${path}/beside.ts`) },
    ...uses.map((used) => {
      const to = others.get(used);
      const file = used.includes(".") ? (path === folder ? used : `${folder}/${used}`) : `${to ?? used}/some-file.ts`;
      return { specifier: wayFrom(place, file) };
    }),
    ...typesOf.map((used) => ({ specifier: wayFrom(place, `${others.get(used)}/some-file.ts`), type: true })),
    ...(packages === "any" ? [] : packages.map((one) => ({ specifier: one.replace("*", "path") }))),
  ];
}

function allPackages(): string[] {
  const ours = Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies });
  return ["node:path", ...ours.filter((one) => !one.startsWith("@types/"))];
}

function isListed(name: string, packages: Row["packages"]): boolean {
  return packages.includes(name) || (name.startsWith("node:") && packages.includes("node:*"));
}

function wayFrom(place: string, to: string): string {
  const way = posix.relative(`src/${place}`, posix.normalize(`src/${to}`));
  return way.startsWith(".") ? way : `./${way}`;
}

function linesOf(imports: readonly Import[]): string[] {
  return imports.map(
    ({ specifier, type }, at) => `import ${type === true ? "type " : ""}* as x${at} from "${specifier}"; export { x${at} };`,
  );
}

function linesSeen(file: string): ReadonlySet<number> {
  const reports = reported.get(file) ?? [];
  return new Set(reports.filter(({ rule }) => rule === "no-restricted-imports").map(({ line }) => line));
}
