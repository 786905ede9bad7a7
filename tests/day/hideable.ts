import type { Expected, Figure } from "./day-script.ts";

type Figures = Readonly<Record<string, Figure>>;

const FEWEST_IN_INDICATOR = 10;
const FEWEST_IN_CELL = 5;

const isSmall = (count: number, fewest: number): boolean => count > 0 && count < fewest;
const numberOf = (figure: Figure | undefined): number => (typeof figure === "number" ? figure : 0);

/**
 * The expected figures, with "no figure" for each that the console hides, where disclosure control may hide anything at
 * all: next to a group of fewer than ten or a cell of fewer than five. Elsewhere what is hidden is a difference.
 */
export function unlessHidden(expected: Figures | undefined, found: Figures, mayHide: (name: string) => boolean) {
  return (
    expected &&
    Object.fromEntries(
      Object.entries(expected).map(([name, figure]) => [name, found[name] === null && mayHide(name) ? null : figure]),
    )
  );
}

/** The shares by `group code`, as the console names them. */
export function sharesOf({ indicators = {} }: Expected): Figures {
  return Object.fromEntries(
    Object.entries(indicators).flatMap(([group, codes]) =>
      Object.entries(codes).map(([code, { share = null }]) => [`${group} ${code}`, share]),
    ),
  );
}

export function mayHideShare({ indicators = {} }: Expected): (name: string) => boolean {
  return (name) => {
    const code = name.split(" ")[1] ?? "";
    const [all = 0, women = 0, men = 0] = ["T", "K", "M"].map((group) => numberOf(indicators[group]?.[code]?.["base"]));
    return [all, women, men, all - women - men].some((base) => isSmall(base, FEWEST_IN_INDICATOR));
  };
}

/** What was found of the items that a script speaks of, options only. */
export function optionsOf({ distribution = {} }: Expected, found: Figures): Figures {
  return Object.fromEntries(
    Object.entries(found).filter(([name]) => {
      const [item = "", option] = name.split(" ");
      return item in distribution && option !== "skipped";
    }),
  );
}

export function mayHideOption({ distribution = {}, indicators = {}, counts = {} }: Expected): (name: string) => boolean {
  return (name) => {
    const item = name.split(" ")[0] ?? "";
    const cells = Object.values(distribution[item] ?? {}).map(numberOf);
    const skipped = numberOf(counts["responsesStored"]) - cells.reduce((sum, cell) => sum + cell, 0);
    const fewBases = Object.values(indicators["T"] ?? {}).some(({ base }) => isSmall(numberOf(base), FEWEST_IN_INDICATOR));
    return fewBases || [...cells, skipped].some((cell) => isSmall(cell, FEWEST_IN_CELL));
  };
}

export function mayHideReason({ refusalReasons = {} }: Expected): () => boolean {
  return () => Object.values(refusalReasons).some((count) => isSmall(numberOf(count), FEWEST_IN_CELL));
}
