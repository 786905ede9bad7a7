import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { type MemoryFile, memoryFiles } from "../../src/export/memory-files.ts";
import { PUBLISHED_FORMATS, type PublishedFormat } from "../../src/export/published-formats.ts";
import schema from "../../src/export/streck-export-1.schema.json" with { type: "json" };
import { writePublished } from "../../src/export/write-published.ts";
import type { Publication } from "../../src/protocol/console/publications.ts";
import { sha256 } from "../../src/sealing/hash.ts";
import { parseCsv } from "../day/recount.ts";
import { asDate } from "../support/brands.ts";
import { FILE_WORDS } from "../support/export-words.ts";
import { only, textIn } from "../support/exported.ts";
import { ORGANISATION, round, SITES } from "../support/opened-round.ts";
import { readXlsx } from "../support/read-xlsx.ts";

const ORIGIN = { organisation: ORGANISATION, round: round(), sites: SITES };
const common = { published: asDate("2026-10-01"), answers: "a".repeat(64) as Publication["answers"] };
const PUBLICATIONS: readonly Publication[] = [
  {
    ...common,
    figures: {
      shown: "sheet",
      respondents: 75,
      responseRate: 63,
      rows: [
        { code: "U31500", T: 85, K: 87, M: null },
        { code: "U31501", T: 0, K: null, M: null },
      ],
    },
  },
  { ...common, figures: { shown: "languages", parts: ["sv", "ar"] as never, rows: [{ code: "U31500", parts: [84, null] }] } },
  { ...common, figures: { shown: "sites", parts: SITES.map(({ id }) => id), rows: [{ code: "U31500", parts: [85] }] } },
];

async function written(formats: readonly PublishedFormat[]): Promise<ReadonlyMap<string, MemoryFile>> {
  const files = await writePublished({
    origin: ORIGIN,
    formats,
    publications: PUBLICATIONS,
    words: FILE_WORDS,
    nameOfLanguage: (code) => `language ${code}`,
    files: memoryFiles(),
  });
  return new Map(files.map((file) => [file.name, file]));
}

describe("what was published, as files", () => {
  test("says each figure as it was given away: whole per cents, hidden apart from zero and from what there is none of", async () => {
    const files = await written(["csv"]);
    const sheet = parseCsv(textIn(only(files, "sheet")));
    expect(sheet.map(({ code, K, M, T }) => [code, K, M, T])).toEqual([
      ["U31500", "87", "..", "85"],
      ["U31501", "..", "..", "0"],
      ["U31902", "–", "–", "63"],
      ["U31903", "–", "–", "75"],
    ]);
    const languages = parseCsv(textIn(only(files, "languages")));
    expect(languages.map((row) => [row["part"], row["part_name"], row["share"]])).toEqual([
      ["sv", "language sv", "84"],
      ["ar", "language ar", ".."],
    ]);
    const sites = parseCsv(textIn(only(files, "sites")));
    expect(sites.map((row) => [row["part_name"], row["share"], row["published"]])).toEqual([["Väntrum A", "85", "2026-10-01"]]);
  });

  test("holds not one answer, not one base and not what an export of answers holds, in any format", async () => {
    const files = await written(PUBLISHED_FORMATS);
    const kinds = [...files.values()].map(({ kind }) => kind);
    expect(kinds.filter((kind) => ["answers", "errors", "texts", "tally", "reasons"].includes(kind))).toEqual([]);
    expect([...files.keys()].every((name) => name.includes("-published") || name.endsWith(".schema.json"))).toBe(true);
    const manifest = JSON.parse(textIn(only(files, "manifest")));
    expect([manifest.answers, manifest.counts]).toEqual([undefined, undefined]);
    expect(manifest.files).toHaveLength(files.size - 1);
    for (const { name, sha256: hash } of manifest.files) {
      expect([name, hash]).toEqual([name, await sha256(files.get(name)?.content ?? new Uint8Array())]);
    }
  });

  test("is numbers in a workbook, and keeps to the schema in JSON", async () => {
    const files = await written(PUBLISHED_FORMATS);
    const sheets = readXlsx(only(files, "workbook").content);
    expect([...sheets.keys()].slice(0, 3)).toEqual(
      ["sheet", "languages", "sites"].map((name) => FILE_WORDS.tables[name as "sheet"]),
    );
    expect(sheets.get(FILE_WORDS.tables.sheet)?.[1]?.slice(2, 5)).toEqual([87, "..", 85]);
    const data = JSON.parse(textIn(only(files, "data")));
    const validate = new Ajv2020({ strict: true }).compile(schema);
    expect([validate(data), validate.errors]).toEqual([true, null]);
    expect(data.tables[0].rows[0].M).toEqual({ missing: "hidden", code: ".." });
    expect(data.tables[0].rows[2].K).toEqual({ missing: "not-known", code: "–" });
  });
});
