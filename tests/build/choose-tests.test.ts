import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";

type Chosen = { readonly part: string; readonly files: readonly string[] };

const load = createRequire(import.meta.url);
const { chooseTests } = load("../../scripts/lib/choose-tests.cjs") as {
  chooseTests: (args: readonly string[], exists?: (path: string) => boolean) => Chosen[];
};
const everywhere = (): boolean => true;

describe("npm test", () => {
  test("without a word runs every part, whole", () => {
    expect(chooseTests([])).toEqual(["verify", "unit", "e2e", "webkit"].map((part) => ({ part, files: [] })));
  });

  test("--only runs one part, whole", () => {
    expect(chooseTests(["--only", "webkit"])).toEqual([{ part: "webkit", files: [] }]);
  });

  test("runs files and folders by the runner that each is for, and nothing else", () => {
    const args = ["tests/webkit/day.spec.ts", "tests/kernel/ids.test.ts", "./tests/e2e", "tests/domain", "tests/e2e/day.spec.ts"];
    expect(chooseTests(args, everywhere)).toEqual([
      { part: "unit", files: ["tests/kernel/ids.test.ts", "tests/domain"] },
      { part: "e2e", files: ["tests/e2e", "tests/e2e/day.spec.ts"] },
      { part: "webkit", files: ["tests/webkit/day.spec.ts"] },
    ]);
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

  test("says so where there is no such file: no test found would look like none failed", () => {
    expect(() => chooseTests(["tests/kernel/no-such.test.ts"])).toThrow("There is no tests/kernel/no-such.test.ts.");
  });
});
