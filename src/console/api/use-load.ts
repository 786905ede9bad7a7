import { useCallback, useEffect, useState } from "react";
import { attempt } from "./attempt.ts";
import { LOADING, type Load, type Loaded, settle } from "./loaded.ts";
import type { Reply } from "./request.ts";

/**
 * Loads when shown, when `load` changes (keep it stable with `useCallback`), and on `reload`. Kept nowhere but on the screen
 * that asks: for who sits here, and for what is made of opened answers.
 */
export function useLoad<Value>(load: (signal: AbortSignal) => Reply<Value>): Load<Value> {
  const [last, setLast] = useState<{ of: typeof load; loaded: Loaded<Value> }>({ of: load, loaded: LOADING });
  const [turn, setTurn] = useState(0);
  const reload = useCallback(() => setTurn((count) => count + 1), []);
  useEffect(() => {
    const leaving = new AbortController();
    void attempt(() => load(leaving.signal)).then((reply) => {
      if (!leaving.signal.aborted) {
        setLast((before) => ({ of: load, loaded: settle(before.of === load ? before.loaded : LOADING, reply) }));
      }
    });
    return () => leaving.abort();
  }, [load, turn]);
  // Another round's figures must not stand under this one's name while its own are on their way.
  return { loaded: last.of === load ? last.loaded : LOADING, reload };
}
