/** One way to divide people of whom it is known how many there are in each part: by language, by gender. */
export type Margin = {
  readonly name: string;
  /** How many there are of each part, outside. */
  readonly known: readonly number[];
  /** For each person who answered, the part that she belongs to; `null` where it is not known. */
  readonly parts: readonly (number | null)[];
};

export type Raking = {
  /** One for each person, 1 on average. */
  readonly weights: Float64Array;
  /** Whether every margin came out; where the parts that answered can't be made to fit, none does. */
  readonly converged: boolean;
  /** People whose weight was held at the least or the most that is allowed. */
  readonly trimmed: number;
  /** The farthest that a part's weighted share lies from its known one, in percentage points: more than nothing where weights were trimmed. */
  readonly off: number;
  /** Known parts of which nobody answered, by margin and part: no weight can stand in for them. */
  readonly empty: readonly PartOf[];
  /** Parts of which there should be nobody, and somebody answered: they are weighed as if their part were not known. */
  readonly unexpected: readonly PartOf[];
};

export type PartOf = { readonly margin: string; readonly part: number };

export const MOST_WEIGHT = 5;
export const LEAST_WEIGHT = 1 / MOST_WEIGHT;
const MOST_CYCLES = 500;
const MOST_TRIMMINGS = 30;
const CLOSE_ENOUGH = 1e-10;

/**
 * Weights by which those who answered have the known margins: raking, also called iterative proportional fitting (W. E. Deming
 * and F. F. Stephan, "On a Least Squares Adjustment of a Sampled Frequency Table When the Expected Marginal Totals are Known",
 * Annals of Mathematical Statistics 11, 1940). Margin after margin, each part's weights are multiplied by what it lacks, until a
 * whole cycle changes nothing.
 *
 * Who is of no known part keeps the share that such people have among the answers. A weight below a fifth or above five times
 * the mean is held there, and the others are fitted anew. Neither the order of people nor that of margins matters: people are
 * gathered into cells first, and both are sorted.
 */
export function rake(people: number, given: readonly Margin[]): Raking {
  const margins = given.map((margin) => fitted(people, margin)).sort((one, other) => (one.name < other.name ? -1 : 1));
  const places = new Map<string, { readonly parts: readonly number[]; count: number }>();
  const keys = Array.from({ length: people }, (_, person) => {
    const parts = margins.map(({ partOf }) => partOf[person] ?? 0);
    const key = parts.join(" ");
    const cell = places.get(key) ?? { parts, count: 0 };
    cell.count += 1;
    places.set(key, cell);
    return key;
  });
  const sorted = [...places.keys()].sort();
  const cells = sorted.map((key) => places.get(key) as Cell);
  const weights = new Float64Array(cells.length).fill(1);
  let converged = fit(cells, margins, weights);
  let trimmings = 0;
  while (converged && isOutside(weights) && trimmings < MOST_TRIMMINGS) {
    trim(weights);
    converged = fit(cells, margins, weights);
    trimmings += 1;
  }
  const held = trimmings > 0 || isOutside(weights);
  trim(weights);
  const byKey = new Map(sorted.map((key, place) => [key, weights[place] ?? 1]));
  return {
    weights: Float64Array.from(keys, (key) => byKey.get(key) ?? 1),
    converged,
    trimmed: !held ? 0 : cells.reduce((sum, { count }, place) => sum + (isHeld(weights[place] ?? 1) ? count : 0), 0),
    off: 100 * farthest(cells, margins, weights, people),
    empty: margins.flatMap(({ name, empty }) => empty.map((part) => ({ margin: name, part }))),
    unexpected: margins.flatMap(({ name, unexpected }) => unexpected.map((part) => ({ margin: name, part }))),
  };
}

/**
 * How much weights cost (L. Kish, "Weighting for Unequal Pi", Journal of Official Statistics 8, 1992): `effect` is how many times
 * larger they make the variance, `effective` how many unweighted answers would say as much.
 */
export function kish(weights: Iterable<number>): { readonly effect: number; readonly effective: number } {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (const weight of weights) {
    count += 1;
    sum += weight;
    squares += weight * weight;
  }
  return squares === 0
    ? { effect: 1, effective: 0 }
    : { effect: (count * squares) / (sum * sum), effective: (sum * sum) / squares };
}

type Cell = { readonly parts: readonly number[]; readonly count: number };

type Fitted = {
  readonly name: string;
  /** A part for each person; those whose part is not known share the last one. */
  readonly partOf: readonly number[];
  /** How many of the people each part should weigh; 0 for parts that nobody is in. */
  readonly targets: readonly number[];
  readonly empty: readonly number[];
  readonly unexpected: readonly number[];
};

function fitted(people: number, { name, known, parts }: Margin): Fitted {
  const unknown = known.length;
  const met = Array.from({ length: known.length + 1 }, () => 0);
  const partOf = Array.from({ length: people }, (_, person) => {
    const part = parts[person] ?? null;
    const place = part === null || (known[part] ?? 0) <= 0 ? unknown : part;
    met[place] = (met[place] ?? 0) + 1;
    return place;
  });
  const isMet = (part: number): boolean => (met[part] ?? 0) > 0;
  const all = known.reduce((sum, count, part) => sum + (isMet(part) ? count : 0), 0);
  const told = people - (met[unknown] ?? 0);
  return {
    name,
    partOf,
    targets: [...known.map((count, part) => (isMet(part) ? (told * count) / all : 0)), met[unknown] ?? 0],
    empty: known.flatMap((count, part) => (count > 0 && !isMet(part) ? [part] : [])),
    unexpected: known.flatMap((count, part) => (count <= 0 && parts.includes(part) ? [part] : [])),
  };
}

/** One cycle after the other. Whether they came to an end where every margin holds. */
function fit(cells: readonly Cell[], margins: readonly Fitted[], weights: Float64Array): boolean {
  for (let cycle = 0; cycle < MOST_CYCLES; cycle += 1) {
    let change = 0;
    for (const [at, { targets }] of margins.entries()) {
      const sums = sumsOf(cells, at, targets.length, weights);
      for (const [place, { parts }] of cells.entries()) {
        const part = parts[at] ?? 0;
        const factor = (targets[part] ?? 0) / (sums[part] ?? 1);
        weights[place] = (weights[place] ?? 1) * factor;
        change = Math.max(change, Math.abs(factor - 1));
      }
    }
    if (change < CLOSE_ENOUGH) {
      return true;
    }
  }
  return false;
}

function sumsOf(cells: readonly Cell[], at: number, size: number, weights: Float64Array): readonly number[] {
  const sums = Array.from({ length: size }, () => 0);
  for (const [place, { parts, count }] of cells.entries()) {
    const part = parts[at] ?? 0;
    sums[part] = (sums[part] ?? 0) + count * (weights[place] ?? 1);
  }
  return sums;
}

function farthest(cells: readonly Cell[], margins: readonly Fitted[], weights: Float64Array, people: number): number {
  const total = cells.reduce((sum, { count }, place) => sum + count * (weights[place] ?? 1), 0);
  let most = 0;
  for (const [at, { targets }] of margins.entries()) {
    for (const [part, sum] of sumsOf(cells, at, targets.length, weights).entries()) {
      most = Math.max(most, Math.abs(sum / total - (targets[part] ?? 0) / people));
    }
  }
  return people === 0 ? 0 : most;
}

function isOutside(weights: Float64Array): boolean {
  return weights.some((weight) => weight > MOST_WEIGHT * (1 + CLOSE_ENOUGH) || weight < LEAST_WEIGHT * (1 - CLOSE_ENOUGH));
}

function isHeld(weight: number): boolean {
  return weight >= MOST_WEIGHT || weight <= LEAST_WEIGHT;
}

function trim(weights: Float64Array): void {
  for (const [place, weight] of weights.entries()) {
    weights[place] = Math.min(MOST_WEIGHT, Math.max(LEAST_WEIGHT, weight));
  }
}
