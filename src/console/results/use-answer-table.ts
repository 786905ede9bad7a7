import { startTransition, useEffect, useState } from "react";
import type { Response } from "../../domain/response/response.ts";
import { type AnswerTable, layOut } from "../../domain/results/answer-table.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { inSteps } from "../api/in-steps.ts";

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
    const leaving = new AbortController();
    void inSteps(work, leaving.signal).then((value) => {
      if (value !== null && !leaving.signal.aborted) {
        made.set(responses, value);
        // What is drawn of it is a long page: React may take it in pieces.
        startTransition(() => setTable(value));
      }
    });
    return () => leaving.abort();
  }, [questionnaire, siteIds, responses]);
  return table;
}
