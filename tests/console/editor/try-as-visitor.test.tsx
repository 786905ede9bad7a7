import { screen, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { TryAsVisitor } from "../../../src/console/editor/try-as-visitor.tsx";
import { type Item, isAnswerable, type QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import { localeOf } from "../../../src/i18n/locales.ts";
import type { Language } from "../../../src/kernel/language.ts";
import { asLanguage } from "../../support/brands.ts";
import { EVERY_KIND } from "../../support/every-kind.ts";
import { words } from "../../support/words.ts";
import { desk, say } from "../support/desk.tsx";

const client = (key: string, language: Language = asLanguage("sv")): string => words(language, "client", key);
const press = (name: string) => screen.getByRole("button", { name });

function trying(document: QuestionnaireDocument) {
  const onEnd = vi.fn<() => void>();
  return { ...desk(<TryAsVisitor document={document} onEnd={onEnd} />), onEnd };
}

const outcome = (id: string): string => document.querySelector(`[data-tried="${id}"]`)?.lastElementChild?.textContent ?? "";

describe("trying as a visitor", () => {
  const yes = { code: "yes", text: { sv: "Ja" } };
  const no = { code: "no", text: { sv: "Nej" } };
  const plan: Item = { kind: "single", id: "plan", text: { sv: "Finns en plan?" }, options: [yes, no] };
  const clear: Item = { ...plan, id: "clear", text: { sv: "Är den tydlig?" }, when: { equals: { item: "plan", option: "yes" } } };
  const last: Item = { ...plan, id: "last", text: { sv: "Något mer?" } };
  const routed: QuestionnaireDocument = {
    ...EVERY_KIND,
    languages: EVERY_KIND.languages.slice(0, 1),
    items: [plan, clear, last],
  };

  test("asks what the conditions ask, and says what was never asked", async () => {
    const { user } = trying(routed);
    await screen.findByText("Finns en plan?");
    await user.click(screen.getByRole("radio", { name: "Nej" }));
    await user.click(press(client("item.next")));
    expect(screen.getByText("Något mer?")).toBeDefined();
    await user.click(press(client("item.skip")));
    await user.click(press(client("confirm.send")));
    expect([outcome("plan"), outcome("clear"), outcome("last")]).toEqual([
      "Nej",
      say("editor.tryNotAsked"),
      say("editor.trySkipped"),
    ]);
  });

  test("asks it where the condition holds; back and another answer leaves it out again; erased, nothing is left", async () => {
    const { user } = trying(routed);
    await screen.findByText("Finns en plan?");
    await user.click(screen.getByRole("radio", { name: "Ja" }));
    await user.click(press(client("item.next")));
    expect(screen.getByText("Är den tydlig?")).toBeDefined();
    await user.click(press(client("item.back")));
    await user.click(screen.getByRole("radio", { name: "Nej" }));
    await user.click(press(client("item.next")));
    expect(screen.getByText("Något mer?")).toBeDefined();
    await user.click(press(client("item.stop")));
    await user.click(press(client("confirm.erase")));
    expect(screen.getByText(say("editor.tryNone"))).toBeDefined();
    await user.click(press(say("editor.tryAgain")));
    expect(screen.getByText("Finns en plan?")).toBeDefined();
  });

  test("goes through every kind of question, with an answer to each", async () => {
    const { user } = trying(EVERY_KIND);
    const tablet = await screen.findByTestId("tablet");
    for (let asked = 0; asked < EVERY_KIND.items.length; asked++) {
      const typed = within(tablet).queryByRole("textbox");
      if (typed !== null) {
        await user.type(typed, typed.tagName === "TEXTAREA" ? "Bra." : "3");
      } else {
        const [first] = [...within(tablet).queryAllByRole("radio"), ...within(tablet).queryAllByRole("checkbox")];
        if (first !== undefined) {
          await user.click(first);
        }
      }
      if (within(tablet).queryByRole("button", { name: client("confirm.send") }) !== null) {
        break;
      }
      await user.click(press(client("item.next")));
    }
    await user.click(press(client("confirm.send")));
    const skipped = EVERY_KIND.items.filter(isAnswerable).filter(({ id }) => outcome(id) === say("editor.trySkipped"));
    expect(skipped).toEqual([]);
    expect(document.querySelectorAll("[data-tried]")).toHaveLength(EVERY_KIND.items.filter(isAnswerable).length);
  });

  test.each(EVERY_KIND.languages)("in %s: the client's own words, in her direction, and the answers stay", async (language) => {
    const { user } = trying(EVERY_KIND);
    const tablet = await screen.findByTestId("tablet");
    const chips = within(screen.getByRole("group", { name: say("rounds.previewLanguage") })).getAllByRole("button");
    await user.click(chips[EVERY_KIND.languages.indexOf(language)] ?? tablet);
    expect(within(tablet).getByRole("button", { name: client("item.back", language) })).toBeDefined();
    expect(tablet.firstElementChild?.getAttribute("lang")).toBe(language);
    expect(tablet.firstElementChild?.getAttribute("dir")).toBe(localeOf(language).direction);
  });
});
