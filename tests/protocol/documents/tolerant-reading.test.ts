import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import type { Release } from "../../../src/domain/round/release.ts";
import { releaseOfRound } from "../../../src/domain/round/release-of-round.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/round/settings.ts";
import type { AnyId, OrganisationId, RoundId, SiteId } from "../../../src/kernel/ids.ts";
import { examineQuestionnaire, readQuestionnaireTolerantly } from "../../../src/protocol/questionnaire-document.ts";
import { readRelease, readReleaseTolerantly } from "../../../src/protocol/release.ts";
import { makeSealingKeys } from "../../../src/sealing/keys.ts";
import { arbitraryQuestionnaire } from "../../support/arbitrary-questionnaire.ts";
import { asDate } from "../../support/brands.ts";
import { inWordsAlone, BUILT_IN as WITH_PICTURES } from "../../support/questionnaires.ts";

const BUILT_IN = inWordsAlone(WITH_PICTURES);
const id = <One extends AnyId>(prefix: string): One => prefix.repeat(16) as One;
const [coordinator, recovery] = await Promise.all([makeSealingKeys(), makeSealingKeys()]);

/** The release in version 2, with a questionnaire of version 2 in it. */
function newRelease(questionnaire: QuestionnaireDocument, mayIgnore: readonly string[] = []): Release {
  const round = {
    id: id<RoundId>("d0"),
    name: "Höst 2026",
    siteIds: [id<SiteId>("51")],
    starts: asDate("2026-09-14"),
    ends: asDate("2026-10-09"),
    questionnaire: { ...questionnaire, format: "streck-questionnaire/2" as const, mayIgnore },
    settings: DEFAULT_SETTINGS,
  };
  const organisation = { id: id<OrganisationId>("09"), name: "Provkommunen", practice: false };
  return releaseOfRound(organisation, round, [{ id: id("51"), name: "Väntrum A" }], { coordinator, recovery });
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** The members that a later version adds, none of which this one has. */
const LATER = fc.constantFrom("sounds", "scent", "audience", "roles");

/** The document with the member in every object that stands at the end of the way; where there is none, as it was. */
function added(document: Json, way: readonly string[], member: string, value: Json): Json {
  if (isList(document)) {
    return document.map((part) => added(part, way, member, value));
  }
  if (typeof document !== "object" || document === null) {
    return document;
  }
  const [step, ...further] = way;
  if (step === undefined) {
    return { ...document, [member]: value };
  }
  return Object.fromEntries(
    Object.entries(document).map(([name, part]) => [name, name === step ? added(part, further, member, value) : part]),
  );
}

/** `Array.isArray` doesn't know read-only lists. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

const json = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
/** Ways to objects of a questionnaire that have members of fixed names. */
const PLACES = fc.constantFrom<readonly string[]>([], ["items"], ["items", "options"]);
const later = fc.record({ way: PLACES, member: LATER, value: fc.jsonValue() as fc.Arbitrary<Json> });

describe("a questionnaire of version 2 with members that nobody knew when this app was made", () => {
  test("is read as if they weren't there, where it says that they may be left out", () => {
    fc.assert(
      fc.property(arbitraryQuestionnaire(), fc.array(later, { minLength: 1, maxLength: 4 }), (document, additions) => {
        const named = additions.map(({ way, member }) => [...way, member].join("."));
        const known = { ...document, format: "streck-questionnaire/2", mayIgnore: named };
        const written = additions.reduce((all, { way, member, value }) => added(all, way, member, value), json(known));
        const read = readQuestionnaireTolerantly(written);
        expect(read).toMatchObject({ ok: true, value: { value: known } });
        const leftOut = read.ok ? read.value.leftOut : [];
        expect(named).toEqual(expect.arrayContaining([...leftOut]));
      }),
    );
  });

  test("waits for an update where it names any of them not, or at another place only", () => {
    fc.assert(
      fc.property(fc.array(later, { minLength: 1, maxLength: 4 }), LATER, (additions, needed) => {
        const named = additions.map(({ way, member }) => [...way, member].join(".")).filter((way) => way !== needed);
        const known = { ...BUILT_IN, format: "streck-questionnaire/2", mayIgnore: [...named, `items.options.text.${needed}`] };
        const written = [...additions, { way: [], member: needed, value: true }].reduce<Json>(
          (all, { way, member, value }) => added(all, way, member, value),
          json(known),
        );
        expect(readQuestionnaireTolerantly(written)).toEqual({ ok: false, error: "needs-update" });
      }),
    );
  });

  test("can have no member left out that is known, nor be without one that is needed", () => {
    const known = { ...BUILT_IN, format: "streck-questionnaire/2", mayIgnore: ["items", "items.options", "source"] };
    expect(readQuestionnaireTolerantly(json(known))).toEqual({ ok: true, value: { value: known, leftOut: [] } });
    const { source: _, ...without } = known;
    expect(readQuestionnaireTolerantly(json(without))).toEqual({ ok: false, error: "needs-update" });
  });

  test("waits for an update with a kind of item, or a condition, that nobody knows", () => {
    const [first, ...others] = BUILT_IN.items;
    for (const changed of [
      { ...first, kind: "drawing" },
      { ...first, when: { longerThan: 3 } },
    ]) {
      const mayIgnore = ["items", "items.kind", "items.when", "items.when.longerThan"];
      const written = { ...BUILT_IN, format: "streck-questionnaire/2", mayIgnore, items: [changed, ...others] };
      expect(readQuestionnaireTolerantly(json(written))).toEqual({ ok: false, error: "needs-update" });
    }
  });
});

describe("a release of version 2", () => {
  const release = newRelease(BUILT_IN, ["items.scent"]);
  const say = (changes: object): Json => json({ ...release, ...changes });

  test("is read by tablet and console as it was written", () => {
    expect(release).toMatchObject({ format: "streck-release/2", questionnaire: { format: "streck-questionnaire/2" } });
    expect(readReleaseTolerantly(json(release))).toEqual({ ok: true, value: { value: release, leftOut: [] } });
    expect(readRelease(json(release))).toEqual({ ok: true, value: release });
  });

  test("with members of its own and of its questionnaire that may be left out is shown without them, and no console takes it", () => {
    const written = added(say({ roles: ["standing"], mayIgnore: ["roles"] }), ["questionnaire", "items"], "scent", "pine");
    expect(readReleaseTolerantly(written)).toEqual({
      ok: true,
      value: { value: { ...release, mayIgnore: ["roles"] }, leftOut: ["roles", "questionnaire.items.scent"] },
    });
    expect(readRelease(written)).toEqual({ ok: false, error: "malformed" });
  });

  test("doesn't speak for its questionnaire", () => {
    const written = added(say({ mayIgnore: ["questionnaire.sounds"] }), ["questionnaire"], "sounds", true);
    expect(readReleaseTolerantly(written)).toEqual({ ok: false, error: "needs-update" });
  });

  test.each<[string, Json]>([
    ["with a member that it needs", say({ roles: ["standing"] })],
    ["with a list of them that can't be read", say({ roles: [], mayIgnore: "roles" })],
    ["with a recipient of another kind", say({ recipients: [{ kid: "x", role: "host" }] })],
    ["with a questionnaire of a later version", say({ questionnaire: { ...BUILT_IN, format: "streck-questionnaire/3" } })],
    ["of version 3, whatever it says may be left out", say({ format: "streck-release/3", mayIgnore: ["format"] })],
    ["of version 1 with a member more", json({ ...newRelease(BUILT_IN), format: "streck-release/9" })],
  ])("%s waits for an update", (_, written) => {
    expect(readReleaseTolerantly(written)).toEqual({ ok: false, error: "needs-update" });
    expect(readRelease(written)).toEqual({ ok: false, error: "malformed" });
  });
});

describe("version 1", () => {
  const { mayIgnore: _, ...said } = newRelease(BUILT_IN);
  const release = { ...said, format: "streck-release/1", questionnaire: BUILT_IN };

  test("has no word for what may be left out: a member more waits for an update, whatever the document says", () => {
    expect(readReleaseTolerantly(json(release))).toEqual({ ok: true, value: { value: release, leftOut: [] } });
    for (const written of [
      { ...release, roles: [] },
      { ...release, roles: [], mayIgnore: ["roles", "mayIgnore"] },
    ]) {
      expect(readReleaseTolerantly(json(written))).toEqual({ ok: false, error: "needs-update" });
    }
  });

  test("that is broken is broken: no update would help", () => {
    for (const broken of [
      { ...release, recipients: [] },
      { ...release, recipients: [], roles: [] },
      { ...release, questionnaire: { ...BUILT_IN, items: [] } },
      { ...release, format: "streck-questionnaire/1" },
      null,
    ]) {
      expect(readReleaseTolerantly(json(broken))).toEqual({ ok: false, error: "malformed" });
    }
  });
});

describe("what is published", () => {
  test("is written in version 1 as long as nothing of a later one is used, also where the file was of version 2", () => {
    fc.assert(
      fc.property(arbitraryQuestionnaire(), (document) => {
        const brought = { ...document, format: "streck-questionnaire/2", mayIgnore: ["items.sounds"] };
        expect(examineQuestionnaire(json(brought), [])).toEqual(examineQuestionnaire(json(document), []));
      }),
    );
    const { questionnaire } = examineQuestionnaire(json({ ...BUILT_IN, format: "streck-questionnaire/2", mayIgnore: [] }), [
      "sv",
      "ar",
      "so",
    ]);
    expect(questionnaire).toEqual(BUILT_IN);
  });

  test("may have no member that the console doesn't know, whatever the file says of it", () => {
    const brought = { ...BUILT_IN, format: "streck-questionnaire/2", mayIgnore: ["sounds"], sounds: [] };
    expect(examineQuestionnaire(json(brought), ["sv"])).toMatchObject({
      questionnaire: null,
      errors: [{ code: "malformed", at: "sounds" }],
    });
  });
});
