/** A variable of a system file, with what SPSS shows of it. */
export type ReadVariable = {
  readonly name: string;
  readonly label: string;
  /** 0: a number. */
  readonly width: number;
  readonly labels: ReadonlyMap<number, string>;
  readonly missing: (value: number) => boolean;
};
export type ReadSav = {
  readonly encoding: string;
  readonly variables: readonly ReadVariable[];
  readonly cases: readonly (readonly (number | string | null)[])[];
};

type Raw = {
  short: string;
  label: string;
  width: number;
  words: number;
  missing: number[];
  range: boolean;
  labels: Map<number, string>;
};

/**
 * Reads a system file as PSPP's manual describes it, record by record and with nothing of the writer's own. Throws at whatever it
 * does not know.
 */
export function readSav(bytes: Uint8Array): ReadSav {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let at = 0;
  const int = (): number => view.getInt32((at += 4) - 4, true);
  const float = (): number => view.getFloat64((at += 8) - 8, true);
  const take = (length: number): Uint8Array => bytes.subarray((at += length) - length, at);
  const text = (length: number): string => utf8.decode(take(length));
  if (text(4) !== "$FL2") {
    throw new Error("no system file");
  }
  at = 64;
  const [layout, words, compression, , cases] = [int(), int(), int(), int(), int()];
  if (layout !== 2 || compression !== 0 || cases !== -1 || float() !== 100) {
    throw new Error("an unknown layout");
  }
  at = 176;
  const raw: Raw[] = [];
  const places: Raw[] = [];
  let long = new Map<string, string>();
  let widths = new Map<string, number>();
  let encoding = "";
  for (let record = int(); record !== 999; record = int()) {
    switch (record) {
      case 2: {
        const [width, labelled, many] = [int(), int(), int()] as const;
        at += 8;
        const short = text(8).trimEnd();
        let label = "";
        if (labelled === 1) {
          const length = int();
          label = text(length);
          at += (4 - (length % 4)) % 4;
        }
        const missing = Array.from({ length: Math.abs(many) }, float);
        if (width === -1) {
          const last = raw.at(-1) as Raw;
          last.words += 1;
          places.push(last);
        } else {
          raw.push({ short, label, width, words: 1, missing, range: many < 0, labels: new Map() });
          places.push(raw.at(-1) as Raw);
        }
        break;
      }
      case 3: {
        const labels = Array.from({ length: int() }, () => {
          const value = float();
          const length = view.getUint8(at++);
          const label = text(length);
          at += 7 - (length % 8);
          return [value, label] as const;
        });
        if (int() !== 4 || int() !== 1) {
          throw new Error("labels of no variable, or of several");
        }
        (places[int() - 1] as Raw).labels = new Map(labels);
        break;
      }
      case 7: {
        const [kind, size, count] = [int(), int(), int()] as const;
        const content = take(size * count);
        const pairs = (ending: string): Map<string, string> =>
          new Map(
            utf8
              .decode(content)
              .split(ending)
              .filter((pair) => pair !== "")
              .map((pair) => pair.split("=") as [string, string]),
          );
        if (kind === 13) {
          long = pairs("\t");
        } else if (kind === 14) {
          widths = new Map([...pairs("\0\t")].map(([name, width]) => [name, Number(width)]));
        } else if (kind === 20) {
          encoding = utf8.decode(content);
        } else if (kind === 11 && count !== raw.length * 3) {
          throw new Error("shown otherwise than there are variables");
        }
        break;
      }
      default:
        throw new Error(`record ${record}`);
    }
  }
  int();
  if (places.length !== words || new Set(raw.map(({ short }) => short)).size !== raw.length) {
    throw new Error("words or names that don't add up");
  }
  const whole = raw.filter(({ short }) => long.has(short));
  const segmentsOf = (first: Raw): Raw[] => {
    const from = raw.indexOf(first);
    const many = Math.ceil((widths.get(first.short) ?? 1) / 252);
    return raw.slice(from, from + many);
  };
  if (whole.flatMap(segmentsOf).length !== raw.length) {
    throw new Error("a segment of nothing");
  }
  const found: (number | string | null)[][] = [];
  while (at < bytes.byteLength) {
    found.push(
      whole.map((variable) => {
        if (variable.width === 0) {
          const value = float();
          return value === -Number.MAX_VALUE ? null : value;
        }
        const pieces = segmentsOf(variable).map(({ width, words: many }) => take(many * 8).subarray(0, width));
        return utf8.decode(Buffer.concat(pieces)).trimEnd();
      }),
    );
  }
  return {
    encoding,
    variables: whole.map(({ short, label, width, labels, missing, range }) => ({
      name: long.get(short) ?? "",
      label,
      width: widths.get(short) ?? width,
      labels,
      missing: (value) =>
        range ? value >= (missing[0] ?? 0) && value <= (missing[1] ?? 0) : missing.some((one) => one === value),
    })),
    cases: found,
  };
}
