import { act, screen } from "@testing-library/react";
import { useEffect } from "react";
import { expect, test } from "vitest";
import { Results } from "../../../src/console/results/results.tsx";
import { type OpenedAnswers, OpenedAnswersProvider, useOpenedAnswers } from "../../../src/console/shell/opened-answers.tsx";
import { languageName } from "../../../src/console/words/language-names.ts";
import type { QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import { asDate, asRoundId } from "../../support/brands.ts";
import { openedOf, response, round, SITES } from "../../support/opened-round.ts";
import { indicator, questionnaire, single } from "../../support/questionnaires.ts";
import { STROKES } from "../../support/strokes.ts";
import { desk, say } from "../support/desk.tsx";

const NOW = questionnaire([
  single("met", "yes+ no", { indicator: indicator("U31503") }),
  single("plan", "yes+ no", { indicator: indicator("X9") }),
]);
/** The same question under another name, and its name used for another. */
const THEN = questionnaire([
  single("met", "yes+ no", { indicator: indicator("U31500") }),
  single("asked", "yes+ no", { indicator: indicator("U31503") }),
]);
const EARLIER = { ...round(THEN), id: asRoundId("e0".repeat(16)), name: "Våren 2026", starts: asDate("2026-03-02") };
const LATER = { ...EARLIER, id: asRoundId("e1".repeat(16)), name: "Våren 2027", starts: asDate("2027-03-01") };
const SESSION = {
  organisationId: "0a".repeat(16),
  organisationName: "Norrby kommun",
  practice: false,
  userName: "samordnare",
};

const many = (document: QuestionnaireDocument, of: number, answers: (n: number) => Parameters<typeof response>[2]) =>
  Array.from({ length: of }, (_, n) => response(document, n, answers(n)));
const yes = (is: boolean) => ({ option: is ? "yes" : "no" });

function listed({ id, name, siteIds, starts, ends, questionnaire: { languages, title } }: typeof EARLIER) {
  return { id, name, siteIds, starts, ends, languages, title, published: true };
}

function resultsBeside(published: readonly unknown[]) {
  const held: { answers?: OpenedAnswers } = {};
  function Hold() {
    const answers = useOpenedAnswers();
    useEffect(() => {
      held.answers = answers;
    }, [answers]);
    return null;
  }
  const opened = openedOf(many(NOW, 100, (n) => ({ met: yes(n < 80), plan: yes(n < 50) })));
  const path = `GET /api/rounds/${EARLIER.id}`;
  const page = desk(
    <OpenedAnswersProvider>
      <Hold />
      <Results round={round(NOW)} sites={SITES} opened={opened} />
    </OpenedAnswersProvider>,
    {
      state: { session: SESSION as never },
      standing: {
        "GET /api/rounds": { rounds: [listed(LATER), listed(EARLIER), listed({ ...round(NOW) })], damaged: [] },
        [path]: EARLIER,
        [`${path}/fieldwork`]: { ...STROKES, answers: { expected: 104, received: 104, quarantined: 0, damaged: 0 }, paper: [] },
        [`${path}/publications`]: { publications: published, damaged: [] },
        "GET /api/keys": { keys: null },
      },
    },
  );
  const row = (code: string): string => page.container.querySelector(`[data-indicator-bar="${code}"]`)?.textContent ?? "";
  const choose = async (label: string, option: string): Promise<void> =>
    page.user.selectOptions(await screen.findByLabelText(say(label), {}, { timeout: 30_000 }), option);
  return { ...page, held, row, choose };
}

const SHEET = {
  published: "2026-04-01",
  answers: "ab".repeat(32),
  figures: {
    shown: "sheet",
    respondents: 90,
    responseRate: 60,
    rows: [
      { code: "U31500", T: 40, K: null, M: null },
      { code: "U31503", T: 70, K: 72, M: null },
    ],
  },
};

test("only rounds that began before are offered, and what one has published stands beside this one, untested", async () => {
  const { row, choose, container } = resultsBeside([SHEET]);
  await choose("results.compareWith", EARLIER.name);
  await screen.findByText(say("earlier.publishedNote"), {}, { timeout: 30_000 });
  const offered = [...container.querySelectorAll("option")].map(({ textContent }) => textContent);
  expect(offered).toContain(EARLIER.name);
  expect(offered).not.toContain(LATER.name);
  expect(row("U31503")).toContain("+10 mot Våren 2026, inte prövad");
  expect(row("X9")).toContain(say("results.notAsked"));
  await choose("results.gender", say("results.groups.M"));
  expect(row("U31503")).toContain(say("results.notPublished"));
  await choose("results.gender", say("results.groups.T"));
  await choose("common.language", languageName("sv", "sv"));
  expect(row("U31503")).toContain(say("results.notPublished"));
});

test("opened, it is paired by code, tested, narrowed by the same choices, and locked with the other", async () => {
  const { row, choose, held } = resultsBeside([]);
  await choose("results.compareWith", EARLIER.name);
  const then = [
    ...many(THEN, 100, (n) => ({ met: yes(n < 5), asked: yes(n < 60) })),
    ...many(THEN, 4, () => ({ asked: yes(true) })).map((one) => ({ ...one, language: "ar" as const })),
  ];
  await act(async () => held.answers?.keepBeside({ ...openedOf(then), roundId: EARLIER.id }));
  await screen.findByText(say("earlier.note"), {}, { timeout: 30_000 });
  // 80 of 100 against 64 of 104, and not the 5 of 100 of the item with the same name.
  expect(row("U31503")).toMatch(/\+18 mot Våren 2026, säker skillnad$/);
  expect(row("X9")).toContain(say("results.notAsked"));
  await choose("common.language", languageName("sv", "sv"));
  expect(row("U31503")).toMatch(/\+20 mot Våren 2026, säker skillnad$/);
  await choose("common.language", languageName("ar", "sv"));
  expect(row("U31503")).toContain(say("results.notCompared"));
  await act(async () => held.answers?.lock());
  expect(held.answers?.beside).toBeNull();
});
