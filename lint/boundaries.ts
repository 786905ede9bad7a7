import type { OxlintOverride } from "oxlint";

type Row = { readonly packages: readonly string[] | "any"; readonly folders: readonly string[] };

const PURE = ["kernel", "domain", "sealing", "protocol", "i18n", "ui", "locales"];

/** Who may import whom: what a folder's row does not list (itself aside) is an error, also in `export … from` and `import()`. */
const ROWS: Readonly<Record<string, Row>> = {
  kernel: { packages: [], folders: [] },
  domain: { packages: [], folders: ["kernel"] },
  sealing: {
    packages: ["jose", "@zxcvbn-ts/core", "@zxcvbn-ts/language-common", "@zxcvbn-ts/language-en"],
    folders: ["kernel"],
  },
  protocol: { packages: ["valibot"], folders: ["kernel", "domain"] },
  i18n: { packages: ["react", "i18next", "react-i18next"], folders: ["kernel", "domain", "locales"] },
  ui: { packages: ["react", "i18next", "react-i18next"], folders: ["kernel", "domain"] },
  kiosk: { packages: "any", folders: PURE },
  console: { packages: "any", folders: PURE },
  server: { packages: "any", folders: PURE },
  cli: { packages: "any", folders: [...PURE, "server/database"] },
};
const OUTSIDE_SRC = ["locales", "scripts", "tests", "lint"];

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
const BROWSER_PACKAGES = ["react", "react/**", "react-dom", "react-dom/**", "react-i18next", "idb", "wouter", "workbox-*"];

/** Folders below src are told apart by the number of `../` in front of them, so each depth gets a list of its own. */
const DEPTHS = [1, 2, 3, 4];

export const boundaries: OxlintOverride[] = DEPTHS.flatMap((depth) => [
  ...Object.keys(ROWS).map((name) => restrict(filesAt(`src/${name}`, depth), patternsOf(name, depth))),
  ...(depth > 1 ? ["client", "assistant"].map((screens) => restrictScreens(screens, depth)) : []),
]);

type Pattern = { group: string[]; message: string; allowTypeImports?: boolean };

function restrict(files: string, patterns: Pattern[]): OxlintOverride {
  return { files: [files], rules: { "no-restricted-imports": ["error", { patterns }] } };
}

function filesAt(folder: string, depth: number): string {
  return `${folder}/${"*/".repeat(depth - 1)}*.{ts,tsx}`;
}

/**
 * One list of globs for each folder, the last match wins. Not two lists: in the linter, a "!" in one list lifts what another
 * forbids. And not a regular expression: it drops a look-ahead without a word, and the boundary with it.
 */
function patternsOf(name: string, depth: number): Pattern[] {
  const { packages, folders } = ROWS[name] as Row;
  const src = "../".repeat(depth);
  const forbidden = [
    ...Object.keys(ROWS).map((other) => ({ other, path: `${src}${other}/**` })),
    ...OUTSIDE_SRC.map((other) => ({ other, path: `../${src}${other}/**` })),
  ].filter(({ other }) => other !== name && !folders.includes(other));
  const lifted = folders.filter((folder) => folder.includes("/")).map((folder) => `!${src}${folder}/**`);
  return [
    {
      group: [...forbiddenPackages(name, packages), "**/src/**", ...forbidden.map(({ path }) => path), ...lifted],
      message: `src/${name} may use these folders only: ${[name, ...folders].join(", ")}; and ${listed(packages)}.`,
    },
  ];
}

function forbiddenPackages(name: string, packages: Row["packages"]): readonly string[] {
  if (packages === "any") {
    return name === "kiosk" || name === "console" ? SERVER_PACKAGES : BROWSER_PACKAGES;
  }
  return ["**", "!./**", "!../**", ...packages.flatMap((allowed) => [`!${allowed}`, `!${allowed}/**`])];
}

function listed(packages: Row["packages"]): string {
  if (packages === "any") {
    return "packages of its own runtime";
  }
  return packages.length === 0 ? "no package" : `these packages: ${packages.join(", ")}`;
}

function restrictScreens(screens: string, depth: number): OxlintOverride {
  return restrict(filesAt(`src/kiosk/${screens}`, depth - 1), [
    ...patternsOf("kiosk", depth),
    { group: ["idb", "idb/**"], message: "Only kiosk/store knows the database." },
    {
      group: [`${"../".repeat(depth - 1)}store/**`],
      allowTypeImports: true,
      message: "Screens know the store's types; main.tsx hands them its functions.",
    },
  ]);
}
