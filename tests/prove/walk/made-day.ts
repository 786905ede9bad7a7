import type { QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import type { DayScript, Expected, Visitor } from "../../day/day-script.ts";
import { asDate, asLanguage } from "../../support/brands.ts";
import { chance } from "../../support/chance.ts";

/** How those end who answer nothing, and how each of them counts. */
const WITHOUT_ANSWERS: readonly (Omit<Visitor, "n" | "halfDay"> & { readonly counts: string })[] = [
  { outcome: "refusal", by: "stated", language: asLanguage("so"), reason: "no-time", counts: "R" },
  { outcome: "refusal", by: "observed", reason: "not-anonymous", counts: "R" },
  { outcome: "refusal", by: "observed", reason: null, counts: "R" },
  { outcome: "break-off", language: asLanguage("sv"), answersBefore: 1, end: "erases", counts: "R" },
  { outcome: "other", reason: "called-in", counts: "O" },
  { outcome: "missed", counts: "NC" },
  { outcome: "not-eligible", reason: "companion", counts: "NE" },
];
const LANGUAGES = ["sv", "ar", "so"].map(asLanguage);
const MODES = ["self", "read-by-assistant"];

/** A small day at one site, as the seed has it: ten to twelve answer, and two or three don't; with the counts that must follow. */
export function madeDay(questionnaire: QuestionnaireDocument, site: string, seed: number): DayScript {
  const bytes = chance(seed);
  const draw = <One>(of: readonly One[]): One => of[(bytes(1)[0] ?? 0) % of.length] as One;
  const items = questionnaire.items.filter((item) => "options" in item);
  const answering = Array.from({ length: draw([10, 11, 12]) }, (): Omit<Visitor, "n" | "halfDay"> => {
    // Whoever has answered at least half counts as complete.
    const asked = items.slice(0, draw([items.length, Math.ceil(items.length / 2)]));
    const answers = Object.fromEntries(asked.map((item) => [item.id, draw("options" in item ? item.options : []).code]));
    return { outcome: "complete", language: draw(LANGUAGES), mode: draw(MODES), answers };
  });
  const others = Array.from({ length: draw([2, 3]) }, () => draw(WITHOUT_ANSWERS));
  const counted = (letter: string): number => others.filter(({ counts }) => counts === letter).length;
  const visitors = [...answering, ...others].map((visitor, at): Visitor => ({ ...visitor, n: at + 1, halfDay: "am" }));
  const counts = { I: answering.length, P: 0, R: counted("R"), O: counted("O"), NC: counted("NC"), UO: 0, NE: counted("NE") };
  const expected: Expected = { counts: { ...counts, responsesStored: answering.length } };
  return { date: asDate("2026-09-15"), site, questionnaire: questionnaire.id, assistant: "B", visitors, expected };
}
