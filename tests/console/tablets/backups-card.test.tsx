import { expect, test } from "vitest";
import { BackupsCard } from "../../../src/console/tablets/backups-card.tsx";
import type { BackupsReply } from "../../../src/protocol/console/backups.ts";
import { words } from "../../support/words.ts";
import { rendered } from "../support/rendered.tsx";

type Plan = NonNullable<BackupsReply["plan"]>;
const GOOD: Plan = {
  sealed: true,
  everyHours: 24,
  keep: 14,
  graceDays: 14,
  state: "ok",
  newest: "2026-09-14T02:00Z",
  failure: null,
};
const say = (key: string) => words("sv", "console", `backups.${key}`);
const shown = (changes: Partial<Plan>) => rendered(<BackupsCard plan={{ ...GOOD, ...changes }} />);

test("a server that makes no backups is said to make none, and what tablets keep because of that", () => {
  expect(rendered(<BackupsCard plan={null} />)).toContain(say("none"));
});

test("what failed is said with why, when the last good one was, and whom to ask", () => {
  for (const failure of ["target", "data", "not-verified", "other"] as const) {
    const markup = shown({ state: "failed", failure });
    expect(markup).toContain(say("failed"));
    expect(markup).toContain(say(`why.${failure}`));
    expect(markup).toContain(say("askServer"));
    expect(markup).not.toContain("allt stämde");
  }
  expect(shown({ state: "failed", failure: "target", newest: null })).toContain(say("never"));
  expect(shown({ state: "late" })).toContain(say("late"));
  expect(shown({})).not.toContain(say("askServer"));
});

test("backups that anybody can read are said to be that", () => {
  expect(shown({ sealed: false })).toContain(say("notSealed"));
  expect(shown({})).not.toContain(say("notSealed"));
});
