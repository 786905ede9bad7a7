import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";

type Chosen = { readonly part: string; readonly files: readonly string[] };

const load = createRequire(import.meta.url);
const { chooseTests } = load("../../scripts/lib/choose-tests.cjs") as {
  chooseTests: (args: readonly string[], filesOf?: (path: string) => readonly string[]) => Chosen[];
};
/** A file holds itself, and each folder these. */
const everywhere = (path: string): readonly string[] =>
  path.endsWith(".ts")
    ? [path]
    : [`${path}/one.test.ts`, `${path}/screen.test.tsx`, `${path}/support/words.ts`].concat(
        path === "tests/contracts" ? [`${path}/laws.browser.ts`] : [],
      );

describe("npm test", () => {
  test("without a word runs every part, whole", () => {
    expect(chooseTests([])).toEqual(["verify", "unit", "browser", "e2e", "webkit"].map((part) => ({ part, files: [] })));
  });

  test("--only runs one part, whole", () => {
    expect(chooseTests(["--only", "webkit"])).toEqual([{ part: "webkit", files: [] }]);
  });

  test("runs files and folders by the runner that each is for, and nothing else", () => {
    const args = ["tests/webkit/day.spec.ts", "tests/kernel/ids.test.ts", "./tests/domain", "tests/e2e/day.spec.ts"];
    expect(chooseTests(args, everywhere)).toEqual([
      { part: "unit", files: ["tests/kernel/ids.test.ts", "tests/domain"] },
      { part: "e2e", files: ["tests/e2e/day.spec.ts"] },
      { part: "webkit", files: ["tests/webkit/day.spec.ts"] },
    ]);
  });

  test("runs a folder by every runner that has a file in it", () => {
    expect(chooseTests(["tests/contracts"], everywhere)).toEqual([
      { part: "unit", files: ["tests/contracts"] },
      { part: "browser", files: ["tests/contracts"] },
    ]);
    expect(chooseTests(["tests"]).map(({ part }) => part)).toEqual(["unit", "browser", "e2e", "webkit"]);
    expect(chooseTests(["tests/e2e"])).toEqual([{ part: "e2e", files: ["tests/e2e"] }]);
    expect(chooseTests(["tests/contracts"]).map(({ part }) => part)).toEqual(["browser"]);
  });

  test.each([
    ["--only"],
    ["--only", "nothing"],
    ["--all"],
    ["src/kernel/ids.ts"],
    ["../elsewhere/tests"],
    ["tests-of-mine/a.test.ts"],
  ])("refuses %s %s, and says what it takes", (...args) => {
    const given = args.filter((arg) => arg !== undefined);
    expect(() => chooseTests(given, everywhere)).toThrow(/^Unknown arguments: .* or files below tests\//);
  });

  test.each(["tests/kernel/no-such.test.ts", "tests/support", "tests/support/words.ts"])(
    "says so where there is no test, as in %s: none found would look like none failed",
    (path) => {
      expect(() => chooseTests([path])).toThrow(`There is no test in ${path}.`);
    },
  );
});
