import { describe, expect, test } from "vitest";
import { CHOSEN_CONTRAST, MORE_CONTRAST, PLAIN, SYSTEM_CONTRAST } from "./support/themes.ts";

const THEMES = [
  { theme: "as it is", colours: PLAIN },
  { theme: "with more contrast", colours: MORE_CONTRAST },
] as const;

/** What words may stand on what: WCAG 1.4.6, whatever their size, on the client's screens and everywhere else. */
const WORDS: readonly (readonly [words: string, ground: string])[] = [
  ...["paper", "surface", "tint", "idle"].flatMap((ground) => [["ink", ground] as const, ["ink-soft", ground] as const]),
  ...["paper", "surface", "tint"].map((ground) => ["primary", ground] as const),
  ["on-primary", "primary"],
  ["on-primary", "primary-deep"],
  ["fine-ink", "fine"],
  ["mind-ink", "mind"],
  ["mind-ink", "surface"],
  ["wrong-ink", "wrong"],
  ["wrong-ink", "surface"],
  ["wrong-ink", "paper"],
  ["on-alarm", "alarm"],
  ...["on-dark", "on-dark-strong", "on-dark-soft"].map((words) => [words, "dark"] as const),
  ["on-dark", "dark-touched"],
  ["on-dark-strong", "dark-current"],
  ["dark", "on-dark"],
];
/** What alone tells where something is or ends: WCAG 1.4.11. */
const EDGES: readonly (readonly [edge: string, ground: string])[] = [
  ...["paper", "surface"].flatMap((ground) => [["line-strong", ground] as const, ["focus", ground] as const]),
  ["primary", "track"],
  ["dark-edge", "dark"],
  ["focus", "wrong"],
  ["focus", "mind"],
  ["focus", "tint"],
];

describe.each(THEMES)("the colours, $theme", ({ colours }) => {
  test.each(WORDS)("%s can be read on %s, at 7:1 or more", (words, ground) => {
    expect(contrast(colours, words, ground)).toBeGreaterThanOrEqual(7);
  });

  test.each(EDGES)("%s is seen on %s, at 3:1 or more", (edge, ground) => {
    expect(contrast(colours, edge, ground)).toBeGreaterThanOrEqual(3);
  });
});

test("with more contrast, what else is told apart by its ground alone has an edge", () => {
  expect(PLAIN.get("--edge")).toBe("transparent");
  for (const ground of ["paper", "surface", "tint"]) {
    expect(contrast(MORE_CONTRAST, "edge", ground)).toBeGreaterThanOrEqual(7);
  }
});

test("more contrast is the same, whether a client asks for it or her tablet", () => {
  expect(CHOSEN_CONTRAST.size).toBeGreaterThan(15);
  expect([...SYSTEM_CONTRAST]).toEqual([...CHOSEN_CONTRAST]);
  expect([...CHOSEN_CONTRAST.keys()].filter((name) => !PLAIN.has(name))).toEqual([]);
});

/** Between 1 and 21 (WCAG 2.2, contrast ratio). */
function contrast(colours: ReadonlyMap<string, string>, one: string, other: string): number {
  const [lighter, darker] = [luminance(colours.get(`--${one}`)), luminance(colours.get(`--${other}`))].toSorted((a, b) => b - a);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

function luminance(colour: string | undefined): number {
  const [, red = "", green = "", blue = ""] = /^#(\w\w)(\w\w)(\w\w)$/.exec(colour ?? "") ?? [];
  const [r = Number.NaN, g = Number.NaN, b = Number.NaN] = [red, green, blue].map((part) => {
    const value = Number.parseInt(part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
