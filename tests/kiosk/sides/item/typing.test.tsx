import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Answer } from "../../../../src/domain/questionnaire/answers.ts";
import type { Item } from "../../../../src/domain/questionnaire/document.ts";
import type { Language } from "../../../../src/kernel/language.ts";
import { EVERY_KIND } from "../../../support/every-kind.ts";
import { words } from "../../../support/words.ts";
import { Answering } from "../../support/answering.tsx";

const say = (key: string, language: Language = "sv"): string => words(language, "client", `item.${key}`);
const itemOf = (kind: Item["kind"]): Item => EVERY_KIND.items.find((item) => item.kind === kind) as Item;

afterEach(() => vi.useRealTimers());

/** The item on its screen, and each answer as it is given. */
async function answering(kind: "number" | "text", language: Language = "sv", changes: object = {}) {
  const answers: (Answer | undefined)[] = [];
  render(<Answering item={{ ...itemOf(kind), ...changes }} language={language} onAnswer={(answer) => answers.push(answer)} />);
  const field = (await screen.findByRole("textbox")) as HTMLTextAreaElement;
  return { field, last: () => answers.at(-1), user: userEvent.setup() };
}

describe("a number", () => {
  const pad = (): HTMLElement => screen.getByRole("group", { name: say("keys.pad") });
  const key = (name: string): HTMLElement => within(pad()).getByRole("button", { name });

  test("is typed on a pad whose first key is 1 in every language, and drawn as strokes as long as these can be seen as an amount", async () => {
    const { field, last, user } = await answering("number", "sv", { maximum: 3000 });
    const names = within(pad())
      .getAllByRole("button")
      .map((button) => button.getAttribute("aria-label") ?? button.textContent);
    expect(names).toEqual([..."1234567890".split(""), say("keys.erase")]);
    expect(pad().dir).toBe("ltr");
    await user.click(key("3"));
    const strokes = (): string | undefined => document.querySelector<HTMLElement>("[data-strokes]")?.dataset["strokes"];
    expect(strokes()).toBe("3");
    await user.click(key("0"));
    expect(strokes()).toBe("30");
    await user.click(key("1"));
    expect([field.value, strokes(), last()]).toEqual(["301", undefined, { number: 301 }]);
    await user.click(key(say("keys.erase")));
    await user.click(key(say("keys.erase")));
    await user.click(key(say("keys.erase")));
    expect([field.value, last()]).toEqual(["", undefined]);
  });

  test("outside the range is not taken, and the hint says which it is", async () => {
    const { field, last, user } = await answering("number");
    await user.click(key("3"));
    await user.click(key("1"));
    expect([field.value, last()]).toEqual(["3", { number: 3 }]);
    const said = say("outOfRange").replace("{{minimum}}", "0").replace("{{maximum}}", "30");
    expect(screen.getByText(said).getAttribute("role")).toBe("status");
    await user.click(key("0"));
    expect(last()).toEqual({ number: 30 });
    expect(screen.queryByText(said)).toBeNull();
  });

  test("is typed on a keyboard that stands on the table as well, and arrows lead from key to key", async () => {
    const { field, last, user } = await answering("number");
    expect([field.inputMode, field.autocomplete]).toEqual(["none", "off"]);
    await user.type(field, "12x");
    expect([field.value, last()]).toEqual(["12", { number: 12 }]);
    key("1").focus();
    await user.keyboard("{Enter}");
    expect(last()).toEqual({ number: 12 });
  });

  test("below nought has a key for its sign", async () => {
    const { last, user } = await answering("number", "sv", { minimum: -5, maximum: 5 });
    await user.click(key("4"));
    await user.click(key("−"));
    expect(last()).toEqual({ number: -4 });
  });
});

describe("her own words", () => {
  const board = (): HTMLElement => screen.getByRole("group", { name: new RegExp(`^${say("keys.keyboard")}:`) });
  const key = (name: string): HTMLElement => within(board()).getByRole("button", { name });

  test("are typed where the caret is, and what is selected is replaced", async () => {
    const { field, last, user } = await answering("text");
    for (const name of [say("keys.shift"), "H", "e", "j", say("keys.space"), "d", "å", say("keys.newLine"), "å"]) {
      await user.click(key(name));
    }
    expect(last()).toEqual({ text: "Hej då\nå" });
    field.setSelectionRange(1, 3);
    await user.click(key("a"));
    expect([field.value, field.selectionStart]).toEqual(["Ha då\nå", 2]);
    await user.click(key(say("keys.erase")));
    expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(["H då\nå", 1, 1]);
  });

  test("are never more than there is room for, and never half a sign", async () => {
    const { field, user } = await answering("text", "sv", { maximumLength: 4 });
    await user.type(field, "ab😀");
    await user.click(key("c"));
    expect(field.value).toBe("ab😀");
    expect(screen.getByText(say("full"))).toBeDefined();
    expect(screen.getByRole("meter", { name: say("room") }).getAttribute("aria-valuenow")).toBe("0");
    field.setSelectionRange(1, 1);
    await user.type(field, "x", { initialSelectionStart: 1 });
    expect(field.value).toBe("ab😀");
    field.setSelectionRange(4, 4);
    await user.click(key(say("keys.erase")));
    expect(field.value).toBe("ab");
    expect(screen.getByText(say("writeHint"))).toBeDefined();
  });

  test("have digits and marks on a second layer, and the other languages of the round a key away, under their own name", async () => {
    const { field, user } = await answering("text");
    await user.click(key(say("keys.marks")));
    await user.click(key("7"));
    await user.click(key(say("keys.letters")));
    await user.click(key(`${say("keys.keyboard")}: العربية`));
    expect(within(board()).getByText("Soomaali").lang).toBe("so");
    await user.click(key("ض"));
    await user.click(key("أ"));
    expect(field.value).toBe("7ضأ");
    expect(board().dir).toBe("ltr");
  });

  test("get what a key gives besides when it is held, once, and by keyboard", async () => {
    const { field, user } = await answering("text");
    vi.useFakeTimers();
    fireEvent.pointerDown(key("e"));
    act(() => void vi.advanceTimersByTime(2_000));
    vi.useRealTimers();
    fireEvent.pointerUp(key("e"));
    fireEvent.click(key("e"), { detail: 1 });
    const others = (): HTMLElement => screen.getByRole("group", { name: say("keys.more").replace("{{letter}}", "e") });
    await user.click(within(others()).getByRole("button", { name: "é" }));
    expect(field.value).toBe("é");
    key("e").focus();
    fireEvent.contextMenu(key("e"));
    expect(document.activeElement).toBe(within(others()).getByRole("button", { name: "é" }));
    await user.keyboard("{Escape}");
    expect(document.activeElement).toBe(key("e"));
    fireEvent.keyDown(key("e"), { key: "Enter", repeat: true });
    await user.tab();
    await user.keyboard("{Enter}");
    expect(field.value).toBe("éè");
    fireEvent.pointerDown(key("e"));
    await user.click(key("e"));
    expect(field.value).toBe("éèe");
  });

  test("come back from behind an option with the first key, and the tablet's keyboard learns none of them", async () => {
    const { field, last, user } = await answering("text");
    await user.click(key("a"));
    await user.click(screen.getByRole("checkbox"));
    expect([field.value, last()]).toEqual(["", { option: "prefer-not-to-say" }]);
    await user.click(key("b"));
    expect([field.value, last()]).toEqual(["ab", { text: "ab" }]);
    const attributes = ["inputmode", "autocomplete", "autocorrect", "autocapitalize", "spellcheck"];
    expect(attributes.map((name) => field.getAttribute(name))).toEqual(["none", "off", "off", "off", "false"]);
  });
});
