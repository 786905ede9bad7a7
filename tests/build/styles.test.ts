import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import stylelint from "stylelint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const repository = resolve(import.meta.dirname, "../..");

type Planted = readonly [file: string, css: string, rule: string];

const COLOUR = ["#fff", "#A83F2980", "red", "rgb(0 0 0 / 50%)", "rgba(0, 0, 0, 0.5)", "hsl(9deg 50% 40%)", "oklch(0.5 0.1 20)"];
const LENGTHS = ["3px", "-1px", ".5px", "1.5rem", "12pt", "1e1px", "50vw", "100dvh", "calc(100% - 2px)", "var(--gap, 4px)"];
const PHYSICAL = [
  "width min-width max-width height min-height max-height top right bottom left",
  "margin-left margin-top padding-right padding-bottom scroll-margin-top scroll-padding-left",
  "border-left border-top-width border-right-color border-top-left-radius border-bottom-right-radius",
].flatMap((names) => names.split(" "));

/** One planted sheet each: where it stands, what it says, and which rule must object. */
const refused: readonly Planted[] = [
  ...[...COLOUR.entries()].map(([n, colour]): Planted => {
    const rule = colour.startsWith("#") ? "color-no-hex" : colour === "red" ? "color-named" : "function-disallowed-list";
    return [`kiosk/colour-${n}.module.css`, `.a { color: ${colour}; }`, rule];
  }),
  ["console/gradient.module.css", ".a { background: linear-gradient(var(--paper), #000); }", "color-no-hex"],
  ["console/own.module.css", ".a { --mine: #000000; }", "color-no-hex"],
  ...[...LENGTHS.entries()].map(
    ([n, length]): Planted => [
      `console/parts/length-${n}.module.css`,
      `.a { margin-block: ${length}; }`,
      "declaration-property-value-disallowed-list",
    ],
  ),
  ["ui/own.module.css", ".a { --mine: 3px; }", "declaration-property-value-disallowed-list"],
  ["kiosk/columns.module.css", ".a { grid-template-columns: repeat(2, 10rem); }", "declaration-property-value-disallowed-list"],
  ...["2rem", "24px", "1.2em", "120%", "larger", "var(--s5)"].map(
    (size, n): Planted => [
      `kiosk/sides/client/size-${n}.module.css`,
      `.a { font-size: ${size}; }`,
      "declaration-property-value-allowed-list",
    ],
  ),
  ["kiosk/weight.module.css", ".a { font-weight: 500; }", "declaration-property-value-allowed-list"],
  ["kiosk/leading.module.css", ".a { line-height: 1.1; }", "declaration-property-value-allowed-list"],
  ["kiosk/font.module.css", ".a { font: 500 2em serif; }", "declaration-property-value-allowed-list"],
  ["kiosk/shadow.module.css", ".a { box-shadow: 0 0 1em var(--ink); }", "declaration-property-value-allowed-list"],
  ...PHYSICAL.map((property): Planted => [`kiosk/${property}.module.css`, `.a { ${property}: 0; }`, "property-disallowed-list"]),
  ...["margin", "padding", "inset"].map(
    (property): Planted => [
      `console/${property}.module.css`,
      `.a { ${property}: 0 var(--s1) calc(2 * var(--s1)) 0; }`,
      "declaration-property-value-disallowed-list",
    ],
  ),
  ["console/corner.module.css", ".a { border-radius: var(--s1) 0; }", "declaration-property-value-disallowed-list"],
  ["console/side.module.css", ".a { text-align: left; }", "declaration-property-value-disallowed-list"],
  [
    "console/own-width.module.css",
    "@media (max-width: 700px) { .a { color: inherit; } }",
    "media-feature-name-value-allowed-list",
  ],
  ["console/kebab.module.css", ".two-words { color: inherit; }", "selector-class-pattern"],
  ["console/excused.module.css", "/* stylelint-disable */\n.a { color: inherit; }", "--report-descriptionless-disables"],
];

const allowed: readonly (readonly [file: string, css: string])[] = [
  ["ui/tokens.css", ":root { --paper: #faf6ef; --backdrop: rgb(0 0 0 / 60%); --s1: 4px; }"],
  ["ui/tablet.css", '[data-density="tablet"] { --text-note: 1rem; }'],
  ["ui/desk.css", '[data-density="desk"] { --text-note: 0.875rem; }'],
  ["kiosk/name.module.css", ".a { color: var(--ink); background: transparent; border-color: currentcolor; }"],
  ["kiosk/share.module.css", ".a { inline-size: min(100%, 20em); grid-template-columns: 1.2fr minmax(0, 1fr); margin: 0; }"],
  ["kiosk/text.module.css", ".a { font-size: var(--text-note); line-height: var(--leading-snug); letter-spacing: -0.01em; }"],
  [
    "kiosk/sides.module.css",
    ".a { padding: 0 var(--s1) var(--s2); inset-inline-start: 0; border-radius: 50%; text-align: start; }",
  ],
  ["console/wide.module.css", "@media (max-width: 960px) { .aB { font: inherit; } }"],
];

describe("the style sheets", () => {
  let folder: string;
  let reported: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "streck-styles-"));
    reported = await lint(folder, [...refused, ...allowed]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(refused)("%s may not say: %s", (file, _css, rule) => {
    expect(reported.get(file) ?? []).toContain(rule);
  });

  test.each(allowed)("%s may say: %s", (file) => {
    expect(reported.get(file)).toEqual([]);
  });
});

/** The names of the rules that object, by file below src. */
async function lint(folder: string, sheets: readonly (readonly [string, string, ...unknown[]])[]) {
  for (const part of ["stylelint.config.js", "lint", "package.json"]) {
    cpSync(join(repository, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"), "junction");
  for (const [file, css] of sheets) {
    mkdirSync(dirname(join(folder, "src", file)), { recursive: true });
    writeFileSync(join(folder, "src", file), `${css}\n`);
  }
  const { results } = await stylelint.lint({
    cwd: folder,
    files: "src/**/*.css",
    configFile: join(folder, "stylelint.config.js"),
  });
  return new Map(
    results.map(({ source = "", warnings }) => [
      relative(join(folder, "src"), source).replaceAll("\\", "/"),
      warnings.map(({ rule }) => rule),
    ]),
  );
}
