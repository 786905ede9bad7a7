import { localeOf } from "../../../../i18n/locales.ts";
import type { Language } from "../../../../kernel/language.ts";

/** One file of `keyboards`. */
export type Layout = {
  readonly letters: readonly string[];
  readonly marks: readonly string[];
  readonly beside: readonly string[];
  readonly more: Readonly<Record<string, string>>;
  readonly shift: boolean;
};

export type Key = { readonly does: "type"; readonly letter: string } | { readonly does: Action };
export type Action = "shift" | "erase" | "layer" | "language" | "space" | "newLine";

// The whole folder, so that a language is added with files alone.
const files = import.meta.glob<Layout>("../../../../../keyboards/*.json", { eager: true, import: "default" });

/** What has no more room on a tablet held upright, each key as broad as a fingertip. */
const MOST_IN_A_ROW = 12;

/** The keyboard of a language; where it has none, the first of its direction. */
export function layoutFor(language: Language): Layout {
  const layouts = Object.entries(files).map(
    ([path, layout]) => [(path.split("/").at(-1) ?? "").replace(".json", ""), layout] as const,
  );
  const { direction } = localeOf(language);
  const own =
    layouts.find(([name]) => name === language) ?? layouts.find(([name]) => localeOf(name as Language).direction === direction);
  if (own === undefined) {
    throw new Error("keyboards/ is empty");
  }
  return own[1];
}

/** The rows of a layer as they stand on the screen, from left to right. */
export function rowsOf(layout: Layout, layer: "letters" | "marks", severalLanguages: boolean): readonly (readonly Key[])[] {
  const rows = layout[layer].map((row) => typing(row));
  const withShift =
    layer === "letters" && layout.shift ? rows.map((row, at) => (at === rows.length - 1 ? [key("shift"), ...row] : row)) : rows;
  // Erase stands as far down as it has room: there the thumb is.
  const roomy = withShift.map((row) => row.length < MOST_IN_A_ROW).lastIndexOf(true);
  const [before = "", after] = layout.beside.length > 1 ? layout.beside : ["", layout.beside[0]];
  return [
    ...withShift.map((row, at) => (at === roomy ? [...row, key("erase")] : row)),
    [
      ...(severalLanguages ? [key("language")] : []),
      key("layer"),
      ...typing(before),
      key("space"),
      ...typing(after ?? ""),
      key("newLine"),
    ],
  ];
}

function typing(row: string): readonly Key[] {
  return row
    .split(" ")
    .filter((letter) => letter !== "")
    .map((letter) => ({ does: "type", letter }));
}

function key(does: Action): Key {
  return { does };
}
