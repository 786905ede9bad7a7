import { painted } from "../../../browser/painted.ts";
import { latePart } from "../late-part.ts";

/** The sheet on which a client sets her screens, as a chunk of its own: no first screen and no question waits for it. */
export const { usePart: useComfortPart } = latePart(async () => {
  await painted();
  return (await import("./comfort-sheet.tsx")).comfortPart;
});
