import { useCallback } from "react";
import { Redirect } from "wouter";
import { together } from "../api/together.ts";
import { useLoad } from "../api/use-load.ts";
import { areProved } from "../keys/organisation-keys.ts";
import { WhenLoaded } from "../parts/loading.tsx";
import { useServices } from "../services.ts";

/** Where the day begins: at the keys while they are not both tried, at the rounds while none is published, else in the field. */
export function FirstScreen() {
  const { api } = useServices();
  const load = useLoad(
    useCallback((signal: AbortSignal) => together({ keys: api.keys(signal), rounds: api.rounds(signal) }), [api]),
  );
  return (
    <WhenLoaded of={load}>
      {({ keys: { keys }, rounds: { rounds, damaged } }) => {
        if (rounds.some(({ release }) => release !== null)) {
          return <Redirect to="/field" replace />;
        }
        if (damaged.length > 0) {
          return <Redirect to="/rounds" replace />;
        }
        return <Redirect to={keys !== null && areProved(keys) ? "/rounds" : "/keys"} replace />;
      }}
    </WhenLoaded>
  );
}
