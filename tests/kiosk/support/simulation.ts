import { expect, vi } from "vitest";
import { countContacts, storedResponses } from "../../../src/domain/tally/counts.ts";
import { EMPTY_LEDGER, foldLedger, mergeLedgers } from "../../../src/domain/tally/ledger.ts";
import { type AnyId, mintId } from "../../../src/kernel/ids.ts";
import { type ExchangePorts, exchange } from "../../../src/kiosk/sync/exchange.ts";
import { letAnswersLeave } from "../../../src/kiosk/tablet/departure.ts";
import { correctContact, markContact, voidContact } from "../../../src/kiosk/tablet/tallying.ts";
import { good } from "../../contracts/outbox.ts";
import { anotherRound, type Published } from "../../server/support/coordinator.ts";
import type { TestServer } from "../../server/support/test-server.ts";
import { asContactId } from "../../support/brands.ts";
import { chance } from "../../support/chance.ts";
import { ledgerOf } from "../../support/ledger-of.ts";
import { type Network, network, WEATHERS, type Weather } from "./network.ts";
import { answerOn, heldBy, PORTS, siteTablet, storedOnServer } from "./site.ts";
import type { TestTablet } from "./test-tablet.ts";

export type World = { readonly server: TestServer; readonly organisation: Published };

/** What a run did, so that a test can tell that it did something. */
export type Done = Record<
  "marks" | "corrections" | "undone" | "answers" | "releases" | "restarts" | "exchanges" | "failed" | "received",
  number
>;

const OUTCOMES = [
  { kind: "missed" },
  { kind: "left" },
  { kind: "paper" },
  { kind: "refusal", stated: null, observed: { reason: "no-time" } },
  { kind: "other", reason: "called-in" },
  { kind: "not-eligible", reason: "child" },
] as const;

export type Day = { readonly done: Done; readonly struck: Readonly<Record<Weather, number>> };

/** How likely each thing is to happen next, in parts of the sum. */
const DAY: readonly (readonly [keyof Done, number])[] = [
  ["marks", 5],
  ["corrections", 2],
  ["undone", 1],
  ["answers", 3],
  ["releases", 2],
  ["restarts", 1],
  ["exchanges", 8],
];

const NOTHING_DONE: Done = {
  marks: 0,
  corrections: 0,
  undone: 0,
  answers: 0,
  releases: 0,
  restarts: 0,
  exchanges: 0,
  failed: 0,
  received: 0,
};

/** Days share a server, and the same seed mints the same ids again: each day has a beginning of its own for them. */
let days = 0;

/**
 * A bad day on one site, drawn from the seed: one to three tablets, so many events, two exchanges out of three in bad
 * weather. Then the weather clears, and after one more exchange of each tablet everything must agree.
 */
export async function badDay({ server, organisation }: World, seed: number, events: number): Promise<Day> {
  const random = chance(seed);
  const wire = network(random);
  wire.connect(server);
  vi.stubGlobal("fetch", wire.fetch);
  const drawn = (limit: number): number => (((random(1)[0] ?? 0) << 8) | (random(1)[0] ?? 0)) % limit;
  const done = { ...NOTHING_DONE };
  days += 1;
  const day = days.toString(16).padStart(8, "0");
  const mint = <Minted extends AnyId>(): Minted => (day + mintId(random).slice(day.length)) as Minted;
  const ports = { ...PORTS, randomBytes: random };
  const published = { ...organisation, ...(await anotherRound(organisation.coordinator, organisation.sites, organisation.keys)) };
  const tablets: TestTablet[] = [];
  for (let count = 0; count <= seed % 3; count++) {
    tablets.push(await siteTablet(published, mint));
  }

  wire.expectWeather(() => (drawn(3) === 0 ? null : (WEATHERS[drawn(WEATHERS.length)] as Weather)));
  for (let event = 0; event < events; event++) {
    const tablet = tablets[drawn(tablets.length)] as TestTablet;
    const what = drawWhat(drawn);
    done[what] += 1;
    if (what === "exchanges") {
      done.failed += (await exchangeOrKill(tablet, ports, wire, drawn(3) === 0)) ? 0 : 1;
    } else {
      await happen(tablet, what, drawn);
    }
    if (drawn(6) === 0) {
      await wire.deliverLate();
    }
  }

  wire.expectWeather(() => null);
  await wire.deliverLate();
  await expectAgreement({ server, published, wire, tablets });
  return { done: { ...done, received: (await heldBy(tablets)).answers.length }, struck: wire.struck };
}

function drawWhat(drawn: (limit: number) => number): keyof Done {
  let place = drawn(DAY.reduce((sum, [, weight]) => sum + weight, 0));
  for (const [what, weight] of DAY) {
    if (place < weight) {
      return what;
    }
    place -= weight;
  }
  return "exchanges";
}

async function happen(tablet: TestTablet, what: keyof Done, drawn: (limit: number) => number): Promise<void> {
  const page = tablet.page();
  const contacts = foldLedger(ledgerOf(page.state().tally));
  const contact = contacts[drawn(Math.max(contacts.length, 1))]?.contactId ?? "";
  const outcome = OUTCOMES[drawn(OUTCOMES.length)] ?? OUTCOMES[0];
  switch (what) {
    case "marks":
      await markContact(page, outcome, "sv");
      return;
    case "corrections":
      await correctContact(page, asContactId(contact), outcome, "ar");
      return;
    case "undone":
      await voidContact(page, asContactId(contact));
      return;
    case "answers":
      await answerOn(page);
      return;
    case "releases":
      await letAnswersLeave(page, "itself");
      return;
    default:
      await tablet.restart();
  }
}

/** One exchange. Where the reply never comes the page is killed, and another one starts on what is stored. */
async function exchangeOrKill(tablet: TestTablet, ports: ExchangePorts, wire: Network, full: boolean): Promise<boolean> {
  const silences = wire.struck.silence;
  let silenced: ReturnType<typeof setInterval> | undefined;
  const silence = new Promise<"silence">((resolve) => {
    silenced = setInterval(() => wire.struck.silence > silences && resolve("silence"), 1);
  });
  const result = await Promise.race([exchange(tablet.page(), ports, full), silence]);
  clearInterval(silenced);
  if (result === "silence") {
    await tablet.restart();
    return false;
  }
  return result.ok;
}

type Site = Pick<World, "server"> & {
  readonly wire: Network;
  readonly published: Published;
  readonly tablets: readonly TestTablet[];
};

async function expectAgreement({ server, published, wire, tablets }: Site): Promise<void> {
  for (const tablet of tablets) {
    await letAnswersLeave(tablet.page(), "itself");
    good(await exchange(tablet.page(), PORTS, false));
  }
  // Everything that any tablet holds is there once, sound, and in one batch; and nothing else is.
  const held = await heldBy(tablets);
  expect(await storedOnServer(server, published.round.id)).toEqual(held);
  // Everything was acknowledged, and counted so once.
  for (const tablet of tablets) {
    const { items } = await tablet.disk();
    const answers = items.filter(({ kind }) => kind === "sealed-answer").length;
    expect(items.filter(({ state }) => state !== "received")).toEqual([]);
    expect(tablet.page().state().outbox).toEqual({
      answersWaiting: 0,
      answersLeaving: 0,
      answersReceived: answers,
      marksPending: 0,
      marksReceived: items.length - answers,
      reportsWaiting: 0,
      reportsLeaving: 0,
      waitingMinute: null,
      oldestMinute: null,
    });
  }
  // The site's figures are the same everywhere: those of all ledgers together.
  const ledger = tablets.map((tablet) => ledgerOf(tablet.page().state().tally)).reduce(mergeLedgers, EMPTY_LEDGER);
  const contacts = foldLedger(ledger);
  expect(storedResponses(contacts)).toBe(held.answers.length);
  for (const tablet of tablets) {
    wire.sent.length = 0;
    const last = good(await exchange(tablet.page(), PORTS, true));
    expect(last.site?.counts).toEqual(countContacts(contacts));
    expect(last.want).toEqual([]);
    expect(wire.sent.map(({ request }) => request.put.length)).toEqual([0]);
    expect(foldLedger(ledgerOf((await tablet.restart()).state().tally))).toEqual(
      foldLedger(ledgerOf(tablet.page().state().tally)),
    );
  }
}
