import type { RefusalReason } from "../../domain/disposition/reasons.ts";
import type { PictogramName } from "../../ui/pictogram-names.ts";

export const REASON_PICTOGRAMS: Readonly<Record<RefusalReason, PictogramName>> = {
  "no-time": "clock",
  "does-not-want-to-say": "silent",
  "not-anonymous": "hidden",
  "affects-decision": "decision",
  "not-in-front-of-others": "people",
  "nothing-changes": "loop",
  "tired-of-surveys": "stack",
  "not-well": "bed",
  "hard-to-read": "glasses",
  language: "languages",
  "does-not-understand": "question",
  other: "dots",
};
