import type { Format } from "./format.ts";

/** What is given away is read by people and programs, and analysed by nobody: single answers are not in it. */
export const PUBLISHED_FORMATS = ["csv", "xlsx", "json"] as const satisfies readonly Format[];
export type PublishedFormat = (typeof PUBLISHED_FORMATS)[number];

export function isPublishedFormat(format: Format): format is PublishedFormat {
  return PUBLISHED_FORMATS.some((one) => one === format);
}
