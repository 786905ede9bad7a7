import * as v from "valibot";
import { beforeEach, expect, test, vi } from "vitest";
import { QuestionnaireMessage, readQuestionnaire } from "../../src/protocol/questionnaire-document.ts";
import { readRelease, readReleaseTolerantly } from "../../src/protocol/release.ts";
import { testRound } from "../kiosk/support/test-round.ts";

vi.mock("valibot", async (original) => {
  const whole = await original<typeof v>();
  return { ...whole, safeParse: vi.fn<typeof whole.safeParse>(whole.safeParse), is: vi.fn<typeof whole.is>(whole.is) };
});

beforeEach(() => {
  vi.clearAllMocks();
});

const parsed = (): number => vi.mocked(v.safeParse).mock.calls.length;

/** It may be of half a megabyte, and a tablet reads one before its first screen. */
test("a questionnaire is parsed once, whatever it stands in", async () => {
  const { release } = await testRound();
  const { questionnaire } = release;

  expect(readRelease(release)).toEqual({ ok: true, value: release });
  expect(parsed()).toBe(1);

  vi.clearAllMocks();
  const later = {
    ...release,
    format: "streck-release/2",
    mayIgnore: [],
    questionnaire: { ...questionnaire, format: "streck-questionnaire/2", mayIgnore: [] },
  };
  expect(readReleaseTolerantly(later)).toMatchObject({ ok: true });
  // The release, in which the questionnaire stands unread, and the questionnaire.
  expect(parsed()).toBe(2);

  vi.clearAllMocks();
  expect(readQuestionnaire(questionnaire)).toEqual({ ok: true, value: questionnaire });
  expect(v.parse(QuestionnaireMessage, questionnaire)).toEqual(questionnaire);
  expect([parsed(), vi.mocked(v.is).mock.calls.length]).toEqual([1, 0]);
});
