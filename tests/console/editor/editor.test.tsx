import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { DraftsScreen } from "../../../src/console/editor/drafts-screen.tsx";
import { EditorScreen } from "../../../src/console/editor/editor-screen.tsx";
import type { QuestionnaireDocument } from "../../../src/domain/questionnaire/document.ts";
import type { DraftId } from "../../../src/kernel/ids.ts";
import type { Recording } from "../../../src/protocol/console/recordings.ts";
import { digest } from "../../../src/server/kept-secrets/digest.ts";
import { asSoundHash, asTextHash } from "../../support/brands.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";
import { type Desk, desk, say } from "../support/desk.tsx";

const ID = "00000000000000000000000000000001" as DraftId;
const PATH = `/api/questionnaires/${ID}`;
const [FIRST, SECOND] = BUILT_IN.items;
const QUESTION = FIRST?.text["sv"] ?? "";
const RECORDING: Recording = {
  language: "sv",
  text: QUESTION,
  place: "contact",
  textSha256: asTextHash(digest(QUESTION)),
  sha256: asSoundHash(digest("sound")),
  bytes: 1000,
  milliseconds: 4100,
};

type Begun = {
  readonly questionnaire?: QuestionnaireDocument;
  readonly published?: readonly { readonly id: string; readonly version: number }[];
};
const SESSION = {
  organisationId: "0b".repeat(16),
  organisationName: "Kommunen",
  userName: "samordnare",
  practice: false,
} as never;

function editor({ questionnaire = BUILT_IN, published = [] }: Begun = {}): Desk {
  return desk(<EditorScreen draftId={ID} />, {
    state: { session: SESSION },
    standing: {
      [`GET ${PATH}`]: { id: ID, revision: 1, questionnaire, before: questionnaire },
      "GET /api/rounds": { rounds: published.map((asks) => ({ asks, published: true })), damaged: [] },
      "GET /api/recordings": { recordings: [RECORDING], damaged: [] },
    },
  });
}

const question = (): HTMLElement => screen.getByRole("textbox", { name: `${say("rounds.item")}, Svenska` });
const cellOf = (field: HTMLElement): HTMLElement => field.closest("[data-cell]") as HTMLElement;

test("a text that is changed loses its voice in sight, a text that is emptied keeps its language out, and undo brings both back", async () => {
  const { user } = editor();
  const field = await screen.findByRole("textbox", { name: `${say("rounds.item")}, Svenska` });
  expect(cellOf(field).dataset["state"]).toBe("recorded");
  await user.type(field, "!");
  expect(cellOf(question()).dataset["state"]).toBe("changed");
  const gate = screen.getByTestId("gate");
  expect(gate.querySelector('[data-language="sv"]')?.getAttribute("data-open")).toBe("true");
  await user.clear(question());
  expect(cellOf(question()).dataset["state"]).toBe("missing");
  expect(gate.querySelector('[data-language="sv"]')?.getAttribute("data-open")).toBe("false");
  await user.click(screen.getByRole("button", { name: say("editor.undo") }));
  await user.click(screen.getByRole("button", { name: say("editor.undo") }));
  expect(question()).toHaveProperty("value", QUESTION);
  expect(cellOf(question()).dataset["state"]).toBe("recorded");
});

test("what is written is saved by itself with the revision that was seen, and shows what is otherwise than before", async () => {
  const { user, sent, answer } = editor();
  await user.type(await screen.findByRole("textbox", { name: `${say("rounds.item")}, Svenska` }), "!");
  await expect.poll(() => sent(`POST ${PATH}`).length).toBe(1);
  expect(sent(`POST ${PATH}`)[0]).toHaveProperty("revision", 1);
  expect(sent(`POST ${PATH}`)[0]).toHaveProperty("questionnaire.items.0.text.sv", `${QUESTION}!`);
  await answer(`POST ${PATH}`, { id: ID, revision: 2, questionnaire: BUILT_IN, before: BUILT_IN });
  expect(screen.getByText(say("editor.saving.saved"))).toBeDefined();
  expect(within(screen.getByTestId("differences")).getAllByRole("listitem")).toHaveLength(1);
});

test("somebody else's changes are never written over: it is said, and nothing more is sent", async () => {
  const { user, sent, refuse } = editor();
  await user.type(await screen.findByRole("textbox", { name: `${say("rounds.item")}, Svenska` }), "!");
  await expect.poll(() => sent(`POST ${PATH}`).length).toBe(1);
  await refuse(`POST ${PATH}`, "already-exists");
  expect(screen.getByText(say("editor.overtaken"))).toBeDefined();
  await user.type(question(), "!");
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(sent(`POST ${PATH}`)).toHaveLength(1);
});

test("when a question is asked is chosen among the earlier ones", async () => {
  const { user } = editor();
  await user.click(await screen.findByRole("button", { name: SECOND?.text["sv"] ?? "" }));
  await user.click(screen.getByRole("button", { name: say("editor.addCondition") }));
  const earlier = screen.getByRole("combobox", { name: say("editor.conditionItem") });
  expect(within(earlier).getAllByRole("option")).toHaveLength(1);
  await user.selectOptions(screen.getByRole("combobox", { name: say("editor.conditionOption") }), "very-easy");
  expect(screen.getByTestId("differences").textContent).toContain(say("editor.differences.condition"));
});

test("the drawn tablet shows the question in the language that was chosen, in its direction", async () => {
  const { user } = editor();
  const tablet = await screen.findByTestId("tablet");
  await user.click(screen.getByRole("button", { name: "Arabiska" }));
  expect(tablet.textContent).toContain(FIRST?.text["ar"]);
  expect(tablet.querySelector("[lang]")).toHaveProperty("dir", "rtl");
});

test("an XLSForm is brought with a list of what does not come along, and becomes a draft", async () => {
  const { user, sent } = desk(<DraftsScreen />, { standing: { "GET /api/questionnaires": { drafts: [], damaged: [] } } });
  const form = "type,name,label::Svenska (sv)\nnote,hej,Hej\ndate,dag,Vilken dag?\n";
  await user.upload(await screen.findByLabelText(say("editor.file")), new File([form], "enkät.csv", { type: "text/csv" }));
  const findings = await screen.findByTestId("form-findings");
  expect(findings.querySelector('[data-finding="unsupported-type"]')?.textContent).toContain("survey");
  await user.click(screen.getByRole("button", { name: say("editor.openFile") }));
  expect(sent("POST /api/questionnaires")).toMatchObject([
    { before: null, questionnaire: { id: "enkat", languages: ["sv"], items: [{ id: "hej", kind: "information" }] } },
  ]);
});

const renaming = (of: string): string => say("editor.renameNamed").replace("{{of}}", of);
const codeOf = (of: string): string => say("editor.codeOf").replace("{{of}}", of);
const FIRST_OPTION = say("editor.optionOf").replace("{{position}}", "1");

test("another code for a question goes into what asks about it; one that is taken is refused in words, and nothing changes", async () => {
  const when = { equals: { item: "contact", option: "very-easy" } };
  const items = BUILT_IN.items.map((item, at) => (at === 1 ? { ...item, when } : item));
  const { user, sent } = editor({ questionnaire: { ...BUILT_IN, items } });
  await user.click(await screen.findByRole("button", { name: renaming(say("rounds.item")) }));
  const field = screen.getByRole("textbox", { name: codeOf(say("rounds.item")) });
  expect(document.activeElement).toBe(field);
  await user.clear(field);
  await user.type(field, "Information{Enter}");
  expect(screen.getByRole("alert").textContent).toBe(say("editor.codeFaults.taken"));
  expect(sent(`POST ${PATH}`)).toEqual([]);
  await user.clear(field);
  await user.type(field, "reach{Enter}");
  await user.click(screen.getByRole("button", { name: renaming(FIRST_OPTION) }));
  const option = screen.getByRole("textbox", { name: codeOf(FIRST_OPTION) });
  await user.clear(option);
  await user.type(option, "easiest{Enter}");
  await expect.poll(() => sent(`POST ${PATH}`).length).toBeGreaterThan(0);
  const saved = sent(`POST ${PATH}`).at(-1);
  expect(saved).toHaveProperty("questionnaire.items.0.id", "reach");
  expect(saved).toHaveProperty("questionnaire.items.1.when.equals", { item: "reach", option: "easiest" });
});

test("what answers are known by keeps its code", async () => {
  const { id, version } = BUILT_IN;
  editor({ published: [{ id, version }] });
  expect(await screen.findAllByText(say("editor.codeKept"))).not.toEqual([]);
  expect(screen.queryByRole("button", { name: renaming(say("rounds.item")) })).toBeNull();
});

test("a question has the code of its indicator, and what that is about, in each language that is shown", async () => {
  const { user, sent } = editor();
  const code = await screen.findByRole("textbox", { name: say("editor.indicator") });
  await user.clear(code);
  expect(screen.queryByRole("group", { name: say("editor.topic") })).toBeNull();
  await user.type(code, "K1");
  await user.type(screen.getByRole("textbox", { name: `${say("editor.topic")}, Svenska` }), "Kontakt");
  await expect.poll(() => sent(`POST ${PATH}`).length).toBeGreaterThan(0);
  expect(sent(`POST ${PATH}`).at(-1)).toHaveProperty("questionnaire.items.0.indicator", { code: "K1", topic: { sv: "Kontakt" } });
});

test("three languages stand side by side, and any of the others takes a place beside them", async () => {
  const { user } = editor();
  const shown = () => screen.getAllByRole("textbox", { name: new RegExp(`^${say("rounds.item")}, `) }).map((field) => field.lang);
  await screen.findByRole("textbox", { name: `${say("rounds.item")}, Svenska` });
  expect(BUILT_IN.languages.length).toBeGreaterThan(4);
  expect(shown()).toEqual(BUILT_IN.languages.slice(0, 3));
  await user.click(screen.getByRole("checkbox", { name: "Dari" }));
  await user.click(screen.getByRole("checkbox", { name: "Arabiska" }));
  expect(shown()).toContain("fa-AF");
  expect(shown()).not.toContain("ar");
});

test("a round that needs voices opens no language that lacks one, of the questionnaire or of the client's screens", async () => {
  const { user } = editor();
  const gate = await screen.findByTestId("gate");
  const swedish = () => gate.querySelector('[data-language="sv"]');
  expect(swedish()?.getAttribute("data-open")).toBe("true");
  await user.click(screen.getByRole("checkbox", { name: say("rounds.needsVoices") }));
  await expect.poll(() => swedish()?.getAttribute("data-open")).toBe("false");
  const left = (): number => Number(/\d+/.exec(swedish()?.textContent ?? "")?.[0]);
  const written = BUILT_IN.items.reduce((sum, item) => sum + 1 + ("options" in item ? item.options.length : 0), 0);
  await expect.poll(left).toBeGreaterThan(written);
});
