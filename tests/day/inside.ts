import type { DayScript, Expected, Figure } from "./day-script.ts";

type Figures = Readonly<Record<string, Figure>>;

/** Written down a second time: inside, a count of answers is shown from 5 up, and nothing else is hidden. */
const FEWEST_IN_CELL = 5;

/** The counts as the console must show them: "no figure" for 1 to 4, and for no other. */
export function cellsInside(counts: Figures | undefined): Figures | undefined {
  return (
    counts &&
    Object.fromEntries(
      Object.entries(counts).map(([name, count]) => [
        name,
        typeof count === "number" && count > 0 && count < FEWEST_IN_CELL ? null : count,
      ]),
    )
  );
}

/** The shares by `group code`, as the console names them; the script has ".." below 10 respondents. */
export function sharesOf({ indicators = {} }: Expected): Figures {
  return Object.fromEntries(
    Object.entries(indicators).flatMap(([group, codes]) =>
      Object.entries(codes).map(([code, { share = null }]) => [`${group} ${code}`, share]),
    ),
  );
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

/** How many were asked in each half-day, counted from the visitors themselves. */
export function askedByHalfDay({ date, visitors }: DayScript): Figures {
  const asked: Record<string, number> = {};
  for (const { halfDay, outcome } of visitors) {
    if (!["missed", "left", "not-eligible"].includes(outcome)) {
      asked[`${date} ${halfDay}`] = (asked[`${date} ${halfDay}`] ?? 0) + 1;
    }
  }
  return asked;
}
