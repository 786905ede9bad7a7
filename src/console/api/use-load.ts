import { useCallback, useEffect, useState } from "react";
import { attempt } from "./attempt.ts";
import type { ApiFailure, Reply } from "./request.ts";

/** What a screen has of what it asked for. A failed refresh keeps what was there, and says so. */
export type Loaded<Value> =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly failure: ApiFailure }
  | { readonly status: "ready"; readonly value: Value; readonly staleBecause: ApiFailure | null; readonly at: Date };

export type Load<Value> = { readonly loaded: Loaded<Value>; readonly reload: () => void };

const LOADING = { status: "loading" } as const;

/** Loads when shown, when `load` changes (keep it stable with `useCallback`), and on `reload`. */
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

function settle<Value>(before: Loaded<Value>, reply: Awaited<Reply<Value>>): Loaded<Value> {
  if (reply.ok) {
    return { status: "ready", value: reply.value, staleBecause: null, at: new Date() };
  }
  return before.status === "ready" ? { ...before, staleBecause: reply.error } : { status: "failed", failure: reply.error };
}
