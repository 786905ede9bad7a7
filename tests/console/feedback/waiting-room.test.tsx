import { cleanup, fireEvent, screen } from "@testing-library/react";
import { beforeAll, describe, expect, test } from "vitest";
import { type SaidWords, saidWords } from "../../../src/console/feedback/said-words.ts";
import { WaitingRoom } from "../../../src/console/feedback/waiting-room.tsx";
import type { PublishedRound } from "../../../src/domain/feedback/shares.ts";
import type { SavedFeedback } from "../../../src/protocol/console/feedback.ts";
import { asSiteId } from "../../support/brands.ts";
import { round } from "../../support/opened-round.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";
import { desk, say } from "../support/desk.tsx";

const SITE = { id: asSiteId("0a".repeat(16)), name: "Norr" };
const ROUND = { ...round(BUILT_IN), siteIds: [SITE.id] };
const PUBLISHED: PublishedRound = {
  respondents: 412,
  responseRate: 61,
  rows: [
    { code: "U31500", T: 79, K: null, M: null },
    { code: "U31501", T: null, K: null, M: null },
  ],
  bySite: null,
};
const WRITTEN: SavedFeedback = {
  siteId: SITE.id,
  revision: 1,
  sheet: {
    figure: { code: "U31500", side: "others", of: "all" },
    texts: [
      { language: "sv", said: "{10} har svårt att nå sin handläggare.", now: "Telefontid varje vardag, klockan 9 till 11." },
      { language: "ar", said: "{10} يصعب عليهم التواصل مع الموظف.", now: "نردّ على الهاتف كل يوم عمل." },
      { language: "so", said: "{%} way ku adag tahay.", now: "" },
    ],
  },
};
const nothing = (): void => undefined;

let words: readonly SaidWords[];
beforeAll(async () => {
  words = await saidWords(ROUND.questionnaire.languages);
});

async function room(props: Partial<Parameters<typeof WaitingRoom>[0]> = {}) {
  const all = {
    round: ROUND,
    site: SITE,
    published: PUBLISHED,
    saved: WRITTEN,
    others: [],
    told: null,
    onSaved: nothing,
    ...props,
  };
  const session = { organisationId: "" as never, organisationName: "Norrby kommun", userName: "Anna", practice: false };
  const on = desk(<WaitingRoom {...all} />, { state: { session } });
  await screen.findByText(new RegExp(`^(${say("feedback.wall.write")}|${say("feedback.wall.few")})$`));
  return on;
}
const posters = (container: HTMLElement) =>
  [...container.querySelectorAll("[data-poster]")].map((one) => one.getAttribute("data-poster"));
const state = (container: HTMLElement, language: string) =>
  container.querySelector(`[data-wall-text="${language}"]`)?.getAttribute("data-state");

describe("the sheet for the waiting room", () => {
  test("has the published figure in each language's own words, and only languages whose text is whole", async () => {
    const { container } = await room();
    expect(posters(container)).toEqual(["sv", "ar"]);
    expect(container.querySelector("[data-poster-figure]")?.getAttribute("data-poster-figure")).toBe("21");
    const poster = (language: string) => container.querySelector(`[data-poster="${language}"]`);
    expect(poster("sv")?.textContent).toBe(
      "Ni sa2 av 10 har svårt att nå sin handläggare.412 besökare svarade, 2026NuTelefontid varje vardag, klockan 9 till 11.",
    );
    expect(poster("ar")?.getAttribute("dir")).toBe("rtl");
    expect(poster("ar")?.textContent).toContain("2 من كل 10 يصعب عليهم");
    expect([state(container, "sv"), state(container, "so"), state(container, "en")]).toEqual(["whole", "missing", "missing"]);
  });

  test("prints no language without its text, and says so", async () => {
    const { container, user } = await room();
    await user.click(screen.getByRole("button", { name: "Somaliska: saknas" }));
    expect(posters(container)).toEqual([]);
    expect(screen.queryByRole("button", { name: say("print.submit") })).toBeNull();
    expect(container.textContent).toContain(say("feedback.wall.noTextIn").replace("{{language}}", "Somaliska"));
    await user.click(screen.getByRole("button", { name: "Arabiska" }));
    expect(posters(container)).toEqual(["ar"]);
    expect(screen.getByRole("button", { name: say("print.submit") })).toBeTruthy();
  });

  test("refuses a number that was typed, and takes the one that is chosen", async () => {
    const { container, user, sent } = await room();
    const [said] = screen.getAllByLabelText<HTMLTextAreaElement>(say("feedback.wall.said"));
    fireEvent.change(said as HTMLTextAreaElement, { target: { value: "3 av 10 har svårt att nå oss." } });
    expect(state(container, "sv")).toBe("wrong");
    expect(posters(container)).toEqual(["ar"]);
    fireEvent.change(said as HTMLTextAreaElement, { target: { value: "Har svårt att nå oss:" } });
    await user.click(screen.getAllByRole("button", { name: /^\{%\}\s*=\s*21/ })[0] as HTMLElement);
    expect(said?.value).toBe("Har svårt att nå oss: {%}");
    expect(container.querySelector('[data-poster="sv"]')?.textContent).toMatch(/Har svårt att nå oss: 21\s%/);
    await user.click(screen.getByRole("button", { name: say("feedback.wall.save") }));
    expect(sent(`POST /api/rounds/${ROUND.id}/feedback`)).toMatchObject([
      { siteId: SITE.id, revision: 1, sheet: { figure: WRITTEN.sheet.figure } },
    ]);
  });

  test("offers what was given away and nothing else, and shows none that is hidden now", async () => {
    const { container } = await room();
    const options = [...container.querySelectorAll("option")].map((one) => one.textContent ?? "");
    expect(options.filter((one) => /\d/.test(one)).map((one) => /\d+/.exec(one)?.[0])).toEqual(["79", "21"]);
    cleanup();
    const gone = await room({
      saved: { ...WRITTEN, sheet: { ...WRITTEN.sheet, figure: { code: "U31501", side: "positive", of: "all" } } },
    });
    expect(posters(gone.container)).toEqual([]);
    expect(gone.container.textContent).toContain(say("feedback.wall.figureGone"));
  });

  test("is none at all where fewer than ten answered", async () => {
    const { container } = await room({ published: { ...PUBLISHED, respondents: null } });
    expect(await screen.findByText(say("feedback.wall.few"))).toBeTruthy();
    expect(posters(container)).toEqual([]);
  });

  test("begins with what another site has, if one wants", async () => {
    const { container, user } = await room({ saved: null, others: [{ name: "Centrum", sheet: WRITTEN.sheet }] });
    expect(posters(container)).toEqual([]);
    await user.click(screen.getByRole("button", { name: say("feedback.wall.beginWith").replace("{{site}}", "Centrum") }));
    expect(posters(container)).toEqual(["sv", "ar"]);
  });

  test("has words for every language that the tablets speak", () => {
    expect(words.map(({ language }) => language)).toEqual(["sv", "ar", "so", "en", "fa-AF"]);
    for (const { client } of words) {
      for (const key of ["feedback.said", "feedback.now"] as const) {
        expect(client(key)).not.toBe(key);
      }
      expect(client("feedback.tenths", { count: 2, ten: 10 })).toMatch(/[2۲].*(10|۱۰)|(10|۱۰).*[2۲]/);
      expect(client("feedback.of", { respondents: 1412, year: 2026 })).toMatch(/2026|۲۰۲۶/);
    }
  });
});
