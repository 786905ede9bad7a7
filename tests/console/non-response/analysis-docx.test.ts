import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { analysisDocument } from "../../../src/console/non-response/analysis-docx.ts";

test("the file for Word has the text with each figure's sign, and the tables as tables", async () => {
  const table = {
    sign: "B",
    title: "Varför sa man nej?",
    columns: [
      { head: "Orsak", number: false },
      { head: "Antal", number: true },
    ],
    rows: [["Rädd & osäker <kanske>", "17"]],
  };
  const file = await analysisDocument({
    language: "sv",
    title: "Bortfall",
    facts: "Provkommunen",
    sections: [
      {
        heading: "Vilka svarade?",
        text: [
          { text: "Av ", source: null },
          { text: "672", source: "2" },
        ],
        tables: [table],
      },
    ],
    appendixHeading: "Underlag",
    appendix: [],
    note: "Tecknet visar källan.",
  });
  const xml = strFromU8(unzipSync(file)["word/document.xml"] ?? new Uint8Array());
  expect(xml.match(/<w:tbl>/g)).toHaveLength(1);
  expect(xml).toContain("Rädd &amp; osäker &lt;kanske&gt;");
  const plain = xml.replace(/<[^>]*>/g, "|").replace(/\|+/g, "|");
  expect(plain).toContain("Av |672|2|");
  expect(xml).toMatch(/w:vertAlign w:val="superscript"\/><\/w:rPr><w:t[^>]*>2</);
});
