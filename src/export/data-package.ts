import { csvLines } from "./csv.ts";
import type { MakeWriter } from "./format.ts";
import type { Origin } from "./origin.ts";
import { rScript } from "./r-script.ts";
import { type Column, namesOf, type TableHead } from "./table.ts";
import { utf8 } from "./utf8-bytes.ts";
import { archiveInto } from "./zip.ts";

/**
 * A data package (datapackage.org, version 2) as an archive: a CSV file for each table, `datapackage.json` that says what stands in
 * each column, and a script for R that reckons the indicators from them.
 */
export const packageFile: MakeWriter = ({ origin, prefix, open, words }) => {
  const archive = archiveInto(open({ name: `${prefix}-datapackage.zip`, type: "application/zip", kind: "package" }));
  const resources: object[] = [];
  let hasAnswers = false;
  return {
    table: (head) => {
      const path = `${head.name}.csv`;
      const file = archive.open(path);
      let bytes = 0;
      const { rows } = csvLines(namesOf(head), (text) => {
        const part = utf8(text);
        bytes += part.byteLength;
        file.put(part);
      });
      hasAnswers ||= head.name === "answers";
      return {
        rows,
        end: () => {
          file.close();
          resources.push(resourceOf(head, path, bytes, words.tables[head.name]));
        },
      };
    },
    end: () => {
      const script = rScript(origin.round.questionnaire);
      if (hasAnswers && script !== null) {
        archive.whole({ name: "indicators.R", content: script });
      }
      const content = `${JSON.stringify(descriptor(origin, prefix, resources), null, 2)}\n`;
      archive.whole({ name: "datapackage.json", content });
      archive.close();
    },
  };
};

function descriptor({ organisation, round }: Origin, prefix: string, resources: readonly object[]): object {
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: prefix,
    id: `urn:streck:round:${round.id}`,
    title: round.name,
    description: `${organisation.name}: ${round.starts} – ${round.ends}`,
    keywords: organisation.practice ? ["practice"] : ["survey"],
    resources,
  };
}

function resourceOf({ name, columns }: TableHead, path: string, bytes: number, title: string): object {
  return {
    $schema: "https://datapackage.org/profiles/2.0/dataresource.json",
    name,
    title,
    type: "table",
    path,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes,
    dialect: { delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', doubleQuote: true, header: true },
    schema: { $schema: "https://datapackage.org/profiles/2.0/tableschema.json", fields: columns.map(fieldOf) },
  };
}

/** What is missing is said for each column by itself: a code may be an answer here and none there. */
function fieldOf({ name, label, kind, values }: Column): object {
  const labelled = (missing: boolean): readonly object[] =>
    values.filter((value) => value.missing === missing).map(({ code, label: said }) => ({ value: code, label: said }));
  const categories = labelled(false);
  const none = labelled(true);
  return {
    name,
    type: kind === "number" ? "integer" : "string",
    title: label,
    ...(kind !== "number" && categories.length > 0 ? { categories } : {}),
    missingValues: none.length > 0 ? none : [""],
  };
}
