import fc from "fast-check";
import { expect, test } from "vitest";
import { draftOf, emptyMap, getFrom, type SharedMap, valuesOf } from "../../src/kernel/shared-map.ts";

const key = fc.nat({ max: 12 }).map((at) => `key ${at}`);
const step = fc.array(fc.record({ key, value: fc.option(fc.nat()) }), { maxLength: 5 });
const rising = (one: number, other: number): number => one - other;

test("holds what a map that is copied each time would hold, in every version", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const versions: [SharedMap<number>, ReadonlyMap<string, number>][] = [[emptyMap(), new Map()]];
      for (const changes of steps) {
        const [shared, plain] = versions.at(-1) ?? [emptyMap<number>(), new Map<string, number>()];
        const draft = draftOf(shared);
        const copy = new Map(plain);
        for (const { key: name, value } of changes) {
          if (value === null) {
            draft.delete(name);
            copy.delete(name);
          } else {
            draft.set(name, value);
            copy.set(name, value);
          }
          expect(draft.get(name)).toBe(value ?? undefined);
        }
        versions.push([draft.done(), copy]);
      }
      for (const [shared, plain] of versions) {
        expect(shared.size).toBe(plain.size);
        expect([...valuesOf(shared)].sort(rising)).toEqual([...plain.values()].sort(rising));
        expect(Array.from({ length: 13 }, (_, at) => getFrom(shared, `key ${at}`))).toEqual(
          Array.from({ length: 13 }, (_, at) => plain.get(`key ${at}`)),
        );
      }
    }),
    { numRuns: 500 },
  );
});

test("a step that changes nothing is the version before", () => {
  const draft = draftOf(emptyMap<number>());
  draft.delete("nothing");
  expect(draft.done()).toBe(emptyMap());
});
