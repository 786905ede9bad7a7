import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CLIENT_LANGUAGES } from "../../../../src/i18n/locales.ts";
import { layoutFor, rowsOf } from "../../../../src/kiosk/sides/client/item/key-rows.ts";
import { builtInQuestionnaires } from "../../../../src/server/rounds/built-in.ts";
import { asLanguage } from "../../../support/brands.ts";
import { wordsOf } from "../../../support/locale-files.ts";

const LANGUAGES = readdirSync(new URL("../../../../keyboards/", import.meta.url))
  .filter((file) => file.endsWith(".json"))
  .map((file) => asLanguage(file.replace(".json", "")));

describe.each(LANGUAGES)("the keyboard of %s", (language) => {
  const layout = layoutFor(language);

  test.each(["letters", "marks"] as const)(
    "has each key of its %s once, at most twelve in a row, and all that does something",
    (layer) => {
      const rows = rowsOf(layout, layer, true);
      const keys = rows.flat().map((key) => (key.does === "type" ? key.letter : key.does));
      expect(keys).toEqual([...new Set(keys)]);
      expect(rows.filter((row) => row.length > 12)).toEqual([]);
      for (const does of ["erase", "layer", "language", "space", "newLine"] as const) {
        expect(keys).toContain(does);
      }
      expect(keys.includes("shift")).toBe(layer === "letters" && layout.shift);
      expect(keys.filter((key) => key.normalize("NFC") !== key)).toEqual([]);
    },
  );

  test("gives besides only what belongs to a key that it has, and not that key's own letter", () => {
    const keys = [...layout.letters, ...layout.marks, ...layout.beside].flatMap((row) => row.split(" "));
    expect(Object.keys(layout.more).filter((letter) => !keys.includes(letter))).toEqual([]);
    expect(Object.entries(layout.more).filter(([letter, others]) => others.split(" ").includes(letter))).toEqual([]);
  });
});

test.each(CLIENT_LANGUAGES)("every letter, digit and mark of our own texts in %s can be written on its keyboard", (language) => {
  const layout = layoutFor(language);
  const keys = [...layout.letters, ...layout.marks, ...layout.beside, ...Object.values(layout.more)].join(" ").split(" ");
  const texts = [
    ...wordsOf(language, "client").values(),
    ...builtInQuestionnaires().flatMap(({ items }) => items.map(({ text }) => text[language] ?? "")),
  ];
  const written = new Set(
    texts
      .join("")
      .replace(/\{\{.*?\}\}|\p{M}|\p{Cf}|\s/gu, "")
      .replaceAll(/[”“„]/g, '"')
      .toLocaleLowerCase(language),
  );
  // What a foreign word in the text has is written on another keyboard.
  const foreign = layout.shift ? /\p{Script=Arabic}/u : /\p{Script=Latin}/u;
  expect([...written].filter((sign) => !keys.includes(sign) && !foreign.test(sign))).toEqual([]);
});

test("a language without a keyboard writes on the first one of its direction", () => {
  expect(layoutFor(asLanguage("fi")).shift).toBe(true);
});
