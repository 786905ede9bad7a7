import type { ApiFailure, Reply } from "./request.ts";

/** What a screen has of what it asked for. A failed refresh keeps what was there, and says so. */
export type Loaded<Value> =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly failure: ApiFailure }
  | { readonly status: "ready"; readonly value: Value; readonly staleBecause: ApiFailure | null; readonly at: Date };

export type Load<Value> = { readonly loaded: Loaded<Value>; readonly reload: () => void };

export const LOADING = { status: "loading" } as const;

/** What there is once the reply has come. */
export function settle<Value>(before: Loaded<Value>, reply: Awaited<Reply<Value>>): Exclude<Loaded<Value>, typeof LOADING> {
  if (reply.ok) {
    return { status: "ready", value: reply.value, staleBecause: null, at: new Date() };
  }
  return before.status === "ready" ? { ...before, staleBecause: reply.error } : { status: "failed", failure: reply.error };
}

type Values<Of> = { readonly [Name in keyof Of]: Of[Name] extends Loaded<infer Value> ? Value : never };

/** Several as one, by name: there once all are; or the first failure among them, in the order in which they are listed. */
export function joined<Of extends Readonly<Record<string, Loaded<unknown>>>>(of: Of): Loaded<Values<Of>> {
  const all = Object.values(of);
  const failed = all.find((one) => one.status === "failed");
  if (failed !== undefined) {
    return failed;
  }
  const ready = Object.entries(of).flatMap(([name, one]) => (one.status === "ready" ? [{ name, ...one }] : []));
  const [first] = ready;
  if (first === undefined || ready.length < all.length) {
    return LOADING;
  }
  return {
    status: "ready",
    value: Object.fromEntries(ready.map(({ name, value }) => [name, value])) as Values<Of>,
    staleBecause: ready.find(({ staleBecause }) => staleBecause !== null)?.staleBecause ?? null,
    at: ready.reduce((oldest, { at }) => (at < oldest ? at : oldest), first.at),
  };
}
