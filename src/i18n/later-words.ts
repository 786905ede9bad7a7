/**
 * What of a language's `client.json` is said only once she has chosen it: its own file on the tablet, fetched when it is
 * needed. All other words of hers are part of the code: what stands before she has chosen, and what is said when something
 * has failed or has ended, must be there whatever can't be loaded.
 */
export const LATER_WORDS = ["purpose", "reasons", "item", "confirm", "idle"] as const;

/** What only one piece of the app says that comes after the first screen: part of its own code. `print` and `feedback` are said on paper and in what the console writes. */
export const OWN_WORDS = ["listen", "comfort", "statement", "print", "feedback"] as const;

export type LaterWords = Readonly<Record<(typeof LATER_WORDS)[number], object>>;
