/** A share that is given away: whole per cent, of at least and at most so many. */
export type Given = { readonly percent: number; readonly least: number; readonly most: number };

/**
 * Everybody divided one way, each in one part: the parts whose share is given away, and the hidden ones, by how many may
 * have given an answer in each.
 */
export type Division = { readonly given: readonly Given[]; readonly hidden: readonly number[] };

/**
 * Whether what is given away leaves every hidden part open: at least two numbers of positive answers are possible in it,
 * and neither that all answered so nor that none did follows.
 *
 * It looks for answers that would have been published to the letter like these, and knows nothing but what is given away
 * and how many answered the questionnaire in each part. So the same is found from each of those answers, and whoever
 * knows this rule learns nothing from its outcome. (Whether it finds all there are is another matter: where it finds too few,
 * more is hidden than need be.)
 *
 * How many gave an answer to the item, in all or in a part, is nowhere given away; that is what keeps so much open.
 */
export function staysOpen(total: Given, divisions: readonly Division[]): boolean {
  const sums = divisions.map(({ given }) => sumsOf(given, total.most));
  const seen = divisions.map(({ hidden }) => hidden.map((): Seen => ({ low: Infinity, high: -Infinity, all: true, none: true })));
  for (const { base, low, high } of basesWith(total).reverse()) {
    for (let positive = low; positive <= high; positive += 1) {
      look(divisions, sums, base, positive, seen);
      if (seen.flat().every(isOpen)) {
        return true;
      }
    }
  }
  return false;
}

/** What was found possible in a hidden part: the fewest and the most positive, and whether it must be that all are, or none. */
type Seen = { low: number; high: number; all: boolean; none: boolean };

function isOpen({ low, high, all, none }: Seen): boolean {
  return low < high && !all && !none;
}

/** Adds what these two totals make possible, if they are possible in every division. */
function look(
  divisions: readonly Division[],
  sums: readonly Sums[],
  base: number,
  positive: number,
  seen: readonly (readonly Seen[])[],
): void {
  const rests = divisions.map(({ hidden }, position) => restsOf(sums[position] ?? [], base, positive, sum(hidden)));
  if (rests.some((found) => found.length === 0)) {
    return;
  }
  for (const [position, { hidden }] of divisions.entries()) {
    const room = sum(hidden);
    for (const { of, part } of rests[position] ?? []) {
      for (const [place, most] of hidden.entries()) {
        const own = seen[position]?.[place];
        if (own !== undefined) {
          widen(own, { of, part, most, others: room - most });
        }
      }
    }
  }
}

/** What is left for the hidden parts together: so many gave an answer, so many of them a positive one. */
type Rest = { readonly of: number; readonly part: number };

/** A hidden part has room for `most`, the other hidden ones for `others`, and together they hold the rest. */
function widen(seen: Seen, { of, part, most, others }: Rest & { readonly most: number; readonly others: number }): void {
  if (most === 0) {
    // Nobody is in it, so that there is nothing to find out.
    Object.assign(seen, { low: 0, high: 1, all: false, none: false });
    return;
  }
  const negative = of - part;
  const atLeast = Math.max(0, of - others);
  seen.low = Math.min(seen.low, Math.max(0, atLeast - negative));
  seen.high = Math.max(seen.high, Math.min(part, most));
  seen.all &&= Math.min(negative, most) === 0;
  seen.none &&= Math.min(part, most) === 0;
}

/** Every rest that the given parts can leave of these totals, and for which the hidden parts have room. */
function restsOf(sums: Sums, base: number, positive: number, room: number): readonly Rest[] {
  const rests: Rest[] = [];
  for (let of = 0; of <= Math.min(room, base); of += 1) {
    const reached = sums[base - of] ?? 0n;
    for (let part = reached === 0n ? of + 1 : 0; part <= Math.min(of, positive); part += 1) {
      if ((reached >> BigInt(positive - part)) & 1n) {
        rests.push({ of, part });
      }
    }
  }
  return rests;
}

/** For each base, the numbers of positive answers that are possible for the given parts together, as bits. */
type Sums = readonly bigint[];

function sumsOf(given: readonly Given[], most: number): Sums {
  let sums: bigint[] = [1n];
  for (const part of given) {
    const next: bigint[] = Array.from({ length: most + 1 }, () => 0n);
    for (const { base, low, high } of basesWith(part)) {
      for (const [before, reached] of sums.entries()) {
        if (before + base > most) {
          break;
        }
        if (reached !== 0n) {
          for (let positive = low; positive <= high; positive += 1) {
            next[before + base] = (next[before + base] ?? 0n) | (reached << BigInt(positive));
          }
        }
      }
    }
    sums = next;
  }
  return sums;
}

/** Of so many, so many to so many positive answers are this per cent. */
type Base = { readonly base: number; readonly low: number; readonly high: number };

/** Every base on which a whole per cent can come about, rounded half up as `wholePercent` does. */
function basesWith({ percent, least, most }: Given): Base[] {
  const bases: Base[] = [];
  for (let base = least; base <= most; base += 1) {
    const low = Math.max(0, Math.ceil(((2 * percent - 1) * base) / 200));
    const high = Math.min(base, Math.ceil(((2 * percent + 1) * base) / 200) - 1);
    if (low <= high) {
      bases.push({ base, low, high });
    }
  }
  return bases;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
