import type { CivilDate } from "../../kernel/calendar.ts";
import type { Round } from "../../protocol/console/rounds.ts";

type Dated = Pick<Round, "starts" | "ends">;

/**
 * The rounds as one looks for them: first those that go on today, the one that ends soonest on top (practice goes on for
 * a year, a real round for weeks); then the others, the last to start on top.
 */
export function inOrderOfUse<Any extends Dated>(rounds: readonly Any[], today: CivilDate): readonly Any[] {
  const goesOn = ({ starts, ends }: Dated): boolean => starts <= today && today <= ends;
  const later = (one: CivilDate, other: CivilDate): number => (one < other ? 1 : one > other ? -1 : 0);
  return [
    ...rounds.filter(goesOn).sort((one, other) => later(other.ends, one.ends)),
    ...rounds.filter((round) => !goesOn(round)).sort((one, other) => later(one.starts, other.starts)),
  ];
}
