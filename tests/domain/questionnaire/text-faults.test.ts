import { describe, expect, test } from "vitest";
import { asSeen, textFaults } from "../../../src/domain/questionnaire/text-faults.ts";
import { foldersOfLanguages, namespacesOf, wordsOf } from "../../support/locale-files.ts";

/** As a program shows UTF-8 that it takes for an older encoding. */
function misread(text: string, encoding: "windows-1252" | "latin1"): string {
  const bytes = Buffer.from(text, "utf8");
  return encoding === "latin1" ? bytes.toString("latin1") : new TextDecoder("windows-1252").decode(bytes);
}

describe("a text of only invisible signs", () => {
  test.each([
    "",
    " ",
    "\u00a0",
    "\u200b",
    "\u200e\u200f\u061c",
    "\u2066\u2069",
    "\ufeff",
    "\u2060",
    "\u00ad",
    "\u3164",
    "\u2800",
    "\n\t \u2003",
  ])("%j says nothing", (text) => {
    expect(textFaults(text)).toEqual(["invisible"]);
  });

  test.each([".", "?", "1", "ا", "\u200bJa", "–", "👍", "\u00a0x"])("%j says something", (text) => {
    expect(textFaults(text)).toEqual([]);
  });
});

describe("letters read in the wrong encoding", () => {
  test.each(["Är det lätt?", "Väldigt nöjd", "SMÅ", "Ö", "’", "Nej – aldrig", "é", "لا أعرف", "Привет", "«Ja»"])(
    "%s, misread, is found",
    (text) => {
      expect(textFaults(misread(text, "windows-1252"))).toContain("damaged-letters");
      expect(textFaults(misread(text, "latin1"))).toContain("damaged-letters");
    },
  );

  test.each(["V\ufffdldigt", "ï»¿Hej"])("%j is found", (text) => {
    expect(textFaults(text)).toContain("damaged-letters");
  });

  test.each([
    "”TA DET SMÅ”",
    "« café »",
    "São João",
    "Âge",
    "Ângela",
    "Û",
    "Øl",
    "Ærø",
    "Łódź",
    "Ñandú",
    "â la carte",
    "Ã",
    "ÄÄÖÖÅÅ",
    "naïve – “quoted” … 5 € 20°",
    "Ðað",
    "لا، شكرًا",
    "sí»",
    "à",
    "SÅ… DÄR",
  ])("%s is whole", (text) => {
    expect(textFaults(text)).toEqual([]);
  });

  test("no text of the product is taken for damaged", () => {
    const all = foldersOfLanguages().flatMap((language) =>
      namespacesOf(language).flatMap((namespace) => [...wordsOf(language, namespace)].map(([key, text]) => [key, text] as const)),
    );
    // One of the console's texts shows what damaged letters look like.
    expect(all.filter(([key, text]) => key !== "findings.damaged-letters" && textFaults(text).length > 0)).toEqual([]);
  });
});

test.each([
  ["a\u0000b", ["control-sign"]],
  ["a\u001bb", ["control-sign"]],
  ["a\u0085b", ["control-sign"]],
  ["a\u007f", ["control-sign"]],
  ["one\r\ntwo\tthree", []],
  ["\u202eabc", ["turning-sign"]],
  ["abc\u202c", ["turning-sign"]],
  ["\u2068{{x}}\u2069", []],
  ["\u200fabc\u200e", []],
])("signs that don't belong: %j has %j", (text, faults) => {
  expect(textFaults(text)).toEqual(faults);
});

describe("two texts are one to a client", () => {
  test.each([
    ["Ja", "ja "],
    ["Ja  tack", "ja\u00a0tack"],
    ["é", "e\u0301"],
    ["Ja\u200b", "Ja"],
    ["\u200fنعم", "نعم"],
    ["Ja\ntack", "Ja tack"],
  ])("%j and %j", (one, other) => {
    expect(asSeen(one)).toBe(asSeen(other));
  });

  test.each([
    ["Ja", "Nej"],
    ["Ja tack", "Jatack"],
    ["ä", "a"],
    ["1", "10"],
  ])("but not %j and %j", (one, other) => {
    expect(asSeen(one)).not.toBe(asSeen(other));
  });
});
