import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { emptyDraft, faultsOf, roundFrom } from "../../../src/console/rounds/draft.ts";
import { NewRound } from "../../../src/protocol/console/rounds.ts";
import { asSiteId } from "../../support/brands.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";

const SITE = asSiteId("0b".repeat(16));
const WHOLE = {
  ...emptyDraft(),
  questionnaire: BUILT_IN,
  name: " Höstens omgång ",
  siteIds: [SITE],
  starts: "2026-09-14",
  ends: "2026-09-25",
};

describe("a round that is being typed", () => {
  test("is a message that the server takes, once nothing is missing", () => {
    const made = roundFrom(WHOLE);
    expect(v.parse(NewRound, made)).toEqual(made);
    expect(made).toMatchObject({
      name: "Höstens omgång",
      settings: { batchThreshold: 5, keepsWalkAways: false, keepsWeek: true },
    });
  });

  test("has the number that was typed, in the digits of any keyboard", () => {
    expect(roundFrom({ ...WHOLE, batchThreshold: " ١٢ " })?.settings.batchThreshold).toBe(12);
  });

  test.each([
    [{ name: "  " }, { name: "missing" }],
    [{ siteIds: [] }, { siteIds: "missing" }],
    [{ starts: "2026-02-30" }, { starts: "missing" }],
    [{ ends: "2026-09-13" }, { ends: "ends-before-start" }],
    [{ batchThreshold: "" }, { batchThreshold: "bad-threshold" }],
    [{ batchThreshold: "2.5" }, { batchThreshold: "bad-threshold" }],
    [{ batchThreshold: "1e1" }, { batchThreshold: "bad-threshold" }],
    [{ batchThreshold: "101" }, { batchThreshold: "bad-threshold" }],
    [{ questionnaire: null }, { questionnaire: "missing" }],
  ])("with %j is not made, and says where", (change, faults) => {
    const draft = { ...WHOLE, ...change };
    expect(faultsOf(draft)).toEqual(faults);
    expect(roundFrom(draft)).toBeNull();
  });
});
