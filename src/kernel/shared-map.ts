/**
 * A map by text whose every version stays as it was: a change copies the one part that it touches, and shares the
 * others with the version before. So one entry more costs the same beside twenty others and beside some ten thousand.
 */
export type SharedMap<Value> = {
  readonly size: number;
  readonly parts: readonly ReadonlyMap<string, Value>[];
};

/** The changes of one step: parts are copied when the first change comes to them, and none is after `done`. */
export type Draft<Value> = {
  readonly get: (key: string) => Value | undefined;
  readonly set: (key: string, value: Value) => void;
  readonly delete: (key: string) => void;
  readonly done: () => SharedMap<Value>;
};

const PARTS = 256;
const HASHED = 8;
const NOTHING: ReadonlyMap<string, never> = new Map<string, never>();
const EMPTY: SharedMap<never> = { size: 0, parts: Array.from({ length: PARTS }, () => NOTHING) };

export function emptyMap<Value>(): SharedMap<Value> {
  return EMPTY;
}

export function getFrom<Value>(map: SharedMap<Value>, key: string): Value | undefined {
  return map.parts[partOf(key)]?.get(key);
}

/** In an order that says nothing. */
export function* valuesOf<Value>({ parts }: SharedMap<Value>): Generator<Value, void> {
  for (const part of parts) {
    yield* part.values();
  }
}

export function draftOf<Value>(map: SharedMap<Value>): Draft<Value> {
  let parts: ReadonlyMap<string, Value>[] | null = null;
  const own = new Map<number, Map<string, Value>>();
  let { size } = map;
  const ownPart = (at: number): Map<string, Value> => {
    const present = own.get(at);
    if (present !== undefined) {
      return present;
    }
    const copy = new Map(map.parts[at]);
    own.set(at, copy);
    parts ??= [...map.parts];
    parts[at] = copy;
    return copy;
  };
  const partWith = (at: number): ReadonlyMap<string, Value> | undefined => own.get(at) ?? map.parts[at];
  return {
    get: (key) => partWith(partOf(key))?.get(key),
    set(key, value) {
      const part = ownPart(partOf(key));
      size += part.has(key) ? 0 : 1;
      part.set(key, value);
    },
    delete(key) {
      const at = partOf(key);
      if (partWith(at)?.has(key)) {
        ownPart(at).delete(key);
        size -= 1;
      }
    },
    done: () => (parts === null ? map : { size, parts }),
  };
}

/** Ids are random, so their ends say as much as the whole. */
function partOf(key: string): number {
  let hash = 0;
  for (let at = Math.max(0, key.length - HASHED); at < key.length; at += 1) {
    hash = (Math.imul(hash, 31) + key.charCodeAt(at)) | 0;
  }
  return (hash ^ (hash >>> 15)) & (PARTS - 1);
}
