import { expect, test } from "vitest";
import { readEdited } from "../../../src/domain/non-response/edited-text.ts";

const KNOWN = new Set(["asked", "answered"]);

test("a text that somebody wrote keeps its figures bound, wherever they stand", () => {
  expect(readEdited("Av {asked} svarade { answered }.", KNOWN)).toEqual({
    ok: true,
    value: [
      { kind: "words", text: "Av " },
      { kind: "figure", name: "asked" },
      { kind: "words", text: " svarade " },
      { kind: "figure", name: "answered" },
      { kind: "words", text: "." },
    ],
  });
  expect(readEdited("Utan tal.", KNOWN)).toEqual({ ok: true, value: [{ kind: "words", text: "Utan tal." }] });
});

test.each([
  ["a name that is none", "{aksed} svarade", { kind: "unknown-figure", name: "aksed" }],
  ["a number that was typed", "673 svarade av {asked}", { kind: "loose-figure", digits: "673" }],
  ["a number in other digits", "٦٧٢ من {asked}", { kind: "loose-figure", digits: "٦٧٢" }],
  ["half a brace", "{asked av", { kind: "open-brace" }],
])("%s is refused", (_what, text, error) => {
  expect(readEdited(text, KNOWN)).toEqual({ ok: false, error });
});
