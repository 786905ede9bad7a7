import type { ExportWords } from "./export-words.ts";
import type { FileFacts, Files } from "./files.ts";
import type { Origin } from "./origin.ts";
import type { Row, TableHead } from "./table.ts";

export const FORMATS = ["csv", "xlsx", "sav", "json", "package"] as const;
export type Format = (typeof FORMATS)[number];

/** Writes the rows of one table, as many at a time as one likes. */
export type TableWriter = { readonly rows: (rows: readonly Row[]) => void; readonly end: () => void };

/** Lays tables into the files of one format, one table after the other. */
export type FormatWriter = { readonly table: (head: TableHead) => TableWriter; readonly end: () => void };

/** What every writer gets to know. */
export type FormatJob = {
  readonly origin: Origin;
  /** What the names of all files begin with. */
  readonly prefix: string;
  readonly words: ExportWords;
  readonly open: Files<FileFacts>["open"];
};

export type MakeWriter = (job: FormatJob) => FormatWriter;
