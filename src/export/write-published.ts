import type { Publication } from "../protocol/console/publications.ts";
import { codebookTable } from "./codebook-table.ts";
import type { ExportWords } from "./export-words.ts";
import { fileNameOf } from "./file-name.ts";
import type { FileFacts, Files } from "./files.ts";
import { manifestInto } from "./manifest.ts";
import type { Origin } from "./origin.ts";
import type { PublishedFormat } from "./published-formats.ts";
import { type NameOfPart, publishedTables } from "./published-tables.ts";
import { WRITERS } from "./writers.ts";

type PublishedJob<File extends FileFacts> = {
  readonly origin: Origin;
  readonly formats: readonly PublishedFormat[];
  readonly publications: readonly Publication[];
  readonly words: ExportWords;
  readonly nameOfLanguage: NameOfPart;
  readonly files: Files<File>;
};

/**
 * The published tables of a round with their codebook and a manifest, in files of their own: what leaves never lies among what
 * stays. The manifest comes last.
 */
export async function writePublished<File extends FileFacts>(job: PublishedJob<File>): Promise<readonly File[]> {
  const { origin, formats, publications, words, nameOfLanguage, files } = job;
  const prefix = `${fileNameOf(origin.round.name)}-published`;
  const siteNames = new Map<string, string>(origin.sites.map((site) => [site.id, site.name]));
  const nameOf: NameOfPart = (part) => siteNames.get(part) ?? nameOfLanguage(part);
  const tables = publishedTables(origin, publications, words, nameOf);
  for (const format of new Set(formats)) {
    const writer = (await WRITERS[format]())({ origin, prefix, words, open: files.open });
    for (const table of [...tables, codebookTable(tables)]) {
      const { rows, end } = writer.table(table);
      rows(table.rows);
      end();
    }
    writer.end();
  }
  const written = await files.closed();
  const file = files.open({ name: `${prefix}-manifest.json`, type: "application/json", kind: "manifest" });
  manifestInto(file, origin, null).end(null, written);
  return files.closed();
}
