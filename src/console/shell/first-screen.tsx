import { useCallback } from "react";
import { Redirect } from "wouter";
import { ok } from "../../kernel/result.ts";
import { useLoad } from "../api/use-load.ts";
import { WhenLoaded } from "../parts/loading.tsx";
import { useServices } from "../services.ts";

/** Where the day begins: at the keys while they are not tried, at the rounds while none is published, else in the field. */
export function FirstScreen() {
  const { api } = useServices();
  const load = useLoad(
    useCallback(
      async (signal: AbortSignal) => {
        const [keys, rounds] = await Promise.all([api.keys(signal), api.rounds(signal)]);
        if (!keys.ok) {
          return keys;
        }
        return rounds.ok ? ok({ keys: keys.value.keys, rounds: rounds.value.rounds }) : rounds;
      },
      [api],
    ),
  );
  return (
    <WhenLoaded of={load}>
      {({ keys, rounds }) => {
        if (rounds.some(({ release }) => release !== null)) {
          return <Redirect to="/field" replace />;
        }
        return <Redirect to={keys?.coordinatorProved === true ? "/rounds" : "/keys"} replace />;
      }}
    </WhenLoaded>
  );
}
