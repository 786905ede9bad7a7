import { describe, expect, test } from "vitest";
import { namesAskedIn, propertiesIn, type Source, sourcesOf } from "./support/sheets.ts";
import { PLAIN } from "./support/themes.ts";

const APPS = [
  { app: "kiosk", density: "tablet" },
  { app: "console", density: "desk" },
] as const;
/** Set by the page itself: how much of it the tablet's keyboard leaves. */
const SET_BY_SCRIPT = ["--view-top", "--view-height"];

const shared = sourcesOf("src/ui/*.{css,tsx}").filter(({ file }) => !/\/(tablet|desk)\.css$/.test(file));

describe.each(APPS)("the names of colours and sizes in src/$app", ({ app, density }) => {
  const sources = [...shared, ...sourcesOf(`src/ui/${density}.css`), ...sourcesOf(`src/${app}/**/*.{css,ts,tsx}`)];

  test("have a value each, in ui or in the sheet itself", () => {
    const given = [...propertiesOf(sources), ...SET_BY_SCRIPT];
    expect(given.length).toBeGreaterThan(80);
    expect([...askedOf(sources)].filter((name) => !given.includes(name))).toEqual([]);
  });

  test(`of its density are all used`, () => {
    const asked = askedOf(sources);
    expect([...propertiesOf(sourcesOf(`src/ui/${density}.css`))].filter((name) => !asked.has(name))).toEqual([]);
  });
});

test("every value that both apps share is used by one of them", () => {
  const asked = askedOf(sourcesOf("src/{ui,kiosk,console}/**/*.{css,ts,tsx}"));
  expect([...propertiesOf(shared)].filter((name) => !asked.has(name))).toEqual([]);
});

test.each([
  ["src/kiosk/index.html", /name="theme-color" content="(.*?)"/, "--paper"],
  ["src/console/index.html", /name="theme-color" content="(.*?)"/, "--dark"],
  ["vite.config.ts", /background_color: "(.*?)"/, "--paper"],
  ["vite.config.ts", /theme_color: "(.*?)"/, "--primary"],
])("what a browser paints around the app, which %s says (%s), is %s", (file, said, name) => {
  const colour = said.exec(sourcesOf(file)[0]?.text ?? "")?.[1];
  expect(colour).toBe(PLAIN.get(name));
});

function propertiesOf(sources: readonly Source[]): ReadonlySet<string> {
  return new Set(sources.filter(({ file }) => file.endsWith(".css")).flatMap(({ text }) => [...propertiesIn(text).keys()]));
}

function askedOf(sources: readonly Source[]): ReadonlySet<string> {
  return new Set(sources.flatMap(({ text }) => [...namesAskedIn(text)]));
}
