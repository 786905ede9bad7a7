/*
 * What is shown inside: to the organisation whose people hold the key and could open every answer anyway. Each figure stands on
 * its own merit: an indicator from 10 respondents, a table cell from 5, and nothing more is hidden than that. Strokes carry no
 * answer (outcomes, languages, half-days, sites, and above all the reasons for a no) and come here not at all: they are shown in
 * full. What leaves the organisation is made ready by `domain/publishing`, and by nothing here.
 */

/** An indicator is shown for at least this many respondents, a table cell for at least this many people. */
export const FEWEST_IN_INDICATOR = 10;
export const FEWEST_IN_CELL = 5;
/** Free texts, apart from all other answers and shuffled, are shown from this many up. */
export const FEWEST_TEXTS = 10;

/** Suppressed is not zero and not missing, and must look different from both. */
export type Shown<Value> = { readonly shown: true; readonly value: Value } | { readonly shown: false };

export const HIDDEN: Shown<never> = { shown: false };
