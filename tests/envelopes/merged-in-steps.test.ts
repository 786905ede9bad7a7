import fc from "fast-check";
import { expect, test } from "vitest";
import { mergedInSteps } from "../../src/envelopes/merged-in-steps.ts";

const byNumber = (one: number, other: number): number => one - other;

test("runs in order, whichever way they lie, come out as one sort would have them", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat({ max: 50 }))), (lists) => {
      const runs = lists.map((list) => list.toSorted(byNumber));
      const { made } = stepped(mergedInSteps(runs, byNumber));
      expect(made).toEqual(lists.flat().sort(byNumber));
    }),
  );
});

test("two long runs that lie in one another take many steps, so that others can go first", () => {
  const odd = Array.from({ length: 5000 }, (_, at) => at * 2 + 1);
  const even = Array.from({ length: 5000 }, (_, at) => at * 2);
  expect(stepped(mergedInSteps([odd, even], byNumber)).steps).toBeGreaterThanOrEqual(19);
});

function stepped<Made>(work: Generator<undefined, Made>): { readonly made: Made; readonly steps: number } {
  for (let steps = 0; ; steps += 1) {
    const step = work.next();
    if (step.done === true) {
      return { made: step.value, steps };
    }
  }
}
