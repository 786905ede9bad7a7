import { useEffect, useState } from "react";
import { chunk, untilLoaded } from "../../../browser/chunk.ts";
import { painted } from "../../../browser/painted.ts";
import type { ComfortPart } from "./comfort-sheet.tsx";

/* The sheet on which a client sets her screens, as a chunk of its own: no first screen and no question waits for it. */

let here: ComfortPart | null = null;
const sheet = chunk(async () => {
  here = (await import("./comfort-sheet.tsx")).comfortPart;
  return here;
});

/** Null until it has come. */
export function useComfortPart(): ComfortPart | null {
  const [part, setPart] = useState<ComfortPart | null>(here);
  useEffect(() => {
    if (part === null) {
      void painted()
        .then(() => untilLoaded(sheet))
        .then(setPart);
    }
  }, [part]);
  return part;
}
