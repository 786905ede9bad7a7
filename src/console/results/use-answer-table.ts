import { startTransition, useEffect, useState } from "react";
import type { Response } from "../../domain/response/response.ts";
import { type AnswerTable, layOut } from "../../domain/results/answer-table.ts";
import type { Round } from "../../protocol/console/rounds.ts";

/** How long the page may stand still for one step, in milliseconds: half of what is left of a frame. */
const STEP_MS = 8;

/** A table goes with the answers that it was made of: whoever locks them leaves neither. */
const made = new WeakMap<readonly Response[], AnswerTable>();

/** The answers laid out for counting, step by step, so that the page never stands still; null until they are. */
export function useAnswerTable({ questionnaire, siteIds }: Round, responses: readonly Response[]): AnswerTable | null {
  const [table, setTable] = useState(() => made.get(responses) ?? null);
  useEffect(() => {
    const known = made.get(responses);
    if (known !== undefined) {
      setTable(known);
      return;
    }
    setTable(null);
    const work = layOut(questionnaire, responses, siteIds);
    let next: ReturnType<typeof setTimeout>;
    const go = (): void => {
      const until = performance.now() + STEP_MS;
      let step = work.next();
      while (step.done !== true && performance.now() < until) {
        step = work.next();
      }
      if (step.done === true) {
        const { value } = step;
        made.set(responses, value);
        // What is drawn of it is a long page: React may take it in pieces.
        startTransition(() => setTable(value));
      } else {
        next = setTimeout(go);
      }
    };
    next = setTimeout(go);
    return () => clearTimeout(next);
  }, [questionnaire, siteIds, responses]);
  return table;
}
