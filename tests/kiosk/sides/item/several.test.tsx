import { render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import type { Item } from "../../../../src/domain/questionnaire/document.ts";
import { multiple, texts } from "../../../support/questionnaires.ts";
import { words } from "../../../support/words.ts";
import { Answering } from "../../support/answering.tsx";

const several: Item = multiple("channels", "phone none! letter e-mail dont-know");

describe("several answers", () => {
  test("stand apart from those that stand alone, which clear them and are cleared by them", async () => {
    const user = userEvent.setup();
    render(<Answering item={several} />);
    const group = screen.getByRole("group");
    const boxes = within(group).getAllByRole("checkbox");
    expect(boxes.map((box) => (box as HTMLInputElement).value)).toEqual(["phone", "letter", "e-mail", "none", "dont-know"]);
    const line = within(group).getByRole("separator");
    expect(boxes.map((box) => (line.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_PRECEDING) !== 0)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    const chosen = (): readonly string[] =>
      within(group)
        .queryAllByRole("checkbox", { checked: true })
        .map((box) => (box as HTMLInputElement).value);
    const tap = async (code: string): Promise<void> => {
      await user.click(boxes.find((box) => (box as HTMLInputElement).value === code) ?? group);
    };
    await tap("phone");
    await tap("e-mail");
    expect(chosen()).toEqual(["phone", "e-mail"]);
    await tap("none");
    expect(chosen()).toEqual(["none"]);
    await tap("dont-know");
    expect(chosen()).toEqual(["dont-know"]);
    await tap("letter");
    expect(chosen()).toEqual(["letter"]);
  });

  test("are shown as two checked squares before it is said in words", () => {
    render(<Answering item={several} />);
    const hint = screen.getByText(words("sv", "client", "item.several"));
    expect(hint.querySelectorAll("[data-box=square] svg")).toHaveLength(2);
    expect(hint.lastChild?.nodeType).toBe(Node.TEXT_NODE);
  });
});

test("a text to be read is a page with its first line as heading, and can't be skipped", () => {
  render(<Answering item={{ kind: "information", id: "about", text: texts("Om enkäten\nDen är frivillig.\n\nDen är kort.") }} />);
  expect(screen.getByRole("heading", { level: 1, name: "Om enkäten" })).toBe(document.activeElement);
  expect(screen.getByText(/^Den är frivillig\.\s+Den är kort\.$/).tagName).toBe("BDI");
  expect(screen.queryByRole("button", { name: words("sv", "client", "item.skip") })).toBeNull();
  const next = screen.getByRole("button", { name: words("sv", "client", "item.next") });
  expect(next.getAttribute("aria-disabled")).toBe("false");
});
