import type { QuestionnaireDocument } from "../../src/domain/questionnaire/document.ts";
import type { Language } from "../../src/kernel/language.ts";
import type { TabletDriver } from "../support/tablet-driver.ts";
import type { Visitor } from "./day-script.ts";

/** One visitor of the script, played on the tablet's screens, from the tally back to the tally. */
export async function visit(tablet: TabletDriver, questionnaire: QuestionnaireDocument, visitor: Visitor): Promise<void> {
  const language = visitor.language ?? "sv";
  switch (visitor.outcome) {
    case "complete":
    case "partial":
      return answers(tablet, questionnaire, visitor, language);
    case "break-off":
      return breaksOff(tablet, questionnaire, visitor, language);
    case "refusal":
      return visitor.by === "stated"
        ? declines(tablet, visitor, language)
        : tablet.noThanks(visitor.reason ?? null, visitor.language ?? null);
    case "other":
    case "not-eligible":
      return tablet.other(`${visitor.outcome}.${visitor.reason}`, visitor.language ?? null);
    case "paper":
    case "unresolved":
    case "missed":
    case "left":
      return tablet.other(visitor.outcome, visitor.language ?? null);
    default:
      throw new Error(`visitor ${String(visitor.n)} has an outcome that is not known`);
  }
}

async function answers(
  tablet: TabletDriver,
  questionnaire: QuestionnaireDocument,
  visitor: Visitor,
  language: Language,
): Promise<void> {
  const given = visitor.answers ?? {};
  await start(tablet, visitor, language);
  let left = Object.keys(given).length;
  for (const { id } of questionnaire.items) {
    if (left === 0) {
      await tablet.stop(language);
      break;
    }
    const option = given[id];
    if (option === undefined) {
      await tablet.skip(language);
    } else {
      await tablet.answer(language, id, option);
      left -= 1;
    }
    if (id === questionnaire.items.at(-1)?.id) {
      break;
    }
  }
  await tablet.send(language);
  await tablet.takeBack(language);
}

async function breaksOff(
  tablet: TabletDriver,
  questionnaire: QuestionnaireDocument,
  visitor: Visitor,
  language: Language,
): Promise<void> {
  await start(tablet, visitor, language);
  const before = Math.min(visitor.answersBefore ?? 0, questionnaire.items.length - 1);
  for (const item of questionnaire.items.slice(0, before)) {
    await tablet.answer(language, item.id, "options" in item ? (item.options[0]?.code ?? "") : "");
  }
  switch (visitor.end) {
    case "erases":
      await tablet.stop(language);
      await tablet.erase(language);
      return tablet.takeBack(language);
    case "walks-away":
      await tablet.walkAway(language);
      return tablet.takeBack(language);
    default:
      return tablet.takeBackInTheMiddle(language, "outcome.break-off.stopped");
  }
}

async function declines(tablet: TabletDriver, visitor: Visitor, language: Language): Promise<void> {
  await tablet.handOver();
  await tablet.chooseLanguage(language);
  await tablet.decline(language, visitor.reason ?? null);
  await tablet.hasEnded(language, "declined");
  await tablet.takeBack(language);
}

async function start(tablet: TabletDriver, visitor: Visitor, language: Language): Promise<void> {
  await tablet.handOver(visitor.mode);
  await tablet.chooseLanguage(language);
  await tablet.begin(language);
}
