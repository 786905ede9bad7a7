import type { Answer } from "../../src/domain/questionnaire/answers.ts";
import { type AnswerableItem, isAnswerable, type QuestionnaireDocument } from "../../src/domain/questionnaire/document.ts";
import { CHOSEN_MODES, type Response } from "../../src/domain/response/response.ts";
import { gatherPages, type OpenedRound } from "../../src/envelopes/opened-round.ts";
import type { ListedAnswer, NotCounted, OpenedAnswer, UnopenedAnswer } from "../../src/envelopes/sealed-answer.ts";
import type { ItemHash } from "../../src/kernel/hashes.ts";
import type { Site } from "../../src/protocol/console/rounds.ts";
import { asBatchId, asItemHash, asItemId, asSiteId, asWeek } from "./brands.ts";
import { chance } from "./chance.ts";
import { round } from "./opened-round.ts";
import {
  equals,
  freeText,
  indicator,
  information,
  multiple,
  number,
  questionnaire,
  scale,
  single,
  texts,
} from "./questionnaires.ts";

/** Every kind of item, routed and not, with texts that a spreadsheet would run or split. */
export const ALL_KINDS: QuestionnaireDocument = questionnaire(
  [
    single("gender", "woman man other prefer-not-to-say", { background: "gender" }),
    information("about"),
    scale("met", "very+ fairly+ little none dont-know", { indicator: indicator("U31505"), text: texts('Möttes du, "väl"?') }),
    multiple("ways", "phone mail visit none!", { text: texts("=SUM(1;2)") }),
    number("visits", -5, 120, "dont-know prefer-not-to-say"),
    single("why", "a b", { when: equals("met", "none") }),
    multiple("which", "x y", { when: { not: { answered: "why" } } }),
    number("years", 0, 9, "", { when: { answered: "visits" } }),
    freeText("more", 200, "prefer-not-to-say"),
    freeText("less", 200, "", { when: equals("met", "none") }),
  ],
  { title: texts("Alla slag") },
);

const SITE_IDS = ["51".repeat(16), "52".repeat(16), "53".repeat(16)];
/** One name could run as a formula; the third site has none that anybody knows. */
export const ALL_SITES: readonly Site[] = [
  { id: asSiteId("51".repeat(16)), name: 'Väntrum "A", plan 2' },
  { id: asSiteId("52".repeat(16)), name: "=Väntrum;B" },
];
const REASONS: readonly NotCounted[] = [
  "not-sealed",
  "other-recipient",
  "damaged",
  "id-differs",
  "hash-differs",
  "malformed",
  "other-round",
  "does-not-fit",
  "impossible-week",
  "quarantined",
];
const WRITTEN = [
  "tack",
  "=1+1",
  "hej;=1+1;x",
  'sa "nej", tyvärr',
  "rad ett\r\nrad två",
  "-",
  "\t@x",
  "شكرا",
  "  mellanslag  ",
  "'redan",
  "＝1",
  "a,b",
];
const COUNT = 60;

/** The same round each time: answers of every kind, some that don't apply any more, duplicates, conflicts, and what did not open. */
export function allKinds(): OpenedRound {
  const draw = drawing(829_672);
  const opened = Array.from({ length: COUNT }, (_, n): OpenedAnswer => {
    const response = responseOf(n, draw);
    return { listed: listed(response.id, n), response };
  });
  const again = opened
    .slice(0, 2)
    .map(({ listed: one, response }, n) => ({ listed: { ...one, sha256: hash(900 + n) }, response }));
  const conflicting = opened.slice(4, 6).map(({ listed: one, response }, n) => ({
    listed: { ...one, sha256: hash(950 + n) },
    response: { ...response, answers: {} },
  }));
  const unopened = REASONS.map((reason, n): UnopenedAnswer => ({ listed: listed(id("f", n), 700 + n), reason }));
  const pages = [
    { opened: [...opened.slice(30), ...conflicting], unopened: unopened.slice(0, 4) },
    { opened: [...again, ...opened.slice(0, 30)], unopened: unopened.slice(4) },
  ];
  return gatherPages(round().id, ALL_KINDS, pages, chance(412));
}

type Draw = <One>(of: readonly One[]) => One;

function drawing(seed: number): Draw {
  const bytes = chance(seed);
  return (of) => {
    const [high = 0, low = 0] = bytes(2);
    return of[(high * 256 + low) % of.length] as (typeof of)[number];
  };
}

function responseOf(n: number, draw: Draw): Response {
  const answers = ALL_KINDS.items.filter(isAnswerable).flatMap((item) => {
    const answer = answerTo(item, draw);
    return answer === null ? [] : [[item.id, answer] as const];
  });
  return {
    id: asItemId(id("e", (n * 37) % COUNT)),
    roundId: round().id,
    siteId: asSiteId(draw(SITE_IDS)),
    questionnaire: { id: ALL_KINDS.id, version: ALL_KINDS.version },
    language: draw(ALL_KINDS.languages),
    mode: draw(CHOSEN_MODES),
    week: draw([asWeek("2026-W38"), asWeek("2026-W39"), null]),
    answers: Object.fromEntries(answers),
  };
}

/** One in five is skipped. */
function answerTo(item: AnswerableItem, draw: Draw): Answer | null {
  const codes = item.options.map(({ code }) => code);
  if (draw([1, 2, 3, 4, 5]) === 1) {
    return null;
  }
  switch (item.kind) {
    case "multiple":
      return { options: codes.filter(() => draw([true, false])) };
    case "number":
      return codes.length > 0 && draw([1, 2, 3]) === 1
        ? { option: draw(codes) }
        : { number: draw([item.minimum, 0, 7, item.maximum]) };
    case "text":
      return codes.length > 0 && draw([1, 2, 3, 4]) === 1 ? { option: draw(codes) } : { text: draw(WRITTEN) };
    default:
      return { option: draw(codes) };
  }
}

function listed(answerId: string, n: number): ListedAnswer {
  return {
    id: asItemId(answerId),
    sha256: hash(n),
    batchId: asBatchId(id("ba", n % 5)),
    siteId: asSiteId(SITE_IDS[n % 3] ?? ""),
  };
}

function id(prefix: string, n: number): string {
  return `${prefix}${n.toString(16).padStart(32 - prefix.length, "0")}`;
}

function hash(n: number): ItemHash {
  return asItemHash(n.toString(16).padStart(64, "0"));
}
