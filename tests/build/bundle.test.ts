import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { CONSOLE_LANGUAGES } from "../../src/console/words/resources.ts";
import { QUESTION_PICTOGRAMS } from "../../src/domain/questionnaire/pictograms.ts";
import { ASSISTANT_LANGUAGES, CLIENT_LANGUAGES } from "../../src/i18n/locales.ts";
import type { Drawings } from "../../src/ui/drawing.ts";
import { laterWords } from "../support/later-words.ts";
import { words } from "../support/words.ts";
import { buildIfStale, builtFiles, modulesOf, readBuilt } from "./support/built.ts";

/**
 * The code that runs from a fresh page at the choice of language until the first question can be answered. Beside it: the words
 * of the language that is chosen (fetched by then for every language of the round), and what the page loads ahead for the
 * assistant and no client waits for.
 */
const CLIENT_BUDGET = 129_000;
const WORDS_BUDGET = 2_000;
/** Her screens, and the words of each language that she may work in. */
const STAFF_BUDGET = 17_000 + 7_600 * ASSISTANT_LANGUAGES.length;
const STORE_BUDGET = 40_000;
const BEHIND_BUDGET = 18_000;
const LISTENING_BUDGET = 5_000;
const TYPING_BUDGET = 7_000;
const STATEMENT_BUDGET = 2_600 + 1_100 * CLIENT_LANGUAGES.length;
const COMFORT_BUDGET = 2_500;
const TOLD_BUDGET = 1_500;
const PICTURES_BUDGET = 6_000;
/** What a coordinator waits for before she begins her day: the doors and *today*. Beside it the words of one language. */
const CONSOLE_BUDGET = 155_000;
const CONSOLE_WORDS_BUDGET = 40_000;
const CONSOLE_STYLES_BUDGET = 12_600;
const PICTURES = /^assets\/pictograms-[\w-]{8}\.json$/;
/** What the client's chunk may take of the assistant's folder: what the page's root hands on, and the names of styles. */
const NO_STAFF_SCREEN = /^src\/kiosk\/sides\/assistant\/(staff-context\.ts|.*\.module\.css)$/;
/** What is asked for once the first screen stands. */
const BEHIND_THE_SCREENS =
  /^(src\/kiosk\/(sync\/|place\/(asking|joining|fetching-release|report-wiped)\.ts)|src\/sealing\/seal\.ts|node_modules\/workbox-)/;
const FOREIGN =
  /^(src\/(console|server|cli)|tests|scripts)\/|^node_modules\/(fastify|@fastify|kysely|better-sqlite3|pg|@node-rs|@zxcvbn-ts)\//;

beforeAll(buildIfStale);

describe("the tablet's code", () => {
  test("is the client's chunk, which the page names, and beside it the assistant's, the store's, what works behind the screens, what that shares with the assistant's, what reads aloud, what a client types with, what she sets her screens with, the statement on accessibility, and what the waiting room is told", () => {
    const named = Object.values(chunks()).map(({ file }) => file.replace(/-[\w-]{8}\.js$/, ""));
    expect(named.toSorted()).toEqual(
      ["client", "staff", "store", "behind", "shared", "listening", "typing", "statement", "comfort", "told"]
        .map((name) => `assets/${name}`)
        .toSorted(),
    );
    expect(Object.keys(modulesOf("tablet", "modules.json"))).toHaveLength(named.length);
    expect(scriptsOfTablet()).toHaveLength(named.length);
    expect(
      readBuilt("tablet", "index.html")
        .toString()
        .match(/<script/g),
    ).toHaveLength(1);
  });

  test("lets no client wait for a screen of the assistant's, nor for what works behind the screens", () => {
    const { client, staff, behind, shared } = chunks();
    const screens = client.modules.filter(
      (module) => module.startsWith("src/kiosk/sides/assistant/") && !NO_STAFF_SCREEN.test(module),
    );
    expect(screens).toEqual([]);
    expect(client.modules.filter((module) => BEHIND_THE_SCREENS.test(module))).toEqual([]);
    expect(importsOf(client.file)).toEqual([]);
    expect(client.modules).toContain("src/kiosk/sides/client/client-side.tsx");
    expect(staff.modules).toContain("src/kiosk/sides/assistant/tally/tally-screen.tsx");
    expect(behind.modules).toContain("src/kiosk/sync/exchange.ts");
    // How a text is known is a line, which reading aloud and the readiness check both need; how long what is written beside a
    // report may be is another, which the statement and what seals it both know.
    const lines = /^src\/(kiosk\/|domain\/(recordings\/text-to-hash|fault-report\/))/;
    expect(shared.modules.filter((module) => !lines.test(module))).toEqual([]);
  });

  test("lets no client wait for the database's library: only the store's chunk has it", () => {
    const { store, ...others } = chunks();
    const ofDatabase = (module: string): boolean => /^node_modules\/dexie\/|^src\/kiosk\/store\/dexie\//.test(module);
    expect(
      Object.values(others)
        .flatMap(({ modules }) => modules)
        .filter(ofDatabase),
    ).toEqual([]);
    expect(others.client.modules).toContain("src/kiosk/store/first-read.ts");
    expect(store.modules.filter((module) => !/^(node_modules\/dexie|src\/kiosk\/store)\//.test(module))).toEqual([]);
    expect(store.modules.some((module) => module.startsWith("node_modules/dexie/"))).toBe(true);
  });

  test("lets nobody wait for what reads aloud: no screen of a client's needs it", () => {
    const { listening, ...others } = chunks();
    const reads = (module: string): boolean =>
      /\/(create-listening|reading|listening-signs|device-voice|sentences)\.tsx?$/.test(module);
    const elsewhere = Object.values(others).flatMap(({ modules }) => modules);
    expect(elsewhere.filter(reads)).toEqual([]);
    expect(listening.modules.filter(reads)).toHaveLength(5);
  });

  test("lets only a client who has something to type wait for pad and keyboard, and her for nothing else", () => {
    const { typing, ...others } = chunks();
    const types = (module: string): boolean =>
      /^keyboards\/|\/(typed-answer|number-field|text-field|item\/keyboard|key-\w+|edit-text|enter-number)\.tsx?$/.test(module);
    const elsewhere = Object.values(others).flatMap(({ modules }) => modules);
    expect(elsewhere.filter(types)).toEqual([]);
    expect(typing.modules.filter(types).length).toBeGreaterThan(CLIENT_LANGUAGES.length + 6);
    expect(importsOf(typing.file)).toEqual([others.client.file]);
  });

  test("lets nobody wait for the statement on accessibility who does not open it: it brings its own words", () => {
    const { statement, ...others } = chunks();
    const states = (module: string): boolean => /\/client\/statement\/.*-(screen|part)\.tsx$|reporting-faults\.ts$/.test(module);
    expect(Object.values(others).flatMap(({ modules }) => modules.filter(states))).toEqual([]);
    expect(statement.modules.filter(states)).toHaveLength(6);
    const code = readBuilt("tablet", statement.file).toString();
    for (const language of CLIENT_LANGUAGES) {
      expect(code).toContain(words(language, "client", "statement.which"));
      expect(readBuilt("tablet", others.client.file).toString()).not.toContain(words(language, "client", "statement.which"));
    }
  });

  test("lets nobody wait for the sheet on which a client sets her screens", () => {
    const { comfort, ...others } = chunks();
    const sets = (module: string): boolean => /comfort-sheet\.tsx$|client\.json\?comfort$/.test(module);
    const elsewhere = Object.values(others).flatMap(({ modules }) => modules);
    expect(elsewhere.filter(sets)).toEqual([]);
    expect(comfort.modules.filter(sets)).toHaveLength(CLIENT_LANGUAGES.length + 1);
    expect(importsOf(comfort.file)).toEqual([others.client.file]);
  });

  test("lets no assistant wait for what works behind the screens, and fetches her own beside the page's", () => {
    const { client, staff, shared } = chunks();
    expect(importsOf(staff.file)).toEqual([client.file, shared.file].toSorted());
    const html = readBuilt("tablet", "index.html").toString();
    const fetched = [...html.matchAll(/<link rel="modulepreload" href="\/([^"]+)">/g)].map(([, file]) => file ?? "");
    expect(fetched.toSorted()).toEqual([staff.file, shared.file].toSorted());
  });

  test("asks for its letters with the page, so that no text changes them under the reader's eyes", () => {
    const html = readBuilt("tablet", "index.html").toString();
    const asked = [...html.matchAll(/<link rel="preload" href="\/([^"]+)" as="font" type="font\/woff2" crossorigin="">/g)];
    const all = builtFiles("tablet").filter((file) => file.endsWith(".woff2"));
    const fonts = all.filter((file) => file.includes("readex-pro"));
    expect(fonts.length).toBeGreaterThan(1);
    // Beside them, those of languages that few rounds have: the service worker keeps them.
    expect(all.filter((file) => !fonts.includes(file)).map((file) => file.replace(/-[\w-]{8}\.woff2$/, ""))).toEqual([
      "assets/vazirmatn-arabic-wght-normal",
    ]);
    expect(asked.map(([, file]) => file ?? "").toSorted()).toEqual(fonts.toSorted());
  });

  test(`weighs at most ${CLIENT_BUDGET} bytes, gzipped, before the first question; ${STAFF_BUDGET} more for the assistant, ${STORE_BUDGET} for the store, ${BEHIND_BUDGET} behind the screens, ${LISTENING_BUDGET} to read aloud, ${TYPING_BUDGET} to type, ${STATEMENT_BUDGET} to say what is hard to use, ${COMFORT_BUDGET} to set the screens, ${TOLD_BUDGET} for what the waiting room is told`, () => {
    const { client, staff, store, behind, shared, listening, typing, statement, comfort, told } = chunks();
    expect(weightOf(client.file)).toBeLessThanOrEqual(CLIENT_BUDGET);
    expect(weightOf(staff.file) + weightOf(shared.file)).toBeLessThanOrEqual(STAFF_BUDGET);
    expect(weightOf(store.file)).toBeLessThanOrEqual(STORE_BUDGET);
    expect(weightOf(behind.file)).toBeLessThanOrEqual(BEHIND_BUDGET);
    expect(weightOf(listening.file)).toBeLessThanOrEqual(LISTENING_BUDGET);
    expect(weightOf(typing.file)).toBeLessThanOrEqual(TYPING_BUDGET);
    expect(weightOf(statement.file)).toBeLessThanOrEqual(STATEMENT_BUDGET);
    expect(weightOf(comfort.file)).toBeLessThanOrEqual(COMFORT_BUDGET);
    expect(weightOf(told.file)).toBeLessThanOrEqual(TOLD_BUDGET);
  });

  test(`has the words that a client reads once she has chosen in a file for each language, of at most ${WORDS_BUDGET} bytes, and not in the code`, () => {
    const { client } = chunks();
    const files = builtFiles("tablet").filter((file) => file.endsWith(".json") && !PICTURES.test(file));
    const code = readBuilt("tablet", client.file).toString();
    expect(files.map((file) => file.replace(/-[\w-]{8}\.json$/, "")).toSorted()).toEqual(
      CLIENT_LANGUAGES.map((language) => `assets/words-${language}`).toSorted(),
    );
    for (const language of CLIENT_LANGUAGES) {
      const file = files.find((name) => name.startsWith(`assets/words-${language}-`)) ?? "";
      expect(JSON.parse(readBuilt("tablet", file).toString())).toEqual(laterWords(language));
      expect(weightOf(file)).toBeLessThanOrEqual(WORDS_BUDGET);
      const inCode = ["purpose.title", "item.several", "ended.sent", "locked.text"].filter((key) =>
        code.includes(words(language, "client", key)),
      );
      expect(inCode).toEqual(["ended.sent", "locked.text"]);
    }
  });

  test(`has what draws the pictures of questions in one file of at most ${PICTURES_BUDGET} bytes, and not in the code`, () => {
    const [file = "", ...others] = builtFiles("tablet").filter((built) => PICTURES.test(built));
    expect(others).toEqual([]);
    const drawings = JSON.parse(readBuilt("tablet", file).toString()) as Drawings;
    expect(Object.keys(drawings).toSorted()).toEqual(QUESTION_PICTOGRAMS);
    expect(weightOf(file)).toBeLessThanOrEqual(PICTURES_BUDGET);
    const code = readBuilt("tablet", chunks().client.file).toString();
    const [line = ""] = drawings["door-open"]?.lines ?? [];
    expect(line).not.toBe("");
    expect(code).not.toContain(line);
  });

  test.each([
    ["modules.json", "src/kiosk/main.tsx"],
    ["service-worker-modules.json", "src/kiosk/service-worker.ts"],
  ] as const)("holds nothing of console, server or tests (%s)", (list, own) => {
    const modules = Object.values(modulesOf("tablet", list)).flat();
    expect(modules).toContain(own);
    expect(modules.filter((module) => FOREIGN.test(module))).toEqual([]);
  });
});

describe("the console's code", () => {
  test(`waits for at most ${CONSOLE_BUDGET} bytes before the first screen, and ${CONSOLE_STYLES_BUDGET} of styles`, () => {
    const names = [
      ...readBuilt("console", "index.html")
        .toString()
        .matchAll(/"\/(assets\/[^"]+\.(?:js|css))"/g),
    ];
    const files = names.map((match) => match[1] ?? "");
    const weight = (ending: string): number =>
      files.filter((file) => file.endsWith(ending)).reduce((sum, file) => sum + gzipSync(readBuilt("console", file)).length, 0);
    expect(weight(".js")).toBeGreaterThan(0);
    expect(weight(".js")).toBeLessThanOrEqual(CONSOLE_BUDGET);
    expect(weight(".css")).toBeGreaterThan(0);
    expect(weight(".css")).toBeLessThanOrEqual(CONSOLE_STYLES_BUDGET);
    expect(builtFiles("console").filter((file) => file.endsWith(".css"))).toHaveLength(1);
  });

  test(`has the words of each language in a file of at most ${CONSOLE_WORDS_BUDGET} bytes, and none in the code`, () => {
    const code = [
      ...readBuilt("console", "index.html")
        .toString()
        .matchAll(/"\/(assets\/[^"]+\.js)"/g),
    ]
      .map(([, file = ""]) => readBuilt("console", file).toString())
      .join("");
    for (const language of CONSOLE_LANGUAGES) {
      const said = words(language, "console", "later.text");
      const [file = "", ...others] = builtFiles("console")
        .filter((name) => name.endsWith(".js"))
        .filter((name) => readBuilt("console", name).toString().includes(said));
      expect(others).toEqual([]);
      expect(gzipSync(readBuilt("console", file)).length).toBeLessThanOrEqual(CONSOLE_WORDS_BUDGET);
      expect(code).not.toContain(said);
    }
  });

  test("has each screen but today's and the doors' in a file of its own", () => {
    const screen = /^src\/console\/(?!entry\/|today\/|shell\/).*-screen\.tsx$/;
    const chunksOfConsole = Object.values(modulesOf("console", "modules.json"));
    const first = chunksOfConsole.find((modules) => modules.includes("src/console/main.tsx")) ?? [];
    expect(first).toContain("src/console/today/today-screen.tsx");
    expect(first.filter((module) => screen.test(module))).toEqual([]);
    expect(first.filter((module) => /^(src\/(export|xlsform)\/|questionnaires\/)/.test(module))).toEqual([]);
    expect(chunksOfConsole.filter((modules) => modules.some((module) => screen.test(module))).length).toBeGreaterThan(15);
  });
});

describe.each(["tablet", "console"] as const)("the pages and styles of the %s", (app) => {
  test("say what a part looks like after what holds for the whole page, in the order in which they are loaded", () => {
    const linked = [
      ...readBuilt(app, "index.html")
        .toString()
        .matchAll(/<link rel="stylesheet"[^>]*href="\/([^"]+)"/g),
    ];
    const styles = linked.map(([, name = ""]) => readBuilt(app, name).toString()).join("");
    const layers = [...styles.matchAll(/@layer ([\w\s,]+)[{;]/g)].flatMap(([, names = ""]) => names.split(/[\s,]+/));
    expect([...new Set(layers)]).toEqual(["base", "parts"]);
  });

  test("load from their own origin only", () => {
    const html = readBuilt(app, "index.html").toString();
    const links = [...html.matchAll(/\s(?:src|href|action|srcset)\s*=\s*["']?([^"'\s>]+)/g)].map((match) => match[1] ?? "");
    const urls = ofKind(app, ".css").flatMap((css) =>
      [...css.matchAll(/(?:url\(|@import)\s*["']?([^"')]+)/g)].map((match) => match[1] ?? ""),
    );
    expect(links.length).toBeGreaterThan(0);
    expect([...links, ...urls].filter(isOtherOrigin)).toEqual([]);
  });

  test("import no script from another origin", () => {
    const imports = ofKind(app, ".js").flatMap((script) => [
      ...script.matchAll(/(?:\bimport\s*\(?|\bfrom)\s*["'`]([^"'`]+)["'`]/g),
    ]);
    expect(imports.map((match) => match[1] ?? "").filter(isOtherOrigin)).toEqual([]);
  });

  test("have nothing inline: the content security policy would refuse it", () => {
    const html = readBuilt(app, "index.html").toString();
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/i);
    expect(html).not.toMatch(/<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:/i);
    expect(ofKind(app, ".css").join("")).not.toMatch(/url\(\s*["']?data:/);
  });
});

function chunks() {
  const found = Object.entries(modulesOf("tablet", "modules.json")).map(([file, modules]) => ({ file, modules }));
  const client = found.find(({ modules }) => modules.includes("src/kiosk/main.tsx"));
  const staff = found.find(({ modules }) => modules.includes("src/kiosk/sides/assistant/staff.tsx"));
  const store = found.find(({ modules }) => modules.includes("src/kiosk/store/dexie/database.ts"));
  const behind = found.find(({ modules }) => modules.includes("src/kiosk/behind.ts"));
  const listening = found.find(({ modules }) => modules.includes("src/kiosk/sides/client/listening/listening-part.tsx"));
  const typing = found.find(({ modules }) => modules.includes("src/kiosk/sides/client/item/typed-answer.tsx"));
  const statement = found.find(({ modules }) => modules.includes("src/kiosk/sides/client/statement/statement-part.tsx"));
  const comfort = found.find(({ modules }) => modules.includes("src/kiosk/sides/client/comfort/comfort-sheet.tsx"));
  const told = found.find(({ modules }) => modules.includes("src/kiosk/sides/client/told/told-part.tsx"));
  const shared = found.find(({ file }) => file.startsWith("assets/shared-"));
  if (
    !client ||
    !staff ||
    !store ||
    !behind ||
    !shared ||
    !listening ||
    !typing ||
    !statement ||
    !comfort ||
    !told ||
    new Set([client, staff, store, behind, shared, listening, typing, statement, comfort, told]).size < 10
  ) {
    throw new Error("the tablet's chunks were not built");
  }
  return { client, staff, store, behind, shared, listening, typing, statement, comfort, told };
}

function weightOf(file: string): number {
  return gzipSync(readBuilt("tablet", file)).length;
}

/** The files that must be there before this one runs. */
function importsOf(file: string): string[] {
  const entries = JSON.parse(readBuilt("tablet", ".vite/manifest.json").toString()) as Record<
    string,
    { readonly file: string; readonly imports?: readonly string[] }
  >;
  const own = Object.values(entries).find((entry) => entry.file === file);
  return (own?.imports ?? []).map((key) => entries[key]?.file ?? key).toSorted();
}

function scriptsOfTablet(): string[] {
  return builtFiles("tablet").filter((file) => file.endsWith(".js") && file !== "service-worker.js");
}

function ofKind(app: "tablet" | "console", ending: string): string[] {
  const files = builtFiles(app).filter((file) => file.endsWith(ending));
  return files.map((file) => readBuilt(app, file).toString());
}

function isOtherOrigin(url: string): boolean {
  return /^([a-z][a-z0-9+.-]*:)?\/\//i.test(url);
}
