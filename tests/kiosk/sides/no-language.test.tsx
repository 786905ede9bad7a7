import type { Language } from "../../../src/kernel/language.ts";
import { asLanguage } from "../../support/brands.ts";
import "fake-indexeddb/auto";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { handOver } from "../../../src/kiosk/tablet/handing-over.ts";
import type { Tablet } from "../../../src/kiosk/tablet/tablet.ts";
import { makePinVerifier } from "../../../src/sealing/pin.ts";
import { questionnaire, single } from "../../support/questionnaires.ts";
import { words } from "../../support/words.ts";
import { screensOf } from "../support/hands.tsx";
import { enrolReply, testRound } from "../support/test-round.ts";
import { offering, pretend, workingTablet } from "../support/test-tablet.ts";

/** A language that the app has no screens in. */
const UNKNOWN = asLanguage("fi");

/** What the tablet shows first, as text. */
function shown(tablet: Tablet, transport: ReturnType<typeof offering>): string {
  const markup = renderToStaticMarkup(screensOf(tablet, { transport }));
  return markup.replace(/<[^>]*>/g, "|").replace(/\|+/g, "|");
}

async function tabletWith(languages: readonly Language[]) {
  const item = single("visited", "yes no");
  const said = Object.fromEntries(languages.map((language) => [language, "Were you here?"]));
  const round = await testRound(
    questionnaire([{ ...item, text: said, options: item.options.map((option) => ({ ...option, text: said })) }], {
      languages,
      title: said,
      source: said,
    }),
  );
  const tablet = (await workingTablet(round)).page();
  pretend(tablet, { pin: await makePinVerifier("2749"), locked: false });
  const transport = offering(enrolReply(round));
  return { tablet, show: () => shown(tablet, transport) };
}

const staff = (language: Language, key: string): string => words(language, "assistant", key).replaceAll("'", "&#x27;");

describe("a release in no language that the tablet has", () => {
  test.each<[Language[]]>([[[UNKNOWN]], [[asLanguage("sv-SE")]], [[asLanguage("ti"), UNKNOWN]]])(
    "of %j: no shift begins, and the staff are told why",
    async (languages) => {
      const { tablet, show } = await tabletWith(languages);
      pretend(tablet, { shift: null });
      for (const language of ["sv", "ar", "so", "en"] as const) {
        pretend(tablet, { staffLanguage: language });
        expect(show()).toContain(staff(language, "noLanguage.text"));
        expect(show()).toContain(staff(language, "start.otherRound"));
        expect(show()).not.toContain(`|${staff(language, "start.start")}|`);
      }
    },
  );

  test("in a shift that began before: strokes can be made, but nobody is handed the tablet", async () => {
    const { show } = await tabletWith([UNKNOWN]);
    expect(show()).toContain(staff("sv", "noLanguage.text"));
    expect(show()).toContain(`|${staff("sv", "tally.no")}|`);
    expect(show()).not.toContain(staff("sv", "tally.yes"));
  });

  test("on a tablet that was handed over before: words, and never an empty screen", async () => {
    const { tablet, show } = await tabletWith([UNKNOWN]);
    await handOver(tablet, "self");
    for (const phase of [{ kind: "open" }, { kind: "interrupted" }] as const) {
      const given = tablet.state().handOver;
      if (given === null) {
        throw new Error("not handed over");
      }
      pretend(tablet, { handOver: { ...given, phase } });
      expect(show()).toContain(words("sv", "client", "fault.title"));
    }
  });
});

describe("a release with one language that the tablet has, and one that it lacks", () => {
  test("is run, in the one", async () => {
    const { tablet, show } = await tabletWith([UNKNOWN, "so"]);
    expect(show()).toContain(staff("sv", "tally.yes"));
    await handOver(tablet, "self");
    expect(show()).toContain(words("so", "client", "language.greeting"));
    expect(show()).not.toContain(words("sv", "client", "language.greeting"));
  });
});
