/** Free text is shown only from this many texts up (domain rule: apart from all other answers, and shuffled). */
export const FEWEST_TEXTS = 10;
