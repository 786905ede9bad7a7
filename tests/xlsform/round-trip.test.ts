import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { QuestionnaireDocument } from "../../src/domain/questionnaire/document.ts";
import { builtInQuestionnaires } from "../../src/server/rounds/built-in.ts";
import { writeCsvWorkbook } from "../../src/xlsform/csv-workbook.ts";
import { readFormFile } from "../../src/xlsform/read-form-file.ts";
import { writeWorkbook } from "../../src/xlsform/write-workbook.ts";
import { writeXlsform } from "../../src/xlsform/write-xlsform.ts";
import { arbitraryForm } from "../support/arbitrary-form.ts";
import { EVERY_KIND } from "../support/every-kind.ts";

const AROUND = { unnamed: "en", fileName: "form.xlsx" } as const;

async function throughXlsx(document: QuestionnaireDocument): Promise<unknown> {
  return whatCameBack(await readFormFile(await writeWorkbook(writeXlsform(document)), AROUND));
}

async function throughCsv(document: QuestionnaireDocument): Promise<unknown> {
  const bytes = new TextEncoder().encode(writeCsvWorkbook(writeXlsform(document)));
  return whatCameBack(await readFormFile(bytes, { ...AROUND, fileName: "form.csv" }));
}

function whatCameBack(read: Awaited<ReturnType<typeof readFormFile>>): unknown {
  return read.ok ? { questionnaire: read.value.questionnaire, findings: read.value.findings } : read.error;
}

describe("a questionnaire that goes out as an XLSForm comes back as it was, with nothing to be said of it", () => {
  test("whatever is in it, as a workbook", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryForm(), async (document) => {
        expect(await throughXlsx(document)).toEqual({ questionnaire: document, findings: [] });
      }),
      { numRuns: 40 },
    );
  });

  test("whatever is in it that UTF-8 can say, as CSV", async () => {
    const wellFormed = fc.string({ unit: "binary", minLength: 1, maxLength: 60 });
    const formulas = fc.constantFrom("=1+1", "'=1", "''=1", "-5", "@a", "\t=", "\r\n=", '"=1"', "a;b,c\td", "\uFEFFa", "’", "'");
    await fc.assert(
      fc.asyncProperty(arbitraryForm(fc.oneof(wellFormed, formulas)), async (document) => {
        expect(await throughCsv(document)).toEqual({ questionnaire: document, findings: [] });
      }),
      { numRuns: 40 },
    );
  });

  test.each([...builtInQuestionnaires(), EVERY_KIND])("$id", async (document) => {
    expect(await throughXlsx(document)).toEqual({ questionnaire: document, findings: [] });
    expect(await throughCsv(document)).toEqual({ questionnaire: document, findings: [] });
  });

  test("a draft with texts that are missing", async () => {
    const [first] = builtInQuestionnaires();
    const draft = { ...(first as QuestionnaireDocument), title: { sv: "Bara på svenska" }, source: {} };
    expect(await throughXlsx(draft)).toEqual({ questionnaire: draft, findings: [] });
  });
});

test("no cell of a CSV form begins like a formula", () => {
  fc.assert(
    fc.property(arbitraryForm(), (document) => {
      const rows = parse(writeCsvWorkbook(writeXlsform(document)), { bom: true, relax_column_count: true });
      expect(rows.flat().filter((cell) => /^[=+\-@\t\r\n\0]/.test(cell))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
