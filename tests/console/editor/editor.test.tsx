import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { DraftsScreen } from "../../../src/console/editor/drafts-screen.tsx";
import { EditorScreen } from "../../../src/console/editor/editor-screen.tsx";
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

function editor(): Desk {
  return desk(<EditorScreen draftId={ID} />, {
    standing: {
      [`GET ${PATH}`]: { id: ID, revision: 1, questionnaire: BUILT_IN, before: BUILT_IN },
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
