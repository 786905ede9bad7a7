import type { FileHash } from "../kernel/hashes.ts";
import type { TableName } from "./table.ts";

/** What a file holds: one table, or all of them in one of the ways. */
export type FileKind = TableName | "workbook" | "data" | "schema" | "package" | "manifest";

export type FileName = { readonly name: string; readonly type: string; readonly kind: FileKind };

/** What is known of a file once it is whole; `sha256` is of its bytes. */
export type FileFacts = FileName & { readonly sha256: FileHash; readonly bytes: number };

/** A file that grows. */
export type OpenFile = { readonly put: (bytes: Uint8Array<ArrayBuffer>) => void; readonly close: () => void };

/** Where files come to be: in memory, or in a folder. */
export type Files<File extends FileFacts> = {
  readonly open: (file: FileName) => OpenFile;
  /** All that are closed by now, in the order in which they were opened. */
  readonly closed: () => Promise<readonly File[]>;
};
