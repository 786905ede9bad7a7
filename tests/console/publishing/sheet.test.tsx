import { describe, expect, test, vi } from "vitest";
import { InsideSheet } from "../../../src/console/publishing/inside-sheet.tsx";
import { PublishedSheet } from "../../../src/console/publishing/published-sheet.tsx";
import type { Services } from "../../../src/console/services.ts";
import { NO_CONTACTS } from "../../../src/domain/tally/counts.ts";
import { hashOfAnswers } from "../../../src/envelopes/answers-hash.ts";
import { PUBLISHED_FORMATS } from "../../../src/export/published-formats.ts";
import type { Publication, PublishedFigures } from "../../../src/protocol/console/publications.ts";
import { sheetOf, splitOf } from "../../../src/protocol/figures-of-round.ts";
import { asDate, asSiteId } from "../../support/brands.ts";
import { ORGANISATION, response, round } from "../../support/opened-round.ts";
import { indicator, questionnaire, single } from "../../support/questionnaires.ts";
import { desk, say } from "../support/desk.tsx";
import { rendered, rowsOf } from "../support/rendered.tsx";

const SESSION = { organisationId: ORGANISATION.id, organisationName: ORGANISATION.name, practice: false, userName: "samordnare" };
const SITES = ["0a", "0b"].map((part) => asSiteId(part.repeat(16)));
const DOCUMENT = questionnaire([
  single("met", "yes+ no", { indicator: indicator("U31503") }),
  single("gender", "woman man", { background: "gender" }),
]);
const GENDERED = {
  ...DOCUMENT,
  items: DOCUMENT.items.map((item) =>
    item.kind === "single" && item.background === "gender"
      ? { ...item, options: item.options.map((one, n) => ({ ...one, group: n === 0 ? ("K" as const) : ("M" as const) })) }
      : item,
  ),
};
const ROUND = { ...round(), questionnaire: GENDERED, siteIds: SITES };
const STROKES = { ...NO_CONTACTS, I: 60, R: 40 };

/** Forty women and twenty men, each third of them content; `strangers` more say nothing of their gender. */
const answersOf = (strangers: number) =>
  Array.from({ length: 60 + strangers }, (_, n) => ({
    ...response(GENDERED, n, {
      met: { option: n % 3 === 0 ? "yes" : "no" },
      ...(n < 60 ? { gender: { option: n < 40 ? "woman" : "man" } } : {}),
    }),
    siteId: SITES[n % 2] ?? asSiteId(""),
  }));

const published = (figures: PublishedFigures, answers: Publication["answers"]): Publication => ({
  published: asDate("2026-10-01"),
  answers,
  figures,
});
const nothing = (): void => undefined;

describe("the sheet for those inside", () => {
  test("has each share with what it is of, and how many answered for everybody together", () => {
    const rows = rowsOf(rendered(<InsideSheet round={ROUND} responses={answersOf(2)} strokes={STROKES} />), "data-sheet");
    expect(rows.get("U31503")?.text).toMatch(/U31503\|35\s%14 av 40\|30\s%6 av 20\|34\s%21 av 62/);
    expect(rows.get("responseRate")?.text).toMatch(/U31902\|–\|–\|60\s%/);
    expect(rows.get("respondents")?.text).toMatch(/U31903\|–\|–\|60$/);
  });

  test("hides a share of fewer than ten, and says that it is not zero", () => {
    const few = answersOf(0).filter((_, n) => n < 40 || n > 55);
    const markup = rendered(<InsideSheet round={ROUND} responses={few} strokes={{ ...NO_CONTACTS, I: 9 }} />);
    expect(rowsOf(markup, "data-sheet").get("U31503")?.text).toContain(say("sheet.hidden"));
    expect(rowsOf(markup, "data-sheet").get("respondents")?.text).toContain(say("sheet.hidden"));
    expect(markup).toContain(say("sheet.whyInside"));
  });
});

describe("what leaves the organisation", () => {
  const screen = (props: Partial<Parameters<typeof PublishedSheet>[0]>, services: Partial<Services> = {}) =>
    desk(
      <PublishedSheet
        round={ROUND}
        sites={[]}
        published={[]}
        strokes={STROKES}
        answers={null}
        onPublished={nothing}
        {...props}
      />,
      { state: { session: SESSION }, services },
    );

  test("is whole per cents without a base, and takes two taps to be given away", async () => {
    const responses = answersOf(2);
    const answers = { responses, hash: await hashOfAnswers(responses) };
    let told = 0;
    const { user, getByRole, sent, answer, container } = screen({ answers, onPublished: () => (told += 1) });
    expect(rowsOf(container.innerHTML, "data-sheet").get("U31503")?.text).toMatch(
      /35(\s|&nbsp;)%\|30(\s|&nbsp;)%\|34(\s|&nbsp;)%$/,
    );
    expect(container.textContent).not.toMatch(/\d av \d/);
    // Until it is published it has no stamp, and stays on the screen.
    expect(container.textContent).not.toContain(say("sheet.leaves"));
    expect(container.querySelector('[data-published="sheet"]')?.closest('[data-print="no"]')).not.toBeNull();
    await user.click(getByRole("button", { name: say("sheet.publish.sheet") }));
    const call = `POST /api/rounds/${ROUND.id}/publications`;
    expect(sent(call)).toEqual([]);
    await user.click(getByRole("button", { name: say("sheet.publishNow") }));
    expect(sent(call)).toEqual([{ answers: answers.hash, beside: [], figures: sheetOf(ROUND, responses, STROKES) }]);
    await answer(call, { publications: [], damaged: [] });
    expect(told).toBe(1);
  });

  test("is shown as it was published, also when the answers are locked, and offers nothing further", () => {
    const figures = sheetOf(ROUND, answersOf(2), STROKES);
    const { container, queryByRole } = screen({ published: [published(figures, "" as Publication["answers"])] });
    expect(rowsOf(container.innerHTML, "data-sheet").get("U31503")?.text).toMatch(
      /35(\s|&nbsp;)%\|30(\s|&nbsp;)%\|34(\s|&nbsp;)%$/,
    );
    expect(container.textContent).toContain("1 okt. 2026");
    expect(container.textContent).toContain(say("sheet.locked"));
    expect(queryByRole("button", { name: say("sheet.publish.sites") })).toBeNull();
  });

  test("goes on beside what was published of the same answers, and not of others", async () => {
    const responses = answersOf(0);
    const hash = await hashOfAnswers(responses);
    const earlier = [published(sheetOf(ROUND, responses, STROKES), hash)];
    const answers = { responses, hash };
    expect(splitOf(ROUND, responses, "sites", earlier).rows).toEqual([{ code: "U31503", parts: [33, 33] }]);
    expect(screen({ published: earlier, answers }).getByRole("button", { name: say("sheet.publish.sites") })).toBeTruthy();
    const more = answersOf(1);
    const other = screen({ published: earlier, answers: { responses: more, hash: await hashOfAnswers(more) } });
    expect(other.container.textContent).toContain(say("sheet.otherAnswers"));
    expect(other.container.textContent).not.toContain(say("sheet.notYet"));
  });

  test("is taken along as a file of each kind, with nothing in it but what was published", async () => {
    const figures: PublishedFigures = {
      shown: "sheet",
      respondents: null,
      responseRate: null,
      rows: [{ code: "U31503", T: 34, K: 0, M: null }],
    };
    const download = vi.fn<(file: { name: string; content: readonly Uint8Array[] }) => void>();
    const { user, getByRole } = screen(
      { published: [published(figures, "" as Publication["answers"])] },
      { download: download as never },
    );
    for (const [before, format] of PUBLISHED_FORMATS.entries()) {
      await user.click(getByRole("button", { name: say(`sheet.download.${format}`) }));
      await vi.waitFor(() => expect(download).toHaveBeenCalledTimes(before + 1), { timeout: 60_000 });
    }
    const names = download.mock.calls.map(([{ name }]) => name).toSorted();
    expect(names).toEqual(
      ["csv", "json", "xlsx"].map((ending) => expect.stringMatching(new RegExp(`-published.*\\.${ending}$`))),
    );
    const [csv] = download.mock.calls.flatMap(([{ name, content }]) => (name.endsWith(".csv") ? [content[0]] : []));
    const lines = Buffer.from(csv ?? [])
      .toString("utf8")
      .split("\r\n");
    expect(lines.slice(1, 3)).toEqual([
      expect.stringMatching(/^U31503,.*,0,\.\.,34,2026-10-01$/),
      expect.stringMatching(/^U31902,.*,–,–,\.\.,2026-10-01$/),
    ]);
  });
});
