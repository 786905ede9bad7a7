import type { ListedRound, Round } from "../../protocol/console/rounds.ts";
import { questions } from "../api/questions.ts";
import { useQuestion } from "../api/use-questions.ts";
import { useServices } from "../services.ts";

const NONE: readonly ListedRound[] = [];

/** The published rounds that began before this one, the last on top. */
export function useEarlierRounds({ id, starts }: Pick<Round, "id" | "starts">): readonly ListedRound[] {
  const { api } = useServices();
  const { loaded } = useQuestion(questions(api).rounds);
  if (loaded.status !== "ready") {
    return NONE;
  }
  return loaded.value.rounds
    .filter((round) => round.published && round.id !== id && round.starts < starts)
    .sort((one, other) => (one.starts < other.starts ? 1 : -1));
}
