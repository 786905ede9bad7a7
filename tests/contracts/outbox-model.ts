import fc from "fast-check";
import type { MintedItem } from "../../src/envelopes/minted-item.ts";
import type { Result } from "../../src/kernel/result.ts";
import { NO_COUNTS, type OutboxCounts } from "../../src/kiosk/store/records.ts";
import type { ItemState } from "../../src/kiosk/store/rows.ts";
import { asItemHash } from "../support/brands.ts";
import { RELEASE_THERE, THERE } from "./joining-laws.ts";
import { expectSame, minted, type Outbox, withOutbox } from "./outbox.ts";

/** What can happen to the store; numbers are places in a small stock of items, so that the same one comes up again. */
type Event =
  | { readonly type: "commit"; readonly items: readonly number[] }
  /** A commit that fails at its last part. */
  | { readonly type: "fail"; readonly items: readonly number[] }
  | { readonly type: "release" }
  | { readonly type: "acknowledge"; readonly items: readonly number[]; readonly wrong: readonly number[] }
  | { readonly type: "offer-again"; readonly items: readonly number[] }
  /** Leaves for another organisation, where nothing that is kept may be lost by it. */
  | { readonly type: "part" }
  | { readonly type: "pass"; readonly minutes: number }
  | { readonly type: "reopen" };

/** What the store should hold, in the simplest form that can say it. */
type Model = { readonly states: Map<string, ItemState>; waitingMinute: number | null; oldestMinute: number | null };

const STOCK = 12;
const KINDS = ["mark", "sealed-answer", "sealed-answer", "fault-report"] as const;
const chosen = fc.array(fc.nat({ max: STOCK - 1 }), { maxLength: 5 });
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant("commit" as const), items: chosen }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("fail" as const), items: chosen }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("release" as const) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("acknowledge" as const), items: chosen, wrong: chosen }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("offer-again" as const), items: chosen }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("part" as const) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("pass" as const), minutes: fc.integer({ min: 1, max: 300 }) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("reopen" as const) }) },
);

/** Events in any order; after each of them the disk, the counters and what the call returned must say the same. */
export async function everyOrderOfEvents(runs: number): Promise<void> {
  const stock = await Promise.all(
    Array.from({ length: STOCK }, (_, at) => minted(KINDS[at % KINDS.length] ?? "mark", `item ${at}`)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 14 }), (events) =>
      withOutbox(async (outbox) => {
        const model: Model = { states: new Map(), waitingMinute: null, oldestMinute: null };
        for (const happens of events) {
          const returned = await perform(outbox, stock, happens);
          follow(model, stock, happens, outbox.minute());
          await compare(outbox, stock, model, happens, returned);
        }
      }),
    ),
    { numRuns: runs },
  );
}

async function perform(
  outbox: Outbox,
  stock: readonly MintedItem[],
  happens: Event,
): Promise<Result<OutboxCounts, unknown> | null> {
  const store = outbox.store();
  switch (happens.type) {
    case "commit":
      return store.commit({ items: pick(stock, happens.items) });
    case "fail": {
      const broken = { name: () => undefined } as never;
      const refused = await store.commit({ items: pick(stock, happens.items), singles: { staffLanguage: "so", shift: broken } });
      expectSame(refused, { ok: false, error: "refused" }, "a commit that cannot be stored");
      return null;
    }
    case "release":
      return store.letLeave();
    case "acknowledge": {
      const wrong = pick(stock, happens.wrong).map((item) => ({ id: item.id, sha256: asItemHash("0".repeat(64)) }));
      return store.acknowledge([...wrong, ...pick(stock, happens.items)]);
    }
    case "offer-again":
      return store.offerAgain(pick(stock, happens.items).map(({ id }) => id));
    case "part":
      await store.join(THERE, RELEASE_THERE, true);
      return null;
    case "pass":
      outbox.pass(happens.minutes);
      return null;
    default:
      await outbox.reopen();
      return null;
  }
}

function follow(model: Model, stock: readonly MintedItem[], happens: Event, minute: number): void {
  const { states } = model;
  if (happens.type === "commit") {
    for (const { id, kind } of pick(stock, happens.items)) {
      states.set(id, states.get(id) ?? (kind === "mark" ? "released" : "waiting"));
    }
  }
  if (happens.type === "release") {
    move(states, [...states.keys()], "waiting", "released");
  }
  if (happens.type === "acknowledge") {
    move(
      states,
      pick(stock, happens.items).map(({ id }) => id),
      "released",
      "received",
    );
  }
  if (happens.type === "offer-again") {
    move(
      states,
      pick(stock, happens.items).map(({ id }) => id),
      "received",
      "released",
    );
  }
  if (happens.type === "part" && [...states.values()].every((state) => state === "received")) {
    states.clear();
  }
  const answers = stock.filter(({ id, kind }) => kind === "sealed-answer" && states.has(id)).map(({ id }) => states.get(id));
  model.waitingMinute = answers.includes("waiting") ? (model.waitingMinute ?? minute) : null;
  model.oldestMinute = answers.some((state) => state !== "received") ? (model.oldestMinute ?? minute) : null;
}

async function compare(
  outbox: Outbox,
  stock: readonly MintedItem[],
  model: Model,
  happens: Event,
  returned: Result<OutboxCounts, unknown> | null,
): Promise<void> {
  const { items, singles } = await outbox.disk();
  const expected = stock.flatMap((item) => {
    const state = model.states.get(item.id);
    return state === undefined ? [] : [{ ...item, state }];
  });
  expectSame(
    items,
    expected.sort((one, other) => (one.id < other.id ? -1 : 1)),
    `the items after ${happens.type}`,
  );
  const queue = recount(expected, model);
  expectSame(singles.find(({ name }) => name === "outbox")?.value ?? NO_COUNTS, queue, `the counters after ${happens.type}`);
  if (returned !== null) {
    expectSame(returned, { ok: true, value: queue }, `what ${happens.type} returned`);
  }
}

function recount(items: readonly { readonly kind: MintedItem["kind"]; readonly state: ItemState }[], model: Model): OutboxCounts {
  const count = (kind: MintedItem["kind"], state: ItemState): number =>
    items.filter((item) => item.kind === kind && item.state === state).length;
  return {
    answersWaiting: count("sealed-answer", "waiting"),
    answersLeaving: count("sealed-answer", "released"),
    answersReceived: count("sealed-answer", "received"),
    marksPending: count("mark", "released"),
    marksReceived: count("mark", "received"),
    reportsWaiting: count("fault-report", "waiting"),
    reportsLeaving: count("fault-report", "released"),
    waitingMinute: model.waitingMinute,
    oldestMinute: model.oldestMinute,
  };
}

function move(states: Map<string, ItemState>, ids: readonly string[], from: ItemState, to: ItemState): void {
  for (const id of ids) {
    if (states.get(id) === from) {
      states.set(id, to);
    }
  }
}

function pick(stock: readonly MintedItem[], places: readonly number[]): readonly MintedItem[] {
  return places.flatMap((place) => stock[place] ?? []);
}
