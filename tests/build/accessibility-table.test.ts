import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const repository = resolve(import.meta.dirname, "../..");
const text = readFileSync(join(repository, "docs/accessibility.md"), "utf8");

/** Rows of the tables of clauses, whose first cell is a number with points in it. */
const ROWS = text
  .split("\n")
  .filter((line) => /^\| \d+\.\d/.test(line))
  .map((line) => line.slice(2, -2).split(" | "));

const STATES = ["supports", "partially", "does not support", "not applicable"];

/** Numbers below one, such as `5.1.3` with 1 to 16. */
function below(clause: string, ...last: readonly number[]): readonly string[] {
  return last.map((number) => `${clause}.${number}`);
}

function upTo(most: number): readonly number[] {
  return Array.from({ length: most }, (_, index) => index + 1);
}

const GENERIC = [
  ...below("5.1.2", 1, 2),
  ...below("5.1.3", ...upTo(16)),
  "5.1.4",
  "5.1.5",
  ...below("5.1.6", 1, 2),
  "5.1.7",
  "5.2",
  "5.3",
  "5.4",
  ...below("5.5", 1, 2),
  ...below("5.6", 1, 2),
  "5.7",
  "5.8",
  "5.9",
];

/** WCAG 2.1, levels A and AA. */
const WCAG = [
  "1.1.1",
  ...below("1.2", ...upTo(5)),
  ...below("1.3", ...upTo(5)),
  ...below("1.4", 1, 2, 3, 4, 5, 10, 11, 12, 13),
  ...below("2.1", 1, 2, 4),
  ...below("2.2", 1, 2),
  "2.3.1",
  ...below("2.4", ...upTo(7)),
  ...below("2.5", ...upTo(4)),
  ...below("3.1", 1, 2),
  ...below("3.2", ...upTo(4)),
  ...below("3.3", ...upTo(4)),
  ...below("4.1", ...upTo(3)),
];

/** What 2.2 adds at these levels. */
const WCAG_22 = ["2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"];

/** Chapter 11 says these for open and for closed functions apart. */
const APART = [
  "1.1.1",
  "1.2.1",
  "1.2.3",
  "1.3.1",
  "1.3.2",
  "1.4.4",
  "1.4.5",
  "2.1.1",
  "2.1.4",
  "3.1.1",
  "3.3.1",
  "4.1.1",
  "4.1.2",
  "4.1.3",
];
/** And these not at all: they are about sets of web pages. */
const OF_PAGES = ["2.4.1", "2.4.2", "2.4.5", "3.1.2", "3.2.3", "3.2.4"];

const SOFTWARE = [
  ...WCAG.filter((criterion) => !OF_PAGES.includes(criterion)).flatMap((criterion) =>
    APART.includes(criterion) ? below(`11.${criterion}`, 1, 2) : [`11.${criterion}`],
  ),
  "11.5.1",
  ...below("11.5.2", ...upTo(17)),
  ...below("11.6", 1, 2),
  "11.7",
  ...below("11.8", ...upTo(5)),
];

describe("the table of accessibility", () => {
  test("has each clause of chapters 5, 9 and 11 once, and what WCAG 2.2 adds", () => {
    const clauses = [...GENERIC, ...WCAG.map((criterion) => `9.${criterion}`), "9.5", "9.6", ...WCAG_22, ...SOFTWARE];
    expect(ROWS.map(([clause]) => clause)).toEqual(clauses);
  });

  test("says of each what it asks, how it is met, how that was checked, and one of four states", () => {
    for (const row of ROWS) {
      expect(row).toHaveLength(5);
      expect(row.every((cell) => cell.trim() !== "")).toBe(true);
      expect(STATES).toContain(row[4]);
      expect(row[3]).toMatch(/`tests\/[^`]+`|looked at/);
    }
  });

  test("counts them right", () => {
    for (const state of STATES) {
      expect([state, text.includes(`| ${state} | ${ROWS.filter((row) => row[4] === state).length} |`)]).toEqual([state, true]);
    }
  });

  test("names only tests that there are", () => {
    const named = [...text.matchAll(/`(tests\/[^`]+)`/g)].map(([, file]) => file ?? "");
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((file) => !existsSync(join(repository, file)))).toEqual([]);
  });
});
