import type { SavKind } from "./sav-values.ts";
import { cutToBytes } from "./utf8-bytes.ts";

/** `at`: its place among the columns, from which the short name is made that every file needs and nobody sees. */
export type SavVariable = { readonly name: string; readonly label: string; readonly at: number } & SavKind;

/** A piece of a variable: its width in bytes, 0 for a number, and how many words of eight bytes a case has for it. */
export type Segment = { readonly width: number; readonly words: number };

const WORD = 8;
const WIDEST_SEGMENT = 255;
/** One more segment is counted for each of so many bytes, though all but the last are wider. */
const SEGMENT_STEP = 252;
/** In bytes; SPSS cuts what is longer. */
const MOST_LABEL = 255;
const MOST_VALUE_LABEL = 120;

export function segmentsOf(variable: SavKind): readonly Segment[] {
  if (variable.kind === "number") {
    return [{ width: 0, words: 1 }];
  }
  const { width } = variable;
  if (width <= WIDEST_SEGMENT) {
    return [{ width, words: Math.ceil(width / WORD) }];
  }
  const many = Math.ceil(width / SEGMENT_STEP);
  const last = width - (many - 1) * SEGMENT_STEP;
  return [
    ...Array.from({ length: many - 1 }, () => ({ width: WIDEST_SEGMENT, words: Math.ceil(WIDEST_SEGMENT / WORD) })),
    { width: last, words: Math.ceil(last / WORD) },
  ];
}

/** All that stands before the first case. */
export function savDictionary(variables: readonly SavVariable[], title: string): Uint8Array<ArrayBuffer> {
  const out = recordBytes();
  const words = variables.flatMap(segmentsOf).reduce((sum, segment) => sum + segment.words, 0);
  putHeader(out, words, title);
  for (const variable of variables) {
    putVariable(out, variable);
  }
  let index = 1;
  for (const variable of variables) {
    putValueLabels(out, variable, index);
    index += segmentsOf(variable).reduce((sum, segment) => sum + segment.words, 0);
  }
  putExtension(out, 3, 4, [1, 0, 0, -1, 1, 1, LITTLE_ENDIAN, UTF8_CODE_PAGE].map(int32));
  putExtension(out, 4, 8, [-Number.MAX_VALUE, Number.MAX_VALUE, LOWEST].map(float64));
  putExtension(out, 11, 4, variables.flatMap(displayOf).map(int32));
  putText(out, 13, variables.map((variable) => `${shortName(variable, 0)}=${variable.name}`).join("\t"));
  const long = variables.filter((variable) => segmentsOf(variable).length > 1);
  if (long.length > 0) {
    const widths = long.map((variable) => `${shortName(variable, 0)}=${"width" in variable ? variable.width : 0}\0\t`);
    putText(out, 14, widths.join(""));
  }
  putText(out, 20, "UTF-8");
  out.ints(999, 0);
  return out.whole();
}

const LITTLE_ENDIAN = 2;
const UTF8_CODE_PAGE = 65_001;
/** The number after the smallest, which stands for none. */
const LOWEST = -Number.MAX_VALUE * (1 - Number.EPSILON / 2);

function putHeader(out: RecordBytes, words: number, title: string): void {
  out.text("$FL2", 4);
  out.text("@(#) SPSS DATA FILE - Streck", 60);
  // Layout, words in a case, no compression, no weights, cases not counted.
  out.ints(2, words, 0, 0, -1);
  out.floats(100);
  // The same answers give the same file, so it says of no day when it was made.
  out.text("01 Jan 80", 9);
  out.text("00:00:00", 8);
  out.text(title, 64);
  out.text("", 3);
}

const NUMERIC_FORMAT = 5;
const STRING_FORMAT = 1;

function putVariable(out: RecordBytes, variable: SavVariable): void {
  segmentsOf(variable).forEach(({ width, words }, position) => {
    const format = variable.kind === "number" ? formatOf(NUMERIC_FORMAT, widestNumber(variable)) : formatOf(STRING_FORMAT, width);
    const missing = variable.kind === "number" ? missingOf(variable) : [];
    const label = cutToBytes(variable.label, MOST_LABEL);
    const labelled = position === 0 && label.byteLength > 0;
    // Up to three missing values are listed; more are a range.
    const many = missing.length > 3 ? -2 : missing.length;
    out.ints(2, width, labelled ? 1 : 0, many, format, format);
    out.text(shortName(variable, position), WORD);
    if (labelled) {
      out.ints(label.byteLength);
      out.bytes(label, Math.ceil(label.byteLength / 4) * 4);
    }
    out.floats(...(many === -2 ? [Math.min(...missing), Math.max(...missing)] : missing));
    for (let more = 1; more < words; more++) {
      out.ints(2, -1, 0, 0, 0, 0);
      out.text("", WORD);
    }
  });
}

function formatOf(kind: number, width: number): number {
  return kind * 65_536 + width * 256;
}

/** How many signs are shown. */
function widestNumber({ numbers }: Extract<SavVariable, { kind: "number" }>): number {
  return Math.max(8, ...[...numbers.values()].map(({ number }) => String(number).length));
}

function missingOf({ numbers }: Extract<SavVariable, { kind: "number" }>): readonly number[] {
  return [...numbers.values()].filter(({ missing }) => missing).map(({ number }) => number);
}

function putValueLabels(out: RecordBytes, variable: SavVariable, index: number): void {
  if (variable.kind !== "number" || variable.numbers.size === 0) {
    return;
  }
  out.ints(3, variable.numbers.size);
  for (const { number, label } of variable.numbers.values()) {
    const bytes = cutToBytes(label, MOST_VALUE_LABEL);
    out.floats(number);
    out.byte(bytes.byteLength);
    out.bytes(bytes, Math.ceil((bytes.byteLength + 1) / WORD) * WORD - 1);
  }
  out.ints(4, 1, index);
}

/** What sort of figure it is, how wide it is shown, and on which side; for each segment. */
function displayOf(variable: SavVariable): readonly number[] {
  const measure = variable.kind === "number" && variable.measure === "scale" ? 3 : 1;
  return segmentsOf(variable).flatMap(({ width }) => [measure, width === 0 ? 8 : Math.min(width, 32), width === 0 ? 1 : 0]);
}

/** Eight signs, of which each segment needs its own: `V0000C_1`. */
function shortName({ at }: SavVariable, segment: number): string {
  const name = `V${at.toString(36).toUpperCase().padStart(3, "0")}`;
  return segment === 0 ? name : `${name}${segment.toString(36).toUpperCase().padStart(3, "0")}`;
}

function putExtension(out: RecordBytes, kind: number, size: number, values: readonly Uint8Array[]): void {
  out.ints(7, kind, size, values.length);
  for (const value of values) {
    out.bytes(value, size);
  }
}

function putText(out: RecordBytes, kind: number, text: string): void {
  const bytes = cutToBytes(text, Number.POSITIVE_INFINITY);
  out.ints(7, kind, 1, bytes.byteLength);
  out.bytes(bytes, bytes.byteLength);
}

function int32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value, true);
  return bytes;
}

function float64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value, true);
  return bytes;
}

type RecordBytes = ReturnType<typeof recordBytes>;

/** Records in the making: little-endian, texts filled up with spaces. */
function recordBytes() {
  const parts: Uint8Array[] = [];
  const bytes = (value: Uint8Array, width: number): void => {
    const filled = new Uint8Array(width).fill(32);
    filled.set(value.subarray(0, width));
    parts.push(filled);
  };
  return {
    bytes,
    byte: (value: number) => bytes(new Uint8Array([value]), 1),
    text: (value: string, width: number) => bytes(cutToBytes(value, width), width),
    ints: (...values: readonly number[]) => values.forEach((value) => parts.push(int32(value))),
    floats: (...values: readonly number[]) => values.forEach((value) => parts.push(float64(value))),
    whole: (): Uint8Array<ArrayBuffer> => {
      const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.byteLength;
      }
      return whole;
    },
  };
}
