import { beforeAll, describe, expect, test } from "vitest";
import type { ConsoleApi } from "../../../src/console/api/console-api.ts";
import type { AnswerPort, OpenPort } from "../../../src/console/opening/open-port.ts";
import { openRound } from "../../../src/console/opening/open-round.ts";
import { openPage, type RoundFacts } from "../../../src/envelopes/open-page.ts";
import type { SealedAnswer } from "../../../src/envelopes/sealed-answer.ts";
import { err, ok } from "../../../src/kernel/result.ts";
import { type KeyPair, makeSealingKeys } from "../../../src/sealing/keys.ts";
import { type OpeningKey, openingKey } from "../../../src/sealing/open.ts";
import { chance } from "../../support/chance.ts";
import { DAY, round, sealed } from "../../support/opened-round.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";

const FACTS = { roundId: round().id, siteIds: round().siteIds, questionnaire: BUILT_IN, dates: null };
let coordinator: KeyPair;
let key: OpeningKey;
let answers: readonly SealedAnswer[];

beforeAll(async () => {
  coordinator = await makeSealingKeys();
  key = await openingKey(coordinator.kid, coordinator.privateKey);
  answers = await Promise.all(DAY.map((one) => sealed(one, BUILT_IN, [coordinator])));
});

describe("opening a round", () => {
  /** A port on this side, and how often it was closed: its key must not outlive the job. */
  const portThat = (opens: (facts: RoundFacts) => AnswerPort["openPage"]) => {
    const closed = { times: 0 };
    const openPort: OpenPort = (facts) => ({ openPage: opens(facts), close: () => void closed.times++ });
    return { openPort, closed };
  };
  const opening = (facts: RoundFacts) => (page: readonly SealedAnswer[]) => openPage(page, facts, key);
  const job = (more: object) => ({
    api: { sealedAnswers: async ({ query }: Parameters<ConsoleApi["sealedAnswers"]>[0]) => ok(pageAfter(query.after ?? null)) },
    openPort: portThat(opening).openPort,
    key: coordinator,
    round: FACTS,
    randomBytes: chance(1),
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...more,
  });

  test("goes from page to page and says how far it is", async () => {
    const progress: number[] = [];
    const { openPort, closed } = portThat(opening);
    const result = await openRound(job({ openPort, onProgress: (done: number) => progress.push(done) }));
    expect(result.ok && result.value.responses).toEqual(DAY);
    expect(progress).toEqual([30, 60, 75]);
    expect(closed.times).toBe(1);
  });

  test("can be cancelled in the middle of a page, and ends the worker", async () => {
    const cancelling = new AbortController();
    const { openPort, closed } = portThat(() => () => new Promise(() => setTimeout(() => cancelling.abort(), 0)));
    expect(await openRound(job({ openPort, signal: cancelling.signal }))).toEqual(err("cancelled"));
    expect(closed.times).toBeGreaterThan(0);
  });

  test("counts the same whichever way the server turns its pages", async () => {
    const pages = [answers.slice(50), answers.slice(0, 20), answers.slice(10, 50)];
    const turned = async ({ query }: Parameters<ConsoleApi["sealedAnswers"]>[0]) => {
      const at = Number(query.after ?? 0);
      return ok({ answers: pages[at] ?? [], next: at + 1 < pages.length ? String(at + 1) : null });
    };
    const result = await openRound(job({ api: { sealedAnswers: turned } }));
    expect(result.ok && result.value.responses).toEqual(DAY);
    expect(result.ok && result.value.unopened).toEqual([]);
  });

  test("can still be cancelled once everything is open and is being put in order", async () => {
    const cancelling = new AbortController();
    const lastPage = (done: number): void => {
      if (done === answers.length) {
        cancelling.abort();
      }
    };
    expect(await openRound(job({ onProgress: lastPage, signal: cancelling.signal }))).toEqual(err("cancelled"));
  });

  test("says what the server said when a page is refused, and ends the worker", async () => {
    const { openPort, closed } = portThat(opening);
    const refusing = async (_round: string, after: string | null) =>
      after === null ? ok(pageAfter(null)) : err("not-signed-in" as const);
    expect(await openRound(job({ openPort, api: { sealedAnswers: refusing } }))).toEqual(err("not-signed-in"));
    expect(closed.times).toBe(1);
  });

  test("says so when the worker breaks down in the middle of a page, and ends it", async () => {
    const { openPort, closed } = portThat(() => async () => {
      throw new Error("the worker could not use the key");
    });
    expect(await openRound(job({ openPort }))).toEqual(err("worker-failed"));
    expect(closed.times).toBe(1);
  });

  test("leaves nothing behind on the signal once it is done", async () => {
    const leaving = new AbortController();
    const { openPort, closed } = portThat(opening);
    await openRound(job({ openPort, signal: leaving.signal }));
    leaving.abort();
    expect(closed.times).toBe(1);
  });

  test("says so when the worker can't start", async () => {
    const openPort: OpenPort = () => {
      throw new TypeError("refused by policy");
    };
    expect(await openRound(job({ openPort }))).toEqual(err("worker-failed"));
  });
});

function pageAfter(after: string | null): { answers: SealedAnswer[]; next: string | null } {
  const start = after === null ? 0 : answers.findIndex(({ id }) => id === after) + 1;
  const page = answers.slice(start, start + 30);
  return { answers: page, next: start + 30 < answers.length ? (page.at(-1)?.id ?? null) : null };
}
