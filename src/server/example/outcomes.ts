import type { Outcome } from "../../domain/disposition/outcome.ts";
import type { RefusalReason } from "../../domain/disposition/reasons.ts";
import type { HelpMode } from "../../domain/response/response.ts";
import type { Language } from "../../kernel/language.ts";

/** How one made-up contact ended. Only who left an answer on a tablet has a way of reading. */
type Ended = { readonly outcome: Outcome; readonly language: Language | null; readonly mode: HelpMode | null };

/** `self`, `listened` and `read-by-assistant`, for each language. */
const COMPLETE: readonly (readonly [Language, readonly number[]])[] = [
  ["sv", [187, 12, 1]],
  ["ar", [79, 28, 3]],
  ["so", [29, 37, 4]],
];
const PARTIAL: readonly (readonly [Language, readonly number[]])[] = [
  ["sv", [9, 1, 0]],
  ["ar", [6, 2, 0]],
  ["so", [2, 4, 0]],
];
const MODES: readonly HelpMode[] = ["self", "listened", "read-by-assistant"];

/** How often each reason is told to the tablet by the client herself, and how often the assistant noted it. */
const REASONS: readonly (readonly [RefusalReason | null, stated: number, noted: number])[] = [
  ["no-time", 6, 40],
  ["not-anonymous", 17, 11],
  ["nothing-changes", 12, 10],
  ["affects-decision", 13, 4],
  ["tired-of-surveys", 5, 6],
  ["not-in-front-of-others", 3, 6],
  ["does-not-want-to-say", 5, 2],
  ["not-well", 1, 5],
  ["hard-to-read", 0, 5],
  ["does-not-understand", 1, 3],
  ["language", 0, 3],
  ["other", 0, 2],
  [null, 0, 12],
];

/** 829 seen, 672 asked, 412 answered; and 41 who don't belong to the survey. */
export const OUTCOMES: readonly Ended[] = [
  ...COMPLETE.flatMap(([language, counts]) => answering({ kind: "complete" }, language, counts)),
  ...PARTIAL.flatMap(([language, counts]) => answering({ kind: "partial" }, language, counts)),
  ...times(4, { kind: "paper" }, "sv"),
  ...times(3, { kind: "paper" }, "ar"),
  ...times(1, { kind: "paper" }, "so"),
  ...REASONS.flatMap(([reason, stated, noted]) => [
    ...spread(stated, { kind: "refusal", stated: { reason }, observed: null }),
    ...spread(noted, { kind: "refusal", stated: null, observed: { reason } }),
  ]),
  ...spread(8, { kind: "break-off", way: "stopped" }),
  ...spread(7, { kind: "break-off", way: "walked-away" }),
  ...spread(4, { kind: "break-off", way: "erased" }),
  ...times(7, { kind: "unresolved" }, null),
  ...times(19, { kind: "other", reason: "no-offered-language" }, null),
  ...spread(14, { kind: "other", reason: "unable" }),
  ...spread(25, { kind: "other", reason: "called-in" }),
  ...spread(4, { kind: "other", reason: "device-fault" }),
  ...times(128, { kind: "missed" }, null),
  ...times(29, { kind: "left" }, null),
  ...times(15, { kind: "not-eligible", reason: "companion" }, null),
  ...times(9, { kind: "not-eligible", reason: "child" }, null),
  ...times(6, { kind: "not-eligible", reason: "not-a-client" }, null),
  ...times(11, { kind: "not-eligible", reason: "already-asked" }, null),
];

function answering(outcome: Outcome, language: Language, counts: readonly number[]): readonly Ended[] {
  return counts.flatMap((count, position) =>
    Array.from({ length: count }, (): Ended => ({ outcome, language, mode: MODES[position] ?? "self" })),
  );
}

function times(count: number, outcome: Outcome, language: Language | null): readonly Ended[] {
  return Array.from({ length: count }, () => ({ outcome, language, mode: null }));
}

/** Over the languages as people say no in passing: of every seventh none is known. */
function spread(count: number, outcome: Outcome): readonly Ended[] {
  const languages = ["sv", "ar", "sv", "so", "sv", "ar", null] as const;
  return Array.from({ length: count }, (_, position): Ended => {
    const language = languages[position % languages.length] ?? null;
    return { outcome, language, mode: null };
  });
}
