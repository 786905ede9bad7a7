import type { Cell } from "../domain/codebook/cell.ts";
import type { MakeWriter } from "./format.ts";
import schema from "./streck-export-1.schema.json" with { type: "json" };
import { type Row, type TableHead, textOf } from "./table.ts";
import { utf8 } from "./utf8-bytes.ts";

const SCHEMA_FILE = "streck-export-1.schema.json";

/** All tables in one file, and beside it the schema that it keeps to. */
export const jsonFile: MakeWriter = ({ origin, prefix, open }) => {
  const { organisation, round } = origin;
  const file = open({ name: `${prefix}.json`, type: "application/json", kind: "data" });
  const say = (text: string): void => file.put(utf8(text));
  const opening = JSON.stringify({
    $schema: SCHEMA_FILE,
    format: "streck-export/1",
    organisation: { id: organisation.id, name: organisation.name, practice: organisation.practice },
    round: { id: round.id, name: round.name, starts: round.starts, ends: round.ends },
    questionnaire: { id: round.questionnaire.id, version: round.questionnaire.version },
  });
  say(`${opening.slice(0, -1)},"tables":[`);
  let tables = 0;
  return {
    table: (head) => {
      tables += 1;
      say(`${tables === 1 ? "" : ","}\n${headText(head)}`);
      const keys = head.columns.map(({ name }) => JSON.stringify(name));
      let written = 0;
      return {
        rows: (rows) => {
          say(rows.map((row, position) => `${written + position === 0 ? "" : ","}\n${rowText(row, keys)}`).join(""));
          written += rows.length;
        },
        end: () => say("]}"),
      };
    },
    end: () => {
      say("\n]}\n");
      file.close();
      const published = open({ name: SCHEMA_FILE, type: "application/schema+json", kind: "schema" });
      published.put(utf8(`${JSON.stringify(schema, null, 2)}\n`));
      published.close();
    },
  };
};

/** Up to where the rows begin. */
function headText({ name, columns }: TableHead): string {
  const described = columns.map((column) => {
    const values = column.values.map(({ code, label, missing }) => ({ code, label, missing }));
    return { name: column.name, label: column.label, kind: column.kind, values };
  });
  return `{"name":${JSON.stringify(name)},"columns":${JSON.stringify(described)},"rows":[`;
}

/** By hand, member after member: a column may be called like something that objects have already. */
function rowText(row: Row, keys: readonly string[]): string {
  return `{${row.map((cell, position) => `${keys[position]}:${JSON.stringify(valueOf(cell))}`).join(",")}}`;
}

function valueOf(cell: Cell): unknown {
  switch (cell.kind) {
    case "number":
      return cell.number;
    case "missing":
      return { missing: cell.why, code: cell.code };
    default:
      return textOf(cell);
  }
}
