import { describe, expect, test } from "vitest";
import { alarmsOf } from "../../../src/console/today/alarms.ts";
import { guideBefore, guideOf } from "../../../src/console/today/guide.ts";
import { type Device, silentDevices } from "../../../src/console/today/silent.ts";
import { NO_CONTACTS } from "../../../src/domain/tally/counts.ts";
import type { Language } from "../../../src/kernel/language.ts";
import type { FieldworkReply } from "../../../src/protocol/console/fieldwork.ts";
import { asDate, asDeviceId, asSiteId } from "../../support/brands.ts";

const CENTRE = asSiteId("0a".repeat(16));
const HARBOUR = asSiteId("0b".repeat(16));
const SITES = [
  { id: CENTRE, name: "Centrum" },
  { id: HARBOUR, name: "Hamnen" },
];
const ROUND = {
  starts: asDate("2026-09-14"),
  ends: asDate("2026-09-25"),
  siteIds: [CENTRE, HARBOUR],
  languages: ["sv", "ar"] as Language[],
};
/** Tuesday of the second week, at 14.10 UTC. */
const NOW = { moment: Date.parse("2026-09-22T14:10Z"), today: asDate("2026-09-22") };
const OVER = { moment: Date.parse("2026-10-01T08:00Z"), today: asDate("2026-10-01") };

const device = (id: string, lastContact: string | null, more: Partial<Device> = {}): Device => ({
  id: asDeviceId(id),
  siteId: CENTRE,
  name: null,
  number: 1,
  appVersion: "0.1.0",
  lastContact,
  pending: 0,
  oldestMinutes: null,
  unreadable: 0,
  older: false,
  retired: false,
  revoked: null,
  leftOut: null,
  ...more,
});
const FIELDWORK: FieldworkReply = {
  groups: [],
  reasons: [],
  answers: { received: 0, expected: 0, leftOut: 0, quarantined: 0, elsewhere: 0, revoked: 0, conflicting: 0, damaged: 0 },
  paper: [],
  marks: { leftOut: 0, elsewhere: 0, revoked: 0, quarantined: 0, misdated: 0, conflicting: 0, damaged: 0 },
};
const heard = device("aaaa", "2026-09-22T14:08Z");
const idsOf = (devices: readonly Device[]): readonly string[] => devices.map(({ id }) => id);

describe("a tablet is silent", () => {
  test("when others of the round were heard four hours later", () => {
    const quiet = device("bbbb", "2026-09-22T10:08Z");
    expect(idsOf(silentDevices([heard, quiet, device("cccc", "2026-09-22T10:09Z")], ROUND, NOW))).toEqual(["bbbb"]);
  });

  test("and not when all of them were last heard on Friday", () => {
    const friday = ["2026-09-18T15:00Z", "2026-09-18T16:30Z"].map((time, index) => device(`d${index}`, time));
    const monday = { moment: Date.parse("2026-09-21T06:00Z"), today: asDate("2026-09-21") };
    expect(silentDevices(friday, ROUND, monday)).toEqual([]);
  });

  test("alone, when answers have lain on it for a day", () => {
    const held = device("bbbb", "2026-09-21T14:10Z", { pending: 6 });
    expect(idsOf(silentDevices([held], ROUND, NOW))).toEqual(["bbbb"]);
    expect(silentDevices([device("bbbb", "2026-09-21T14:11Z", { pending: 6 })], ROUND, NOW)).toEqual([]);
  });

  test("when it was never heard, though others were", () => {
    expect(idsOf(silentDevices([heard, device("bbbb", null)], ROUND, NOW))).toEqual(["bbbb"]);
  });

  test("after the round only as long as something lies on it", () => {
    const put = device("bbbb", "2026-09-18T10:00Z");
    expect(silentDevices([heard, put], ROUND, OVER)).toEqual([]);
    expect(idsOf(silentDevices([heard, { ...put, pending: 1 }], ROUND, OVER))).toEqual(["bbbb"]);
  });

  test("never when it is out of use, or another device by now", () => {
    const quiet = device("bbbb", "2026-09-18T10:00Z", { pending: 3 });
    expect(silentDevices([heard, { ...quiet, retired: true }, { ...quiet, older: true }], ROUND, NOW)).toEqual([]);
  });
});

describe("what needs somebody now", () => {
  const facts = { round: ROUND, sites: SITES, fieldwork: FIELDWORK, backups: { plan: null }, openReports: 0 };
  const all = (devices: readonly Device[], more: Partial<Parameters<typeof alarmsOf>[0]> = {}, now = NOW) =>
    alarmsOf({ ...facts, devices: { devices: [...devices], damaged: [], wiped: [] }, ...more }, now);
  const equipped = [heard, { ...heard, id: asDeviceId("hhhh"), siteId: HARBOUR }];

  test("is nothing when all is well", () => {
    expect(all(equipped)).toEqual([]);
  });

  test("is a site without a tablet in use, while the round goes on", () => {
    const retired = { ...heard, siteId: HARBOUR, retired: true };
    expect(all([heard, retired])).toEqual([{ kind: "no-tablet", siteName: "Hamnen" }]);
    expect(all([heard, retired], {}, OVER)).toEqual([]);
  });

  test("is a site where 15 in 100 of those seen are never asked, from 20 seen", () => {
    const groups = (NC: number, I: number): FieldworkReply["groups"] => [
      { siteId: HARBOUR, language: null, date: NOW.today, halfDay: "am", counts: { ...NO_CONTACTS, NC, I } },
    ];
    const missed = (NC: number, I: number) => all(equipped, { fieldwork: { ...FIELDWORK, groups: groups(NC, I) } });
    expect(missed(3, 17)).toEqual([{ kind: "many-missed", siteId: HARBOUR, siteName: "Hamnen", missed: 3, seen: 20 }]);
    expect(missed(2, 18)).toEqual([]);
    expect(missed(9, 10)).toEqual([]);
  });

  test("is a server whose backup failed or is late; none where it makes no backups, or the last was good", () => {
    const plan = { sealed: true, everyHours: 24, keep: 14, graceDays: 14, newest: "2026-09-14T02:00Z", failure: null };
    const withState = (state: "waiting" | "ok" | "failed" | "late") => all(equipped, { backups: { plan: { ...plan, state } } });
    expect([withState("failed"), withState("late")]).toEqual([
      [{ kind: "backup", state: "failed", newest: plan.newest }],
      [{ kind: "backup", state: "late", newest: plan.newest }],
    ]);
    expect([withState("waiting"), withState("ok")]).toEqual([[], []]);
  });

  test("comes with what may be lost first, and each fault counted once", () => {
    const quiet = device("bbbb", "2026-09-22T09:00Z", { pending: 6 });
    const fieldwork = {
      ...FIELDWORK,
      answers: { ...FIELDWORK.answers, quarantined: 1, damaged: 2 },
      marks: { leftOut: 0, elsewhere: 0, revoked: 0, quarantined: 5, misdated: 4, conflicting: 1, damaged: 1 },
    };
    expect(all([...equipped, quiet], { fieldwork, openReports: 2 })).toEqual([
      { kind: "silent", device: quiet, siteName: "Centrum" },
      { kind: "damaged", count: 3 },
      { kind: "misdated", count: 4 },
      { kind: "apart", count: 3 },
      { kind: "fault-reports", count: 2 },
    ]);
  });
});

describe("the guide", () => {
  const running = {
    keysProved: true,
    siteCount: 2,
    round: ROUND,
    fieldwork: FIELDWORK,
    devices: { devices: [heard, { ...heard, siteId: HARBOUR }], damaged: [], wiped: [] },
    opened: false,
  };
  const statesOf = (parts: ReturnType<typeof guideOf>) =>
    parts.map(({ name, current, steps }) => [`${name}${current ? "!" : ""}`, ...steps.map(({ state }) => state)]);

  test("begins with the keys where nothing is there", () => {
    expect(guideBefore({ keysProved: false, siteCount: 0 })[0]?.steps.map(({ path, state }) => [path, state])).toEqual([
      ["/keys", "open"],
      ["/sites", "open"],
      ["/rounds", "open"],
      ["/tablets", "open"],
    ]);
  });

  test("says of a round that goes on what is done, under way and to come", () => {
    expect(statesOf(guideOf(running, NOW))).toEqual([
      ["before", "done", "done", "done"],
      ["during!", "open", "now", "now"],
      ["after", "open", "open", "open", "open"],
    ]);
  });

  test("asks for the answers that have not arrived, once the round is over", () => {
    const fieldwork = { ...FIELDWORK, answers: { ...FIELDWORK.answers, expected: 404, received: 400 } };
    const [, , after] = guideOf({ ...running, fieldwork }, OVER);
    expect(after).toMatchObject({ current: true, steps: [{ state: "alarm", values: { count: 4 } }, {}, {}, {}] });
    const whole = { ...FIELDWORK, answers: { ...FIELDWORK.answers, expected: 404, received: 404 } };
    expect(statesOf(guideOf({ ...running, fieldwork: whole, opened: true }, OVER))[2]).toEqual([
      "after!",
      "done",
      "done",
      "open",
      "open",
    ]);
  });
});
