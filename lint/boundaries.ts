import type { OxlintOverride } from "oxlint";
import packageJson from "../package.json" with { type: "json" };
import { HOUSE, ROOMS, type Row } from "./rooms.ts";

const OUTSIDE_SRC = ["keyboards", "locales", "scripts", "tests", "lint"];

const SERVER_PACKAGES = [
  "node:*",
  "node:*/**",
  "fastify",
  "@fastify/**",
  "kysely",
  "kysely/**",
  "better-sqlite3",
  "pg",
  "@node-rs/**",
];
const BROWSER_PACKAGES = ["react", "react/**", "react-dom", "react-dom/**", "react-i18next", "dexie", "wouter", "workbox-*"];
const OWN_PACKAGES = Object.keys({
  ...packageJson.dependencies,
  ...packageJson.devDependencies,
  ...packageJson.optionalDependencies,
});

/** Folders below src are told apart by the number of `../` in front of them, so each depth gets a list of its own. */
export const DEPTHS = [1, 2, 3, 4, 5];

/** The tables of `rooms.ts` as rules: what a row does not list is an error, also in `export … from` and `import()`. */
export const boundaries: OxlintOverride[] = DEPTHS.flatMap((depth) => [
  ...Object.keys(HOUSE).map((name) => restrict(filesAt([name], depth), houseRules(name, depth))),
  ...Object.entries(ROOMS).flatMap(([folder, rooms]) =>
    Object.keys(rooms)
      .filter((room) => depth > room.split("/").length)
      .map((room) => restrict(filesAt([folder, room], depth), [...houseRules(folder, depth), ...roomRules(folder, room, depth)])),
  ),
]);

type Rule = { group: string[]; message: string; allowTypeImports?: boolean };

function restrict(files: string, patterns: Rule[]): OxlintOverride {
  return { files: [files], rules: { "no-restricted-imports": ["error", { patterns }] } };
}

function filesAt(path: readonly string[], depth: number): string {
  const folder = path.join("/");
  return `src/${folder}/${"*/".repeat(depth - folder.split("/").length)}*.{ts,tsx}`;
}

/**
 * One list of globs for each folder, the last match wins. Not two lists: in the linter, a "!" in one list lifts what another
 * forbids. And not a regular expression: it drops a look-ahead without a word, and the boundary with it.
 */
function houseRules(name: string, depth: number): Rule[] {
  const { packages, uses } = HOUSE[name] as Row;
  const src = "../".repeat(depth);
  const forbidden = [
    ...Object.keys(HOUSE).map((other) => ({ other, path: `${src}${other}/**` })),
    ...OUTSIDE_SRC.map((other) => ({ other, path: `../${src}${other}/**` })),
  ].filter(({ other }) => !uses.includes(other));
  const lifted = uses.filter((folder) => folder.includes("/")).map((path) => `!${src}${path}${isFile(path) ? "" : "/**"}`);
  return [
    {
      // Its own folder is among them: by the way over src it would get past the rooms inside.
      group: [...packagesOutside(name, packages), "**/src/**", ...forbidden.map(({ path }) => path), ...lifted],
      message: `src/${name} may use these folders only: ${[name, ...uses].join(", ")}; and ${listed(packages)}.`,
    },
  ];
}

function packagesOutside(name: string, packages: Row["packages"]): readonly string[] {
  if (packages === "any") {
    return name === "kiosk" || name === "console" ? SERVER_PACKAGES : BROWSER_PACKAGES;
  }
  // A lifted name is lifted at the end of others, too: "react" also in "@testing-library/react".
  const namesakes = OWN_PACKAGES.filter((own) => packages.some((allowed) => own.endsWith(`/${allowed}`)));
  return ["**", "!./**", "!../**", ...packages.flatMap((allowed) => [`!${allowed}`, `!${allowed}/**`]), ...namesakes];
}

function listed(packages: Row["packages"]): string {
  if (packages === "any") {
    return "packages of its own runtime";
  }
  return packages.length === 0 ? "no package" : `these packages: ${packages.join(", ")}`;
}

/** Here a "!" lifts only what is allowed whole: single files of a room. */
function roomRules(folder: string, name: string, depth: number): Rule[] {
  const rooms = ROOMS[folder] as Readonly<Record<string, Row>>;
  const { packages, uses, typesOf = [] } = rooms[name] as Row;
  const message = `src/${folder}/${name} may use ${[...uses, ...typesOf.map((room) => `types of ${room}`)].join(", ") || "no other room"}; and ${listed(packages)}.`;
  const others = Object.keys(rooms).filter((room) => room !== name && !uses.includes(room));
  const globs = (room: string): string[] => [
    `${wayTo(room, name, depth)}/**`,
    ...uses.filter((file) => file.startsWith(`${room}/`) && isFile(file)).map((file) => `!${wayTo(file, name, depth)}`),
  ];
  const forbidden = others.filter((room) => !typesOf.includes(room)).flatMap(globs);
  const onlyTypes = others.filter((room) => typesOf.includes(room)).flatMap(globs);
  return [
    { group: [...otherPackages(packages), ...forbidden], message },
    ...(onlyTypes.length === 0 ? [] : [{ group: onlyTypes, message, allowTypeImports: true }]),
  ];
}

function isFile(path: string): boolean {
  return /\.tsx?$/.test(path);
}

function otherPackages(packages: Row["packages"]): string[] {
  const all = packages === "any" ? [] : ["node:*", ...OWN_PACKAGES];
  return all.filter((one) => !packages.includes(one)).flatMap((one) => (one.includes("*") ? [one] : [one, `${one}/**`]));
}

/** The shortest way to a room or file from a file of another room that lies so deep: the only one that the formatter leaves. */
function wayTo(target: string, room: string, depth: number): string {
  const [there, here] = [target.split("/"), room.split("/")];
  const shared = there.findIndex((step, at) => step !== here[at]);
  return `${"../".repeat(depth - 1 - shared)}${there.slice(shared).join("/")}`;
}
