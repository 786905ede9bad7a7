import { beforeAll, describe, expect, test } from "vitest";
import { type Oldest, tooNewStyles } from "./support/browser-compat.ts";
import { buildIfStale, builtFiles, readBuilt } from "./support/built.ts";
import { tooNewInScript } from "./support/script-uses.ts";

/** What the product promises to run on. The tablet's files are its service worker, too; the console's, the worker that opens. */
const OLDEST = {
  tablet: { safari_ios: "15.4", chrome: "108", chrome_android: "108" },
  console: { safari_ios: "16.0", safari: "16.0", chrome: "108" },
} as const satisfies Record<string, Oldest>;

/** Used all the same, each looked at: what happens where a browser lacks it. */
const HARMLESS: Readonly<Record<string, string>> = {
  "new CompressionStream": "asked for before (sync/transport.ts), and by jose for compressed seals, which we never make",
  "new DecompressionStream": "in jose, for compressed seals, which nobody makes",
  "Uint8Array.fromBase64": "jose asks before, and has a way of its own",
  ".toBase64()": "jose asks before, and has a way of its own",
  "Error.captureStackTrace": "asked for before: it is Chrome's",
  "navigator.connection": "React asks before",
  ".startViewTransition()": "React asks before, and we have no view transitions",
  "navigator.wakeLock": "asked for before (device/wake-lock.ts): without it, the tablet's own setting keeps the screen on",
  ".estimate()": "asked for before (device/readiness.ts): without it nothing is said about space",
  ".escape()": "i18next's own",
  ".pause()": "of a sound, which every browser has; what is new is another one's of the same name",
  ".getUserMedia()": "of mediaDevices, which is asked for before; what is new is the navigator's own of the same name",
  ".getTextInfo()": "i18next asks before, and has a list of its own",
  ".getPublicKey()": "jose's own",
  ".toArray()": "Dexie's own",
  ".resize()": "of csv-parse's own buffer",
  ".bytes()": "of our own writer of SPSS files (export/sav-dictionary.ts)",
  ".take()": "of our own book of cells (xlsform/cell-book.ts)",
  "navigator.userAgentData": "Dexie asks before: only Chromium has it",
};

/** What makes a screen a little nicer, and is no loss where it is not understood. */
const GRACEFUL: Readonly<Record<string, string>> = {
  "text-wrap": "headings break where they would anyway",
  "text-wrap: pretty": "headings break where they would anyway",
  "text-size-adjust": "stands beside -webkit-text-size-adjust, which Safari knows",
  "print-color-adjust": "stands beside -webkit-print-color-adjust, which Chrome knows",
  "print-color-adjust: exact": "stands beside -webkit-print-color-adjust, which Chrome knows",
  "align-content: start": "in grids only, and there Safari has known it since 10",
  "place-items: end": "in grids only, and there Safari has known it since 11",
  "overscroll-behavior": "from the home screen an older iPad reloads at no pull",
  "overscroll-behavior: none": "from the home screen an older iPad reloads at no pull",
  "overscroll-behavior: contain": "an older iPad scrolls on with what lies behind",
  "cursor: default": "a tablet has no pointer",
  "cursor: pointer": "a tablet has no pointer",
  "cursor: progress": "a tablet has no pointer",
  "user-select": "stands beside -webkit-user-select, which Safari knows",
  "break-after: avoid": "a heading may stand alone at the foot of a printed page",
  "@page": "an iPad prints with margins of its own",
  "content-visibility": "the words of a page that doesn't start are laid out before they are seen",
  "content-visibility: hidden": "the words of a page that doesn't start are laid out before they are seen",
  hyphens: "a table's head breaks between words only",
  resize: "a text field on an iPad has no handle to hide",
  "resize: vertical": "a text field on an iPad has no handle to draw",
  "resize: none": "a text field on an iPad has no handle to hide",
};

const found = { scripts: new Set<string>(), styles: new Set<string>() };

beforeAll(buildIfStale);

describe.each(["tablet", "console"] as const)("what was built for the %s", (app) => {
  test("is in a language, and asks for nothing, that its oldest browsers lack", () => {
    const scripts = builtFiles(app).filter((file) => file.endsWith(".js"));
    expect(scripts.length).toBeGreaterThanOrEqual(2);
    const uses = scripts.flatMap((file) => tooNewInScript(file, readBuilt(app, file).toString(), OLDEST[app]));
    for (const use of uses) {
      found.scripts.add(use);
    }
    expect([...new Set(uses)].filter((use) => !Object.hasOwn(HARMLESS, use))).toEqual([]);
  });

  test("is drawn with styles that its oldest browsers know", () => {
    const sheets = builtFiles(app).filter((file) => file.endsWith(".css"));
    expect(sheets.length).toBeGreaterThanOrEqual(1);
    const styles = sheets.flatMap((file) => tooNewStyles(readBuilt(app, file).toString(), OLDEST[app]));
    for (const style of styles) {
      found.styles.add(style);
    }
    expect(styles.filter((style) => !Object.hasOwn(GRACEFUL, style))).toEqual([]);
  });
});

test("nothing is excused that is not there any more", () => {
  expect(Object.keys(HARMLESS).filter((use) => !found.scripts.has(use))).toEqual([]);
  expect(Object.keys(GRACEFUL).filter((style) => !found.styles.has(style))).toEqual([]);
});

describe("the search itself", () => {
  test.each([
    ["tablet", "AbortSignal.timeout(1)", ["AbortSignal.timeout"]],
    ["console", "AbortSignal.timeout(1)", []],
    ["console", "AbortSignal.any([])", ["AbortSignal.any"]],
    ["console", "globalThis.AbortSignal.any([])", ["AbortSignal.any"]],
    ["console", "[].toSorted()", [".toSorted()"]],
    ["tablet", "[].findLast(Boolean)", []],
    ["console", "Object.groupBy([], String)", ["Object.groupBy"]],
    ["console", "new Promise(r => r()), Promise.withResolvers()", ["Promise.withResolvers"]],
    ["console", "structuredClone({}), [].at(-1), Object.hasOwn({}, 'a')", []],
    ["console", "document.startViewTransition()", [".startViewTransition()", "document.startViewTransition"]],
    ["tablet", "document.forms[0].requestSubmit()", [".requestSubmit()"]],
    ["console", "'a'.match(/(?<=b)a/)", ["/(?<=b)a/"]],
    ["console", "'a'.match(/[a--b]/v)", ["/[a--b]/v"]],
    ["console", "'a'.match(/(?<year>a)(?:b)/)", []],
    ["console", "class A { static { A.b = 1; } }", ["StaticBlock"]],
  ] as const)("finds for the %s what is too new in: %s", (app, script, expected) => {
    expect(tooNewInScript("planted.js", script, OLDEST[app])).toEqual(expected);
  });

  test.each([
    ["tablet", "a{min-height:100dvh}b:has(c){inset:0}", []],
    ["tablet", "@container (width>1px){a{b:c}}", ["@container", "@container (width>1px)"]],
    ["console", "a{color:color-mix(in srgb,red,blue)}", ["color-mix()"]],
    ["console", "a{b{color:red}&:hover{color:red}}", ["&:hover"]],
    ["tablet", "a{overflow:clip}", ["overflow: clip"]],
    ["console", "a{width:1lh;height:5cqw}", ["1lh"]],
    ["tablet", "a{margin:-.5cqmin}._a1cq_1,.b-2lh{inset:0}", ["1cqmin"]],
    ["console", "a:dir(rtl){color:red}", [":dir"]],
    ["console", "@media (width>=600px){a{color:red}}", ["@media (width>=600px)"]],
    ["tablet", "a{grid-template-columns:subgrid}", ["grid-template-columns: subgrid"]],
  ] as const)("finds for the %s what is too new in the style: %s", (app, css, expected) => {
    expect(tooNewStyles(css, OLDEST[app])).toEqual(expected);
  });
});
