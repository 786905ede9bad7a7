import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { NewRoundForm } from "../../../src/console/rounds/new-round-form.tsx";
import { QuestionnairePreview } from "../../../src/console/rounds/questionnaire-preview.tsx";
import { RoundScreen } from "../../../src/console/rounds/round-screen.tsx";
import type { QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import { DEFAULT_SETTINGS, type RoundSettings } from "../../../src/domain/round/settings.ts";
import type { NewRound } from "../../../src/protocol/console/rounds.ts";
import { ORGANISATION, round, SITES } from "../../support/opened-round.ts";
import { BUILT_IN, inWordsAlone } from "../../support/questionnaires.ts";
import { desk, say } from "../support/desk.tsx";

const pictures = (): Element[] => [...document.querySelectorAll("table svg")];
const group = () => within(screen.getByRole("group", { name: say("rounds.pictures") }));

describe("the pictures of a round", () => {
  test("are shown with questions and answers in the preview, as the questionnaire names them, or not at all", () => {
    const shown = BUILT_IN.items.reduce((sum, item) => sum + 1 + ("options" in item ? item.options.length : 0), 0);
    const { rerender } = desk(<QuestionnairePreview document={BUILT_IN} pictures />);
    expect(pictures()).toHaveLength(shown);
    rerender(<QuestionnairePreview document={BUILT_IN} pictures={false} />);
    expect(pictures()).toEqual([]);
    rerender(<QuestionnairePreview document={inWordsAlone(BUILT_IN)} pictures />);
    expect(pictures()).toEqual([]);
    rerender(<QuestionnairePreview document={strange(BUILT_IN)} pictures />);
    expect(pictures()).toHaveLength(shown - 1);
  });

  test("are chosen when the round is made: with pictures unless somebody says otherwise, and with a word of help", async () => {
    const { user, sent } = desk(<NewRoundForm sites={SITES} onMade={() => undefined} />);
    const settings = () => (sent("POST /api/rounds").at(-1) as { readonly settings: RoundSettings }).settings;
    const shown = group().getByRole("radio", { name: new RegExp(`^${say("rounds.picturesShown")}`) });
    expect((shown as HTMLInputElement).checked).toBe(true);
    expect(screen.getByText(say("rounds.picturesHint"))).toBeDefined();
    await user.type(screen.getByRole("textbox", { name: say("rounds.name") }), "Hösten");
    await user.click(screen.getByRole("checkbox", { name: SITES[0]?.name ?? "" }));
    await user.type(screen.getByLabelText(say("rounds.starts")), "2026-09-14");
    await user.type(screen.getByLabelText(say("rounds.ends")), "2026-09-25");
    await user.click(
      within(screen.getByRole("group", { name: say("rounds.whichQuestionnaire") })).getAllByRole("radio")[0] as Element,
    );
    await user.click(group().getByRole("radio", { name: say("rounds.picturesNone") }));
    expect(pictures()).toEqual([]);
    await user.click(screen.getByRole("button", { name: say("rounds.make") }));
    expect(settings()).toEqual({ ...DEFAULT_SETTINGS, pictures: false } satisfies NewRound["settings"]);
  });

  test.each([
    [{}, "rounds.picturesShown"],
    [{ pictures: false }, "rounds.picturesNone"],
  ] as const)("stand among the round's facts (%j)", async (setting, words) => {
    const whole = { ...round(), settings: { ...DEFAULT_SETTINGS, ...setting }, release: null };
    const { questionnaire: _, settings: _settings, release: _release, ...listed } = whole;
    desk(<RoundScreen roundId={whole.id} />, {
      state: {
        session: { organisationId: ORGANISATION.id, organisationName: ORGANISATION.name, practice: false, userName: "Åsa" },
      },
      standing: {
        "GET /api/rounds": {
          rounds: [{ ...listed, languages: BUILT_IN.languages, title: BUILT_IN.title, published: false }],
          damaged: [],
        },
        "GET /api/sites": { sites: SITES, damaged: [] },
        "GET /api/keys": { keys: null, organisation: ORGANISATION },
        [`GET /api/rounds/${whole.id}`]: whole,
      },
    });
    const fact = await screen.findByText(say("rounds.pictures"), { selector: "dt" });
    expect(fact.nextElementSibling?.textContent).toBe(say(words));
  });
});

/** With one name that no app knows. */
function strange(document: QuestionnaireDocument): QuestionnaireDocument {
  const [first, ...others] = document.items;
  return first === undefined ? document : { ...document, items: [{ ...first, pictogram: "smile" }, ...others] };
}
