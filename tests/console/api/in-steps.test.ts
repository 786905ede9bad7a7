import { expect, test } from "vitest";
import { inSteps, othersFirst } from "../../../src/console/api/in-steps.ts";

/** Takes so many milliseconds in steps of one. */
function* work(milliseconds: number): Generator<undefined, string> {
  for (let done = 0; done < milliseconds; done += 1) {
    const until = performance.now() + 1;
    while (performance.now() < until) {
      // Busy.
    }
    yield;
  }
  return "made";
}

test("long work is done in pieces, and what others have to do comes in between", async () => {
  let turns = 0;
  const beingDone = { going: true };
  const others = async (): Promise<void> => {
    while (beingDone.going) {
      await othersFirst();
      turns += 1;
    }
  };
  const beside = others();
  expect(await inSteps(work(60), new AbortController().signal)).toBe("made");
  beingDone.going = false;
  await beside;
  expect(turns).toBeGreaterThanOrEqual(4);
});

test("work that is cancelled goes no further, and gives nothing", async () => {
  const cancelling = new AbortController();
  let steps = 0;
  const endless = function* (): Generator<undefined, never> {
    for (;;) {
      steps += 1;
      if (steps === 100) {
        cancelling.abort();
      }
      yield;
    }
  };
  expect(await inSteps(endless(), cancelling.signal)).toBeNull();
});
