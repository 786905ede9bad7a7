import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { emptyDraft, roundFrom } from "../../../src/console/rounds/draft.ts";
import { NewRoundForm } from "../../../src/console/rounds/new-round-form.tsx";
import { DEFAULT_SETTINGS } from "../../../src/domain/round/settings.ts";
import { SITES } from "../../support/opened-round.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";
import { desk, say } from "../support/desk.tsx";

describe("going on by itself after a choice", () => {
  const whole = {
    ...emptyDraft(),
    name: "Hösten",
    siteIds: SITES.map(({ id }) => id),
    starts: "2026-09-14",
    ends: "2026-09-25",
    questionnaire: BUILT_IN,
  };

  test("is off unless somebody says so, and then part of the round", () => {
    expect(roundFrom(whole)?.settings).toEqual(DEFAULT_SETTINGS);
    expect(roundFrom({ ...whole, advances: true })?.settings).toEqual({ ...DEFAULT_SETTINGS, advances: true });
  });

  test("is a box in the form, not checked, with a word on where it doesn't happen", async () => {
    const { user } = desk(<NewRoundForm sites={SITES} onMade={() => undefined} />);
    const box = screen.getByRole<HTMLInputElement>("checkbox", { name: new RegExp(`^${say("rounds.advances")}`) });
    expect(box.checked).toBe(false);
    expect(screen.getByText(say("rounds.advancesHint"))).toBeDefined();
    await user.click(box);
    expect(box.checked).toBe(true);
  });
});
