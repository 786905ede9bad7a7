import { useEffect, useState } from "react";
import type { QuestionnaireDocument } from "../../../../domain/questionnaire/document.ts";
import { chunk, untilLoaded } from "../../../browser/chunk.ts";
import type { TypingPart } from "./typed-answer.tsx";

/*
 * The pad, the keyboard and the fields that they write in, as a chunk of their own: loaded once a client has a
 * questionnaire with something to type, long before she gets there.
 */

let here: TypingPart | null = null;
const typing = chunk(async () => {
  here = (await import("./typed-answer.tsx")).typingPart;
  return here;
});

/** What shows an item that is answered by typing; null until it has come, and where it is not `needed`. */
export function useTyping(needed: boolean): TypingPart | null {
  const [part, setPart] = useState<TypingPart | null>(here);
  useEffect(() => {
    if (needed && part === null) {
      void untilLoaded(typing).then(setPart);
    }
  }, [needed, part]);
  return needed ? part : null;
}

export function needsTyping({ items }: QuestionnaireDocument): boolean {
  return items.some(({ kind }) => kind === "number" || kind === "text");
}
