import { countInside } from "../../domain/disclosure/filtered.ts";
import { FEWEST_IN_CELL } from "../../domain/disclosure/reader.ts";
import { useWords } from "../words/use-words.ts";

type Caption = "results.distributionCaption" | "results.multipleCaption";

/** Of how many answers a table is, as much of it as may be shown inside. */
export function useCountCaption(caption: Caption, responses: number): string {
  const { say } = useWords();
  return countInside(responses).shown
    ? say(caption, { count: responses })
    : say("results.fewCaption", { fewest: FEWEST_IN_CELL });
}
