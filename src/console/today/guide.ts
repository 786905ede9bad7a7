import { paperBalance } from "../../domain/paper/paper-balance.ts";
import { answered, asked } from "../../domain/tally/counts.ts";
import { daysBetween } from "../../kernel/calendar.ts";
import type { DevicesReply, FieldworkReply } from "../../protocol/console/fieldwork.ts";
import type { ListedRound } from "../../protocol/console/rounds.ts";
import { totalCounts } from "../field/sums.ts";
import type { WordKey } from "../words/resources.ts";
import { devicesInUse, type Now, silentDevices } from "./silent.ts";

/** `now`: under way; `alarm`: somebody has to do something; `open`: not yet. */
export type StepState = "done" | "now" | "alarm" | "open";
export type Step = {
  readonly state: StepState;
  readonly text: WordKey;
  readonly values?: Readonly<Record<string, number>>;
  /** Where it is done. */
  readonly path: `/${string}`;
};

export type Part = { readonly name: "before" | "during" | "after"; readonly current: boolean; readonly steps: readonly Step[] };

type Planned = { readonly keysProved: boolean; readonly siteCount: number };
export type Running = Planned & {
  readonly round: Pick<ListedRound, "starts" | "ends" | "languages" | "siteIds">;
  readonly fieldwork: FieldworkReply;
  readonly devices: DevicesReply;
  /** Whether its answers lie open in this page. */
  readonly opened: boolean;
};

/** The way that a round goes while none is published. */
export function guideBefore({ keysProved, siteCount }: Planned): readonly Part[] {
  return [
    {
      name: "before",
      current: true,
      steps: [
        keysStep(keysProved),
        { ...sitesStep(siteCount) },
        { state: "open", text: "today.steps.makeRound", path: "/rounds" },
        { state: "open", text: "today.steps.connect", path: "/tablets" },
      ],
    },
    {
      name: "during",
      current: false,
      steps: [
        { state: "open", text: "today.steps.followDays", path: "/field" },
        { state: "open", text: "today.steps.watchTablets", path: "/tablets" },
      ],
    },
    { name: "after", current: false, steps: afterwards("open", false) },
  ];
}

/** The same for a published round, with what is done and what remains. */
export function guideOf({ round, fieldwork, devices, opened, ...planned }: Running, now: Now): readonly Part[] {
  const over = now.today > round.ends;
  const begun = now.today >= round.starts;
  const used = devicesInUse(devices.devices);
  const equipped = round.siteIds.every((id) => used.some(({ siteId }) => siteId === id));
  const before: readonly Step[] = [
    keysStep(planned.keysProved),
    { state: "done", text: "today.steps.published", values: { count: round.languages.length }, path: "/rounds" },
    used.length > 0 && equipped
      ? { state: "done", text: "today.steps.connected", values: { count: used.length }, path: "/tablets" }
      : { state: over ? "done" : "open", text: "today.steps.connectEverywhere", path: "/tablets" },
  ];
  return [
    { name: "before", current: !begun, steps: before },
    { name: "during", current: begun && !over, steps: during({ round, fieldwork, devices }, now) },
    {
      name: "after",
      current: over,
      steps: afterwards(reconciled(fieldwork), opened, over ? fieldwork : null, paperBalance(fieldwork.paper).missing),
    },
  ];
}

/** The day of the round that it is, and of how many; both in days of the calendar. */
export function dayOfRound({ starts, ends }: Pick<ListedRound, "starts" | "ends">, { today }: Now): readonly [number, number] {
  return [daysBetween(starts, today) + 1, daysBetween(starts, ends) + 1];
}

function during({ round, fieldwork, devices }: Pick<Running, "round" | "fieldwork" | "devices">, now: Now): readonly Step[] {
  const over = now.today > round.ends;
  const begun = now.today >= round.starts;
  const today = totalCounts(fieldwork.groups.filter(({ date }) => date === now.today));
  const whole = totalCounts(fieldwork.groups);
  const silent = silentDevices(devices.devices, round, now).length;
  const waiting = devicesInUse(devices.devices).reduce((sum, { pending }) => sum + pending, 0);
  const figures = (of: typeof whole) => ({ asked: asked(of), answered: answered(of) });
  const strokes: Step = over
    ? { state: "done", text: "today.steps.wholeRound", values: figures(whole), path: "/field" }
    : asked(today) > 0
      ? { state: "now", text: "today.steps.thisDay", values: figures(today), path: "/field" }
      : { state: "open", text: begun ? "today.steps.nothingToday" : "today.steps.notBegun", path: "/field" };
  return [
    strokes,
    silent > 0
      ? { state: "alarm", text: "today.steps.silent", values: { count: silent }, path: "/tablets" }
      : { state: over ? "done" : begun ? "now" : "open", text: "today.steps.allHeard", path: "/tablets" },
    waiting > 0
      ? { state: "now", text: "today.steps.waiting", values: { count: waiting }, path: "/tablets" }
      : { state: over ? "done" : begun ? "now" : "open", text: "today.steps.nothingWaits", path: "/tablets" },
  ];
}

function reconciled({ answers }: FieldworkReply): StepState {
  return answers.expected > 0 && answers.received >= answers.expected ? "done" : "open";
}

function afterwards(arrived: StepState, opened: boolean, over: FieldworkReply | null = null, onPaper = 0): readonly Step[] {
  const missing = over === null ? 0 : Math.max(0, over.answers.expected - over.answers.received);
  return [
    missing > 0
      ? { state: "alarm", text: "today.steps.missing", values: { count: missing }, path: "/batches" }
      : { state: over === null ? "open" : arrived, text: "today.steps.reconcile", path: "/batches" },
    ...(onPaper === 0
      ? []
      : [
          {
            state: over === null ? "open" : "alarm",
            text: "today.steps.paper",
            values: { count: onPaper },
            path: "/paper",
          } as const,
        ]),
    { state: opened ? "done" : "open", text: "today.steps.open", path: "/results" },
    { state: "open", text: "today.steps.nonResponse", path: "/non-response" },
    { state: "open", text: "today.steps.export", path: "/export" },
  ];
}

function keysStep(proved: boolean): Step {
  return { state: proved ? "done" : "open", text: proved ? "today.steps.keysProved" : "today.steps.proveKeys", path: "/keys" };
}

function sitesStep(count: number): Step {
  return count > 0
    ? { state: "done", text: "today.steps.sites", values: { count }, path: "/sites" }
    : { state: "open", text: "today.steps.addSites", path: "/sites" };
}
