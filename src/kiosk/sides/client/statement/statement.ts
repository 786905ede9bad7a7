import { useEffect, useState } from "react";
import { chunk, untilLoaded } from "../../../browser/chunk.ts";
import type { StatementPart } from "./statement-part.tsx";

/*
 * The statement on accessibility and the way to say what is hard to use, with their words in every language, as a chunk of
 * their own: nobody waits for them who does not open them. They are kept by the service worker like the rest.
 */

let here: StatementPart | null = null;
export const statementChunk = chunk(async () => {
  here = (await import("./statement-part.tsx")).statementPart;
  return here;
});

/** What shows the statement; null until it has come, and where it is not `wanted`. */
export function useStatement(wanted: boolean): StatementPart | null {
  const [part, setPart] = useState<StatementPart | null>(here);
  useEffect(() => {
    if (wanted && part === null) {
      void untilLoaded(statementChunk).then(setPart);
    }
  }, [wanted, part]);
  return wanted ? part : null;
}
