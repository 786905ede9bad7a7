/** Every file that stands in `pictograms/` itself. A name that is none doesn't compile; a test compares the list with the folder. */
export const PICTOGRAM_NAMES = [
  "bed",
  "check",
  "clock",
  "cross",
  "decision",
  "dots",
  "down",
  "erase",
  "fault",
  "free",
  "glasses",
  "globe",
  "hidden",
  "house",
  "languages",
  "lock",
  "loop",
  "paper",
  "people",
  "question",
  "silent",
  "stack",
  "tablet",
] as const;

export type PictogramName = (typeof PICTOGRAM_NAMES)[number];
