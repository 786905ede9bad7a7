import type { Cell } from "../domain/codebook/cell.ts";
import type { MakeWriter } from "./format.ts";
import { type SavVariable, savDictionary, segmentsOf } from "./sav-dictionary.ts";
import { savNames } from "./sav-names.ts";
import { savKind } from "./sav-values.ts";
import { type Row, textOf } from "./table.ts";
import { cutToBytes } from "./utf8-bytes.ts";

/**
 * A system file of SPSS for each table, as PSPP's manual describes it ("System File Format"): variable labels, value labels,
 * missing values, UTF-8 of any length. How many cases it has, it does not say: they are not counted before they are written.
 */
export const savFiles: MakeWriter = ({ origin, prefix, open }) => ({
  table: ({ name, columns }) => {
    const file = open({ name: `${prefix}-${name}.sav`, type: "application/x-spss-sav", kind: name });
    const names = savNames(columns.map((column) => column.name));
    const variables = columns.map((column, at): SavVariable => {
      return { name: names[at] ?? "", label: column.label, at, ...savKind(column) };
    });
    file.put(savDictionary(variables, origin.round.name));
    return {
      rows: (rows) => file.put(casesOf(rows, variables)),
      end: file.close,
    };
  },
  end: () => undefined,
});

const WORD = 8;
/** The number that SPSS has for none. */
const NONE = -Number.MAX_VALUE;

/** The cases one after the other, each variable in words of eight bytes. */
function casesOf(rows: readonly Row[], variables: readonly SavVariable[]): Uint8Array<ArrayBuffer> {
  const sizes = variables.map((variable) => segmentsOf(variable).reduce((sum, { words }) => sum + words * WORD, 0));
  const whole = new Uint8Array(rows.length * sizes.reduce((sum, size) => sum + size, 0)).fill(SPACE);
  const view = new DataView(whole.buffer);
  let at = 0;
  for (const row of rows) {
    for (const [position, variable] of variables.entries()) {
      const cell = row[position];
      if (variable.kind === "number") {
        view.setFloat64(at, numberOf(cell, variable), true);
      } else {
        putText(whole, at, textOf(cell), variable);
      }
      at += sizes[position] ?? 0;
    }
  }
  return whole;
}

const SPACE = 32;

function numberOf(cell: Cell | undefined, { numbers }: Extract<SavVariable, { kind: "number" }>): number {
  return cell?.kind === "number" ? cell.number : (numbers.get(textOf(cell))?.number ?? NONE);
}

/** A text fills its segments one after the other, 255 bytes in each. */
function putText(whole: Uint8Array, at: number, text: string, variable: Extract<SavVariable, { kind: "text" }>): void {
  let bytes = cutToBytes(text, variable.width);
  let place = at;
  for (const { width, words } of segmentsOf(variable)) {
    whole.set(bytes.subarray(0, width), place);
    bytes = bytes.subarray(width);
    place += words * WORD;
  }
}
