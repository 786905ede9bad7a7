import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { Router } from "wouter";
import { Shell } from "../../../src/console/shell/shell.tsx";
import { AlarmBadge } from "../../../src/console/today/alarm-badge.tsx";
import { desk, say } from "../support/desk.tsx";

const ROUND = "01".repeat(16);
const SITE = "0a".repeat(16);
const EMPTY = { received: 0, expected: 0, quarantined: 0, conflicting: 0, damaged: 0 };
const REPORT = { id: "0d".repeat(16), siteId: SITE, date: "2026-09-14", halfDay: "am", handled: false };

function round(published: boolean) {
  return {
    id: ROUND,
    name: "Höstomgången",
    siteIds: [SITE],
    starts: "2000-01-01",
    ends: "2000-01-31",
    languages: ["sv"],
    published,
  };
}

function menu(published: boolean, { damaged = 0, reports = 0 } = {}) {
  return desk(
    <Router>
      <Shell besideToday={AlarmBadge}>
        <h1>Nycklar</h1>
      </Shell>
    </Router>,
    {
      state: {
        session: {
          organisationId: "0b".repeat(16),
          organisationName: "Kommunen",
          userName: "samordnare",
          practice: false,
        } as never,
      },
      standing: {
        "GET /api/rounds": { rounds: [round(published)], damaged: [] },
        "GET /api/sites": { sites: [{ id: SITE, name: "Centrum" }], damaged: [] },
        [`GET /api/rounds/${ROUND}/fieldwork`]: {
          groups: [],
          reasons: [],
          answers: { ...EMPTY, damaged },
          marks: { quarantined: 0, misdated: 0, conflicting: 0, damaged: 0 },
        },
        "GET /api/backups": { plan: null },
        [`GET /api/rounds/${ROUND}/devices`]: { devices: [], damaged: [], wiped: [] },
        [`GET /api/rounds/${ROUND}/fault-reports`]: { reports: Array.from({ length: reports }, () => REPORT), damaged: [] },
      },
    },
  );
}

const today = () => screen.getByRole("link", { name: say("nav.today") });
const described = () => document.getElementById(today().getAttribute("aria-describedby") ?? "");

describe("the number of alarms in the menu", () => {
  test("stands beside today on any screen, and is what the link is described by", async () => {
    menu(true, { damaged: 3, reports: 2 });
    await screen.findByText(say("nav.alarms_other").replace("{{count, number}}", "2"));
    expect(described()?.getAttribute("role")).toBe("status");
    expect(described()?.textContent).toContain("2");
  });

  test("is in the singular for one", async () => {
    menu(true, { reports: 5 });
    expect(await screen.findByText(say("nav.alarms_one").replace("{{count, number}}", "1"))).toBeDefined();
  });

  test("says nothing where nothing needs anybody, and where no round is published nothing is asked", async () => {
    const quiet = menu(true);
    await expect.poll(() => quiet.sent(`GET /api/rounds/${ROUND}/fieldwork`).length).toBeGreaterThan(0);
    expect(described()?.textContent).toBe("");
    quiet.unmount();
    const { sent } = menu(false, { damaged: 3 });
    await expect.poll(() => sent("GET /api/sites").length).toBeGreaterThan(0);
    expect(described()?.textContent).toBe("");
    expect(sent(`GET /api/rounds/${ROUND}/fieldwork`)).toEqual([]);
  });
});
