import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import type { Item, Option, QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import { releaseOfRound } from "../../../src/domain/round/release-of-round.ts";
import { DEFAULT_SETTINGS, type RoundSettings } from "../../../src/domain/round/settings.ts";
import type { OrganisationId, RoundId, SiteId } from "../../../src/kernel/ids.ts";
import { leaveOut, MayIgnore } from "../../../src/protocol/documents/may-ignore.ts";
import { Questionnaire1 } from "../../../src/protocol/documents/questionnaire/1.ts";
import { Release1 } from "../../../src/protocol/documents/release/1.ts";
import {
  examineQuestionnaire,
  readQuestionnaire,
  readQuestionnaireTolerantly,
} from "../../../src/protocol/questionnaire-document.ts";
import { readReleaseTolerantly } from "../../../src/protocol/release.ts";
import { makeSealingKeys } from "../../../src/sealing/keys.ts";
import { arbitraryQuestionnaire } from "../../support/arbitrary-questionnaire.ts";
import { asDate } from "../../support/brands.ts";
import { BUILT_IN, inWordsAlone } from "../../support/questionnaires.ts";

const WAYS = ["items.pictogram", "items.options.pictogram"];
const [coordinator, recovery] = await Promise.all([makeSealingKeys(), makeSealingKeys()]);

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Documents of version 2 with pictograms here and there; one at least, or they would be of version 1. */
const pictured: fc.Arbitrary<QuestionnaireDocument> = fc
  .tuple(arbitraryQuestionnaire(), fc.array(fc.option(fc.constantFrom("door-open", "no-such-picture")), { minLength: 60 }))
  .map(([document, names]) => {
    const given = (position: number) => {
      const pictogram = names[position % names.length] ?? null;
      return pictogram === null ? {} : { pictogram };
    };
    let count = 0;
    const items = document.items.map((item, position): Item => {
      const named = { ...item, ...(position === 0 ? { pictogram: "reach" } : given(count++)) };
      return "options" in named
        ? { ...named, options: named.options.map((option): Option => ({ ...option, ...given(count++) })) }
        : named;
    });
    return { ...document, format: "streck-questionnaire/2", mayIgnore: WAYS, items };
  });

/** Version 2 as the first tablets with it know it: they can leave out, and know no pictogram. */
const WithoutPictograms = v.strictObject({
  ...Questionnaire1.entries,
  format: v.literal("streck-questionnaire/2"),
  mayIgnore: MayIgnore,
});

describe("a questionnaire with pictograms", () => {
  test("is the same questionnaire to a tablet that doesn't know them: in words alone", () => {
    fc.assert(
      fc.property(pictured, (document) => {
        const { checked, leftOut } = leaveOut(WithoutPictograms, json(document));
        expect(checked).toMatchObject({ success: true, output: { mayIgnore: WAYS } });
        expect(WAYS).toEqual(expect.arrayContaining([...leftOut]));
        const { format: _, mayIgnore: _ways, ...said } = checked.output as QuestionnaireDocument;
        const { format: _1, ...alone } = inWordsAlone(document);
        expect(said).toEqual(alone);
      }),
    );
  });

  test("is read whole by one that does, and a name that it doesn't know changes nothing", () => {
    fc.assert(
      fc.property(pictured, (document) => {
        expect(readQuestionnaireTolerantly(json(document))).toEqual({ ok: true, value: { value: document, leftOut: [] } });
      }),
    );
  });

  test("stays in version 2 when it is brought, and says itself that pictures may be left out", () => {
    for (const mayIgnore of [[], ["items.pictogram"], WAYS]) {
      const read = readQuestionnaire(json({ ...BUILT_IN, mayIgnore }));
      expect(read).toMatchObject({ ok: true, value: { format: "streck-questionnaire/2", mayIgnore: WAYS } });
    }
    expect(readQuestionnaire(json(inWordsAlone(BUILT_IN)))).toEqual({ ok: true, value: inWordsAlone(BUILT_IN) });
  });

  test("has none in version 1", () => {
    const written = { ...BUILT_IN, format: "streck-questionnaire/1", mayIgnore: undefined };
    expect(readQuestionnaire(json(written))).toMatchObject({ ok: false });
  });

  test("may not be published with a name that is none, and the fault says which and where", () => {
    const [first, second, ...others] = BUILT_IN.items;
    const items = [
      { ...first, pictogram: "smile" },
      { ...second, options: second !== undefined && "options" in second ? named(second.options, "constructor") : [] },
      ...others,
    ];
    const { questionnaire, errors } = examineQuestionnaire(json({ ...BUILT_IN, items }), ["sv", "ar", "so"]);
    expect(questionnaire).toBeNull();
    expect(errors).toEqual([
      { code: "unknown-pictogram", at: "contact", other: "smile" },
      { code: "unknown-pictogram", at: "information / very-easy", other: "constructor" },
    ]);
  });
});

function named([option, ...others]: readonly Option[], pictogram: string): readonly Option[] {
  return option === undefined ? [] : [{ ...option, pictogram }, ...others];
}

describe("a round's release", () => {
  const released = (questionnaire: QuestionnaireDocument, settings: Partial<RoundSettings> = {}) =>
    releaseOfRound(
      { id: "09".repeat(16) as OrganisationId, name: "Provkommunen", practice: false },
      {
        id: "d0".repeat(16) as RoundId,
        name: "Höst 2026",
        siteIds: ["51".repeat(16) as SiteId],
        starts: asDate("2026-09-14"),
        ends: asDate("2026-10-09"),
        questionnaire,
        settings: { ...DEFAULT_SETTINGS, ...settings },
      },
      [{ id: "51".repeat(16) as SiteId, name: "Väntrum A" }],
      { coordinator, recovery },
    );

  test("of words alone is of version 1 as long as nobody decides otherwise", () => {
    const release = released(inWordsAlone(BUILT_IN));
    expect(release).toMatchObject({ format: "streck-release/1" });
    expect(v.is(Release1, json(release))).toBe(true);
  });

  test.each([
    ["with pictures", released(BUILT_IN), []],
    ["that shows none of its pictures", released(BUILT_IN, { pictures: false }), ["settings.pictures"]],
    ["without pictures that shows none", released(inWordsAlone(BUILT_IN), { pictures: false }), ["settings.pictures"]],
    ["that goes on by itself after a choice", released(inWordsAlone(BUILT_IN), { advances: true }), ["settings.advances"]],
    ["that needs voices", released(inWordsAlone(BUILT_IN), { needsVoices: true }), ["settings.needsVoices"]],
  ])("%s is of version 2, and read as it was written", (_, release, mayIgnore) => {
    expect(release).toMatchObject({ format: "streck-release/2", mayIgnore });
    expect(readReleaseTolerantly(json(release))).toEqual({ ok: true, value: { value: release, leftOut: [] } });
  });
});
