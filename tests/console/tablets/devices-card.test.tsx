import { expect, test } from "vitest";
import { type Device, DevicesCard } from "../../../src/console/tablets/devices-card.tsx";
import { asDeviceId, asSiteId } from "../../support/brands.ts";
import { SITES } from "../../support/opened-round.ts";
import { words } from "../../support/words.ts";
import { rendered, rowsOf } from "../support/rendered.tsx";

const device = (id: string, more: Partial<Device>): Device => ({
  id: asDeviceId(id),
  siteId: SITES[0]?.id ?? asSiteId(""),
  name: null,
  number: 2,
  appVersion: "0.1.0",
  lastContact: "2026-09-14T10:00Z",
  pending: 0,
  oldestMinutes: null,
  unreadable: 0,
  older: false,
  retired: false,
  revoked: null,
  leftOut: null,
  ...more,
});

test("a tablet that was never heard of is not said to have nothing waiting", () => {
  const devices = [
    device("aaaa", { lastContact: null, appVersion: null }),
    device("bbbb", {}),
    device("cccc", { pending: 3, oldestMinutes: 90 }),
    device("dddd", { pending: 12, oldestMinutes: 300 }),
    device("eeee", { pending: 1, oldestMinutes: 5000 }),
  ];
  const markup = rendered(<DevicesCard damaged={[]} devices={devices} sites={SITES} onRefresh={() => undefined} />);
  const rows = [...rowsOf(markup, "data-device").values()].map(({ text }) => text.split("|"));
  expect(rows.map((cells) => cells.at(-1))).toEqual([
    "Okänt",
    "Inget",
    "3 väntade, äldsta 90 min",
    "12 väntade, äldsta 5 timmar",
    "1 väntade, äldsta 3 dygn",
  ]);
  expect(rows[0]?.slice(0, 4)).toEqual(["Surfplatta 2 (AAAA)", "Väntrum A", "Okänd", "Aldrig"]);
  expect(markup).toContain("Väntade vid senaste kontakten");
});

test("a tablet is called by its name, with the first signs of its id; by its number in the round where nobody has named it", () => {
  const devices = [device("aaaa1111", { name: "Disken" }), device("bbbb2222", {})];
  const markup = rendered(<DevicesCard damaged={[]} devices={devices} sites={SITES} onRefresh={() => undefined} />);
  const rows = [...rowsOf(markup, "data-device").values()].map(({ text }) => text.split("|")[0]);
  expect(rows).toEqual(["Disken (AAAA)", "Surfplatta 2 (BBBB)"]);
});

test("answers and marks that a tablet can't read are said, with the tablet, and nothing where there are none", () => {
  const devices = [device("aaaa1111", { name: "Disken", unreadable: 3 }), device("bbbb2222", {})];
  const shown = (of: readonly Device[]) =>
    rendered(<DevicesCard damaged={[]} devices={[...of]} sites={SITES} onRefresh={() => undefined} />);
  const markup = shown(devices);
  expect(markup).toContain(words("sv", "console", "unreadable.title_one"));
  expect([...markup.matchAll(/data-unreadable="(\d+)"/g)].map(([, count]) => count)).toEqual(["3"]);
  expect(markup).toMatch(/<strong>Disken \(AAAA\)<\/strong>, Väntrum A: 3 svar eller streck/);
  expect(markup).toContain(words("sv", "console", "unreadable.todo"));
  expect(shown(devices.slice(1))).not.toContain("data-unreadable");
});

test("a device that has given up its name is told from the one that goes by it now", () => {
  const devices = [device("aaaa1111", { name: "Disken", older: true }), device("bbbb2222", { name: "Disken" })];
  const markup = rendered(<DevicesCard damaged={[]} devices={devices} sites={SITES} onRefresh={() => undefined} />);
  const rows = [...rowsOf(markup, "data-device").values()].map(({ text }) => text.split("|")[0]);
  expect(rows).toEqual(["Disken (AAAA), äldre anslutning", "Disken (BBBB)"]);
});
