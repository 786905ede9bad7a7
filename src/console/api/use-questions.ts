import { type QueryClient, useQueries, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { attempt } from "./attempt.ts";
import { joined, LOADING, type Load, type Loaded, settle } from "./loaded.ts";
import type { Question } from "./questions.ts";

type Answers<Asked> = { readonly [Name in keyof Asked]: Asked[Name] extends Question<infer Value> ? Value : never };

/**
 * What a screen asks, out of the kept replies where they are good enough, and asked for once by all who show it at a time.
 * `reload` asks all of it anew. A reply that failed is kept as what it is, with what was there before, and tried again by
 * nobody but the next screen or a person.
 */
export function useQuestions<Asked extends Readonly<Record<string, Question<unknown>>>>(asked: Asked): Load<Answers<Asked>> {
  const client = useQueryClient();
  const names = Object.keys(asked);
  const replies = useQueries({ queries: Object.values(asked).map((question) => optionsFor(question, client)) });
  const keys = JSON.stringify(Object.values(asked).map(({ key }) => key));
  const reload = useCallback(() => {
    for (const queryKey of JSON.parse(keys) as readonly string[][]) {
      void client.refetchQueries({ queryKey, exact: true });
    }
  }, [client, keys]);
  const loaded = Object.fromEntries(names.map((name, index) => [name, replies[index]?.data ?? LOADING]));
  return { loaded: joined(loaded) as Loaded<Answers<Asked>>, reload };
}

export function useQuestion<Value>(question: Question<Value>): Load<Value> {
  const { loaded, reload } = useQuestions({ only: question });
  return { loaded: loaded.status === "ready" ? { ...loaded, value: loaded.value.only } : loaded, reload };
}

function optionsFor<Value>({ key, ask, goodForMs }: Question<Value>, client: QueryClient) {
  return {
    queryKey: key,
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<Loaded<Value>> =>
      settle(client.getQueryData<Loaded<Value>>(key) ?? LOADING, await attempt(() => ask(signal))),
    staleTime: ({ state: { data } }: { readonly state: { readonly data: Loaded<Value> | undefined } }) =>
      goodForMs !== null && data?.status === "ready" && data.staleBecause === null ? goodForMs : 0,
    ...(goodForMs === null ? { gcTime: 0 } : {}),
  };
}
