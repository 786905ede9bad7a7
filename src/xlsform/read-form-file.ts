import { err, type Result } from "../kernel/result.ts";
import { readCsvWorkbook } from "./csv-workbook.ts";
import { decodeText } from "./decode-text.ts";
import type { FormFault } from "./findings.ts";
import type { FormSurroundings } from "./read-whole.ts";
import { readWorkbook } from "./read-workbook.ts";
import { type ReadForm, readXlsform } from "./read-xlsform.ts";
import type { Workbook, WorkbookFault } from "./workbook.ts";

/** Why a file is no form, and where; `sheet` is empty where it is about the file. */
export type FormFileFault = Omit<FormFault, "code"> & { readonly code: FormFault["code"] | WorkbookFault };

/** The form in a file: a CSV by its name, an Excel workbook otherwise. */
export async function readFormFile(
  bytes: Uint8Array,
  surroundings: FormSurroundings,
): Promise<Result<ReadForm, readonly FormFileFault[]>> {
  const workbook = await readFormWorkbook(bytes, surroundings.fileName);
  return workbook.ok
    ? readXlsform(workbook.value, surroundings)
    : err([{ code: workbook.error, sheet: "", column: null, value: surroundings.fileName }]);
}

export function readFormWorkbook(bytes: Uint8Array, fileName: string): Promise<Result<Workbook, WorkbookFault>> {
  return /\.csv$/i.test(fileName) ? Promise.resolve(readCsvWorkbook(decodeText(bytes).text)) : readWorkbook(bytes);
}
