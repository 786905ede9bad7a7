/** So many members between two chances for others to go first. */
const STEP = 500;

/**
 * Runs that are each in order, merged into one, a step at a time: a page that sorts a hundred thousand in one go stands still.
 * Runs that follow one another, as they do where the server keeps its order, are only strung together. Of equals the one of the
 * earlier run comes first.
 */
export function* mergedInSteps<Member>(
  runs: readonly (readonly Member[])[],
  compare: (one: Member, other: Member) => number,
): Generator<undefined, readonly Member[]> {
  let level = runs;
  while (level.length > 1) {
    const next: (readonly Member[])[] = [];
    for (let at = 0; at < level.length; at += 2) {
      next.push(yield* mergedPair(level[at] ?? [], level[at + 1] ?? [], compare));
    }
    level = next;
  }
  return level[0] ?? [];
}

function* mergedPair<Member>(
  one: readonly Member[],
  other: readonly Member[],
  compare: (one: Member, other: Member) => number,
): Generator<undefined, readonly Member[]> {
  const [last, first] = [one.at(-1), other[0]];
  if (last === undefined || first === undefined || compare(last, first) <= 0) {
    yield;
    return [...one, ...other];
  }
  const merged: Member[] = [];
  let [left, right] = [0, 0];
  while (left < one.length && right < other.length) {
    const [a, b] = [one[left] as Member, other[right] as Member];
    if (compare(a, b) <= 0) {
      merged.push(a);
      left += 1;
    } else {
      merged.push(b);
      right += 1;
    }
    if (merged.length % STEP === 0) {
      yield;
    }
  }
  return [...merged, ...one.slice(left), ...other.slice(right)];
}
