import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { NewRoundForm } from "../../../src/console/rounds/new-round-form.tsx";
import { writeCsvWorkbook } from "../../../src/xlsform/csv-workbook.ts";
import { writeXlsform } from "../../../src/xlsform/write-xlsform.ts";
import { SITES } from "../../support/opened-round.ts";
import { BUILT_IN } from "../../support/questionnaires.ts";
import { desk, say } from "../support/desk.tsx";

async function choosing(content: string) {
  const { user } = desk(<NewRoundForm sites={SITES} onMade={() => undefined} />, {
    standing: { "GET /api/questionnaires": { drafts: [], damaged: [] } },
  });
  await user.click(screen.getByRole("radio", { name: new RegExp(`^${say("rounds.ownFile")}`) }));
  await user.upload(screen.getByLabelText(say("rounds.file")), new File([content], "enkät.csv", { type: "text/csv" }));
}

test("an XLSForm is what the round asks, as it would be out of the editor", async () => {
  await choosing(writeCsvWorkbook(writeXlsform(BUILT_IN)));
  expect(await screen.findByText(say("rounds.preview"))).toBeDefined();
  expect(screen.getByText(BUILT_IN.items[0]?.text["sv"] ?? "")).toBeDefined();
  expect(screen.queryByTestId("findings")).toBeNull();
});

test("one that says more than a questionnaire can is told by sheet and row, and one that lacks something makes no round", async () => {
  await choosing("type,name,label::Svenska (sv)\nnote,hej,Hej\ndate,dag,Vilken dag?\n");
  const told = await screen.findByTestId("form-findings");
  expect(told.querySelector('[data-finding="unsupported-type"]')?.textContent).toContain("survey");
  expect(screen.getByTestId("findings")).toBeDefined();
  expect(screen.queryByText(say("rounds.preview"))).toBeNull();
});
