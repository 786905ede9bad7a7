import { describe, expect, test } from "vitest";
import type { Outcome } from "../../../src/domain/disposition/outcome.ts";
import { answersOf, HANDED_OVER, type InterviewEvent, languageOf } from "../../../src/domain/interview/interview.ts";
import { asLanguage } from "../../support/brands.ts";
import {
  BUILT_IN,
  equals,
  freeText,
  information,
  multiple,
  number,
  questionnaire,
  scale,
  single,
} from "../../support/questionnaires.ts";
import { type Visitor, visitor } from "../../support/visitor.ts";

/** Eight items that ask something, so that four of them are half. */
const eight = BUILT_IN;
const fourth = { contact: "very-easy", information: "fairly-easy", understanding: "fairly-much", views: "yes" };

describe("a visitor", () => {
  test("chooses her language, reads the purpose, answers everything and sends", () => {
    const reading = visitor(eight).chooses("ar");
    expect(reading.interview).toEqual({ stage: "reading-purpose", language: "ar", answers: {} });
    const sent = reading
      .starts()
      .answers({ ...fourth, influence: "none", overall: "dont-know", change: "unchanged", gender: "woman" })
      .sends();
    expect(sent.leaves()).toEqual({
      stage: "closed",
      language: "ar",
      end: "sent",
      outcome: { kind: "complete" },
      keeps: {
        contact: { option: "very-easy" },
        information: { option: "fairly-easy" },
        understanding: { option: "fairly-much" },
        views: { option: "yes" },
        influence: { option: "none" },
        overall: { option: "dont-know" },
        change: { option: "unchanged" },
        gender: { option: "woman" },
      },
    });
  });

  test("sees one item at a time, in the questionnaire's order, and then whether to send", () => {
    const seen: (string | null)[] = [];
    let person = visitor(eight).chooses("so").starts();
    while (person.interview.stage === "answering") {
      seen.push(person.sees());
      person = person.skips();
    }
    expect(seen).toEqual(eight.items.map(({ id }) => id));
    expect(person.interview.stage).toBe("confirming");
  });

  test("answers a few items and sends: partial", () => {
    const { outcome, keeps } = visitor(eight).chooses("so").starts().answers({ contact: "very-easy" }).skips(2).sends().leaves();
    expect(outcome).toEqual({ kind: "partial" });
    expect(keeps).toEqual({ contact: { option: "very-easy" } });
  });

  test("says no and why; nothing of hers is kept", () => {
    expect(visitor(eight).chooses("ar").declines("not-anonymous").leaves()).toEqual({
      stage: "closed",
      language: "ar",
      end: "declined",
      outcome: { kind: "refusal", stated: { reason: "not-anonymous" }, observed: null },
      keeps: null,
    });
  });

  test("says no and not why", () => {
    expect(visitor(eight).chooses("sv").declines().leaves().outcome).toEqual({
      kind: "refusal",
      stated: { reason: null },
      observed: null,
    });
  });

  test("says no, is asked why and leaves: what she said stands", () => {
    const gone = visitor(eight).chooses("sv").saysNo().walksAway().leaves();
    expect(gone.outcome).toEqual({ kind: "refusal", stated: { reason: null }, observed: null });
    expect(gone).toMatchObject({ end: "walked-away", keeps: null });
  });

  test("says no and thinks again", () => {
    const again = visitor(eight).chooses("sv").saysNo().reconsiders();
    expect(again.interview).toEqual({ stage: "reading-purpose", language: "sv", answers: {} });
    expect(again.starts().answers(fourth).sends().leaves().outcome).toEqual({ kind: "complete" });
  });

  test("erases everything, and nothing is kept", () => {
    const { outcome, keeps, end } = visitor(eight).chooses("so").starts().answers(fourth).erases().leaves();
    expect({ outcome, keeps, end }).toEqual({ outcome: { kind: "break-off", way: "erased" }, keeps: null, end: "erased" });
  });

  test("walks away, and nothing is kept unless the round says so", () => {
    const answers = { contact: "very-easy", information: "very-easy" };
    const gone = visitor(eight).chooses("so").starts().answers(answers).walksAway().leaves();
    expect(gone).toMatchObject({ outcome: { kind: "break-off", way: "walked-away" }, keeps: null, end: "walked-away" });
    const kept = visitor(eight, { keepsWalkAways: true }).chooses("so").starts().answers(answers).walksAway().leaves();
    expect(kept).toMatchObject({ outcome: { kind: "partial" }, end: "walked-away" });
    expect(kept.keeps).toEqual({ contact: { option: "very-easy" }, information: { option: "very-easy" } });
  });

  test("is called in; the assistant takes the tablet back and says so, and nothing is kept", () => {
    const calledIn: Outcome = { kind: "other", reason: "called-in" };
    const gone = visitor(eight, { keepsWalkAways: true }).chooses("ar").starts().answers(fourth).isTakenBack(calledIn).leaves();
    expect(gone).toEqual({ stage: "closed", language: "ar", end: "withdrawn", outcome: calledIn, keeps: null });
  });

  test("has said no and is called in before she says why: her no stays, with what the assistant saw beside it", () => {
    const no = visitor(eight).chooses("so").saysNo();
    expect(no.isTakenBack({ kind: "other", reason: "called-in" }).leaves()).toMatchObject({
      language: "so",
      outcome: { kind: "refusal", stated: { reason: null }, observed: null },
    });
    expect(no.isTakenBack({ kind: "refusal", stated: null, observed: { reason: "no-time" } }).leaves()).toMatchObject({
      outcome: { kind: "refusal", stated: { reason: null }, observed: { reason: "no-time" } },
    });
  });

  test("has not sent; then no assistant can send for her", () => {
    const person = visitor(eight).chooses("ar").starts().answers(fourth);
    expect(person.isTakenBack({ kind: "complete" }).interview).toBe(person.interview);
    expect(person.isTakenBack({ kind: "partial" }).interview).toBe(person.interview);
  });

  test("hands back before she has chosen a language", () => {
    expect(visitor(eight).walksAway().leaves()).toMatchObject({
      language: null,
      outcome: { kind: "break-off", way: "walked-away" },
      keeps: null,
    });
    expect(visitor(eight).isTakenBack({ kind: "other", reason: "no-offered-language" }).leaves().language).toBeNull();
  });
});

describe("how it ends × what was answered", () => {
  const none: Readonly<Record<string, string>> = {};
  const noAnswer = { gender: "prefer-not-to-say" };
  const one = { contact: "dont-know" };
  const three = { contact: "very-easy", information: "very-easy", understanding: "none" };
  const all = { ...fourth, influence: "none", overall: "very-satisfied", change: "unchanged", gender: "man" };
  const breakOff = (way: "erased" | "walked-away" | "stopped"): Outcome => ({ kind: "break-off", way });

  test.each<["sends" | "erases" | "walksAway", string, Readonly<Record<string, string>>, Outcome, Outcome]>([
    // end, what was answered, outcome, outcome where the round keeps those who walk away
    ["sends", "nothing", none, breakOff("stopped"), breakOff("stopped")],
    ["sends", "only that she won't say", noAnswer, breakOff("stopped"), breakOff("stopped")],
    ["sends", "one of eight", one, { kind: "partial" }, { kind: "partial" }],
    ["sends", "three of eight", three, { kind: "partial" }, { kind: "partial" }],
    ["sends", "four of eight", fourth, { kind: "complete" }, { kind: "complete" }],
    ["sends", "all", all, { kind: "complete" }, { kind: "complete" }],
    ["erases", "nothing", none, breakOff("erased"), breakOff("erased")],
    ["erases", "three of eight", three, breakOff("erased"), breakOff("erased")],
    ["erases", "all", all, breakOff("erased"), breakOff("erased")],
    ["walksAway", "nothing", none, breakOff("walked-away"), breakOff("walked-away")],
    ["walksAway", "only that she won't say", noAnswer, breakOff("walked-away"), breakOff("walked-away")],
    ["walksAway", "one of eight", one, breakOff("walked-away"), { kind: "partial" }],
    ["walksAway", "four of eight", fourth, breakOff("walked-away"), { kind: "partial" }],
    ["walksAway", "all, but did not send", all, breakOff("walked-away"), { kind: "partial" }],
  ])("%s, %s", (end, _, said, usual, keptOnes) => {
    const leaving = (keepsWalkAways: boolean) =>
      visitor(eight, { keepsWalkAways }).chooses("sv").starts().answers(said)[end]().leaves();
    for (const [closed, outcome] of [[leaving(false), usual] as const, [leaving(true), keptOnes] as const]) {
      expect(closed.outcome).toEqual(outcome);
      expect(closed.keeps !== null).toBe(outcome.kind === "complete" || outcome.kind === "partial");
    }
  });
});

describe("going back", () => {
  test("shows the item before, with what was answered", () => {
    const person = visitor(eight).chooses("sv").starts().answers({ contact: "very-easy", information: "very-hard" });
    expect(person.sees()).toBe("understanding");
    expect(person.goesBack(2).sees()).toBe("contact");
    expect(person.goesBack(2).hasSaid()).toEqual(person.hasSaid());
  });

  test("from the first item leads to the purpose, and starting again keeps the answers", () => {
    const person = visitor(eight).chooses("sv").starts().picks("very-easy").goesBack(2);
    expect(person.interview).toEqual({ stage: "reading-purpose", language: "sv", answers: { contact: { option: "very-easy" } } });
    expect(person.starts().sees()).toBe("contact");
    expect(person.starts().hasSaid()).toEqual({ contact: { option: "very-easy" } });
  });

  test("from the last question, whether to send, leads to the item she came from", () => {
    expect(visitor(eight).chooses("sv").starts().picks("very-easy").stops().goesBack().sees()).toBe("information");
    expect(visitor(eight).chooses("sv").starts().skips(8).goesBack().sees()).toBe("gender");
  });

  test("a changed mind replaces the answer, skipping takes it away, and tapping nothing clears it", () => {
    const person = visitor(eight).chooses("sv").starts().picks("very-easy").goesBack();
    expect(person.picks("very-hard").hasSaid()).toEqual({ contact: { option: "very-hard" } });
    expect(person.skips().hasSaid()).toEqual({});
    expect(person.clears().hasSaid()).toEqual({});
    expect(person.clears().sees()).toBe("contact");
  });
});

describe("routing", () => {
  const routed = questionnaire([
    single("visited", "yes no"),
    scale("welcome", "good bad dont-know", { when: equals("visited", "yes") }),
    single("again", "yes no", { when: { and: [equals("visited", "yes"), equals("welcome", "bad")] } }),
    information("thanks"),
    multiple("why", "far busy afraid none!", { when: equals("visited", "no") }),
    number("children", 0, 20, "prefer-not-to-say"),
    freeText("more", 50, "", { when: { answered: "children" } }),
  ]);
  const arrives = (): Visitor => visitor(routed).chooses("sv").starts();

  test("shows only what applies", () => {
    expect(arrives().picks("no").sees()).toBe("thanks");
    expect(arrives().picks("no").goesOn().sees()).toBe("why");
    expect(arrives().picks("yes").sees()).toBe("welcome");
    expect(arrives().picks("yes").picks("good").sees()).toBe("thanks");
    expect(arrives().picks("yes").picks("bad").sees()).toBe("again");
  });

  test("going back and changing an answer clears those that no longer apply, and theirs in turn", () => {
    const unhappy = arrives().answers({ visited: "yes", welcome: "bad", again: "no", children: 2 });
    expect(Object.keys(unhappy.hasSaid())).toEqual(["visited", "welcome", "again", "children"]);
    const changed = unhappy.goesBack(5).taps("no");
    expect(changed.hasSaid()).toEqual({ visited: { option: "no" }, children: { number: 2 } });
    expect(changed.taps("yes").hasSaid()).toEqual({ visited: { option: "yes" }, children: { number: 2 } });
  });

  test("skipping an item takes along what hung on it", () => {
    const person = arrives().answers({ visited: "no", why: ["far", "busy"], children: 1, more: { text: "tack" } });
    expect(person.goesBack(2).sees()).toBe("children");
    expect(person.goesBack(2).skips().hasSaid()).toEqual({ visited: { option: "no" }, why: { options: ["far", "busy"] } });
    expect(person.goesBack(2).skips().interview.stage).toBe("confirming");
  });

  test("only what applied and was answered is kept", () => {
    const { keeps } = arrives().answers({ visited: "yes", welcome: "good", children: "prefer-not-to-say" }).sends().leaves();
    expect(keeps).toEqual({ visited: { option: "yes" }, welcome: { option: "good" }, children: { option: "prefer-not-to-say" } });
  });

  test("an answer that the item cannot have changes nothing", () => {
    const person = arrives();
    for (const said of ["maybe", ["yes"], 1, { text: "yes" }, "constructor", "__proto__"] as const) {
      expect(person.taps(said).interview).toBe(person.interview);
    }
    const counting = person.picks("no").goesOn().skips();
    expect(counting.taps(21).interview).toBe(counting.interview);
    expect(counting.taps(-1).interview).toBe(counting.interview);
    expect(counting.taps(2.5).interview).toBe(counting.interview);
  });

  test("an information can be read, not answered", () => {
    const reading = arrives().picks("no");
    expect(reading.sees()).toBe("thanks");
    expect(reading.taps("yes").interview).toBe(reading.interview);
    expect(reading.skips().sees()).toBe("why");
  });

  test("when nothing applies there is nothing to start, and she can still say no", () => {
    const person = visitor(questionnaire([single("never", "yes no", { when: { or: [] } })])).chooses("sv");
    expect(person.starts().interview).toBe(person.interview);
    expect(person.declines("no-time").leaves().outcome.kind).toBe("refusal");
  });
});

describe("another language", () => {
  const started = visitor(eight).chooses("sv").starts().answers({ contact: "very-easy", information: "dont-know" });

  test.each<[string, Visitor]>([
    ["the purpose", visitor(eight).chooses("sv")],
    ["the purpose, come back to", started.goesBack(3)],
    ["an item", started],
    ["whether to send", started.stops()],
    ["why not", visitor(eight).chooses("sv").saysNo()],
  ])("at %s changes the language and nothing else", (_, person) => {
    const switched = person.chooses("ar");
    expect(switched.interview).toEqual({ ...person.interview, language: "ar" });
    expect(languageOf(switched.interview)).toBe("ar");
    expect(switched.chooses("sv").interview).toEqual(person.interview);
  });

  test("that the questionnaire has not is no choice", () => {
    expect(visitor(eight).chooses(asLanguage("fi")).interview).toBe(HANDED_OVER);
    expect(started.chooses(asLanguage("fi")).interview).toBe(started.interview);
    expect(started.chooses(asLanguage("constructor")).interview).toBe(started.interview);
  });

  test("is the one that the response carries", () => {
    expect(started.chooses("so").answers({ understanding: "none", views: "no" }).sends().leaves()).toMatchObject({
      language: "so",
      outcome: { kind: "complete" },
    });
  });
});

describe("a tap that comes too late, or twice", () => {
  const stages: readonly [string, Visitor, readonly InterviewEvent["type"][]][] = [
    ["choosing a language", visitor(eight), ["choose-language", "walk-away", "withdraw"]],
    ["reading the purpose", visitor(eight).chooses("sv"), ["choose-language", "start", "decline", "walk-away", "withdraw"]],
    [
      "giving a reason",
      visitor(eight).chooses("sv").saysNo(),
      ["choose-language", "reconsider", "back", "give-reason", "walk-away", "withdraw"],
    ],
    [
      "answering",
      visitor(eight).chooses("sv").starts().picks("very-easy"),
      ["choose-language", "answer", "skip", "next", "back", "stop", "walk-away", "withdraw"],
    ],
    [
      "confirming",
      visitor(eight).chooses("sv").starts().stops(),
      ["choose-language", "back", "send", "erase", "walk-away", "withdraw"],
    ],
    ["gone", visitor(eight).chooses("sv").starts().answers(fourth).sends(), []],
  ];
  const events: readonly InterviewEvent[] = [
    { type: "choose-language", language: "ar" },
    { type: "start" },
    { type: "decline" },
    { type: "reconsider" },
    { type: "give-reason", reason: "no-time" },
    { type: "answer", answer: { option: "very-hard" } },
    { type: "skip" },
    { type: "next" },
    { type: "back" },
    { type: "stop" },
    { type: "send" },
    { type: "erase" },
    { type: "walk-away" },
    { type: "withdraw", outcome: { kind: "missed" } },
  ];

  test.each(stages)("while %s, only what the stage offers does anything", (_, person, offered) => {
    for (const event of events) {
      const after = person.does(event);
      expect(`${event.type} ${after.interview === person.interview ? "does nothing" : "does something"}`).toBe(
        `${event.type} ${offered.includes(event.type) ? "does something" : "does nothing"}`,
      );
    }
  });

  test("never changes the interview that it came to", () => {
    const person = visitor(eight).chooses("sv").starts().picks("very-easy");
    const before = structuredClone(person.interview);
    person.does(...events);
    expect(person.interview).toEqual(before);
  });
});

test("before she has started there are no answers", () => {
  expect(answersOf(HANDED_OVER)).toEqual({});
  expect(languageOf(HANDED_OVER)).toBeNull();
});

test("a fault in the order of a questionnaire's words can't hurt: items may be called constructor or prototype", () => {
  const strange = questionnaire([
    single("constructor", "yes no"),
    single("prototype", "constructor prototype", { when: equals("constructor", "yes") }),
    freeText("valueof", 9, "", { when: { answered: "tostring" } }),
    single("tostring", "yes no", { when: { not: { answered: "hasownproperty" } } }),
  ]);
  const { keeps, outcome } = visitor(strange)
    .chooses("sv")
    .starts()
    .answers({ constructor: "yes", prototype: "constructor", tostring: "no" })
    .sends()
    .leaves();
  expect(Object.entries(keeps ?? {})).toEqual([
    ["constructor", { option: "yes" }],
    ["prototype", { option: "constructor" }],
    ["tostring", { option: "no" }],
  ]);
  expect(outcome).toEqual({ kind: "complete" });
});
