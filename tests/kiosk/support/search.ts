/** Every string in a value and below it, JSON inside strings included, with whether it stands as a key or as a value. */
export function stringsIn(value: unknown): { readonly keys: Set<string>; readonly values: Set<string> } {
  const found = { keys: new Set<string>(), values: new Set<string>() };
  collect(value, found);
  return found;
}

/** The ways in which a text could stand readable in what is stored. */
export function disguisesOf(text: string): readonly string[] {
  const bytes = [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le"), Buffer.from(text, "utf16le").swap16()];
  return [
    text,
    JSON.stringify(text).slice(1, -1),
    ...bytes.flatMap((encoded) => [encoded.toString("hex"), encoded.toString("latin1"), ...base64At(encoded)]),
  ];
}

function collect(value: unknown, found: ReturnType<typeof stringsIn>): void {
  if (typeof value === "string") {
    found.values.add(value);
    collect(parsed(value), found);
  } else if (Array.isArray(value)) {
    for (const part of value) {
      collect(part, found);
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      found.keys.add(key);
      collect(part, found);
    }
  }
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

/** Base 64 of the same bytes differs by where in a group of three they begin; what their neighbours decide is cut off. */
function base64At(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    const whole = shifted.subarray(0, shifted.length - (shifted.length % 3));
    const start = offset === 0 ? 0 : 4;
    return (["base64", "base64url"] as const).map((alphabet) => whole.toString(alphabet).slice(start));
  });
}
