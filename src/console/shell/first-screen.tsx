import { Redirect } from "wouter";
import { areProved } from "../../envelopes/organisation-keys.ts";
import { questions } from "../api/questions.ts";
import { useQuestions } from "../api/use-questions.ts";
import { useServices } from "../services.ts";
import { WhenLoaded } from "./loading.tsx";

/** Where the day begins: at the keys while they are not both tried, at the rounds while none is published, else in the field. */
export function FirstScreen() {
  const { api } = useServices();
  const load = useQuestions({ keys: questions(api).keys, rounds: questions(api).rounds });
  return (
    <WhenLoaded of={load}>
      {({ keys: { keys }, rounds: { rounds, damaged } }) => {
        if (rounds.some(({ published }) => published)) {
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
