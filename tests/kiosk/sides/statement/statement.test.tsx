import "fake-indexeddb/auto";
import { screen, waitFor } from "@testing-library/react";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { FAULTS } from "../../../../src/domain/fault-report/fault-report.ts";
import { err } from "../../../../src/kernel/result.ts";
import { handOver } from "../../../../src/kiosk/tablet/handing-over.ts";
import { choosePin } from "../../../../src/kiosk/tablet/pin/choosing-pin.ts";
import { decodeFaultReport } from "../../../../src/protocol/device/fault-report.ts";
import { button, type Hands, heading, inHands, say } from "../../support/hands.tsx";
import { type TestRound, testRound } from "../../support/test-round.ts";
import { type TestTablet, workingTablet } from "../../support/test-tablet.ts";

let round: TestRound;

beforeAll(async () => {
  round = await testRound();
});

async function handedOver(): Promise<TestTablet> {
  const tablet = await workingTablet(round);
  await choosePin(tablet.page(), "8305");
  await handOver(tablet.page(), "self");
  return tablet;
}

const reportsOn = async (tablet: TestTablet) =>
  (await tablet.disk()).items
    .filter(({ kind }) => kind === "fault-report")
    .map(({ bytes }) => decodeFaultReport(bytes))
    .map((read) => (read.ok ? read.value : read.error));

/** By the sheet of paper of the purpose. */
async function toStatement({ user }: Hands): Promise<void> {
  await user.click(screen.getByRole("button", { name: /^Svenska/ }));
  await user.click(button(say("purpose.more")));
  await user.click(button(say("language.statement")));
  await screen.findByRole("heading", { level: 1, name: say("statement.title") });
}

async function write({ user }: Hands, fault: string, text: string): Promise<void> {
  await user.click(button(say("statement.report")));
  await user.click(button(say(`statement.faults.${fault}`)));
  const field = await screen.findByRole("textbox");
  if (text !== "") {
    await user.type(field, text);
  }
}

describe("the statement on accessibility", () => {
  test("says what is covered, by whom, what is lacking, whom to tell, who watches over it, and when it was checked", async () => {
    const hands = inHands((await handedOver()).page());
    await toStatement(hands);
    const page = document.body.textContent ?? "";
    expect(page).toContain(round.release.organisation.name);
    for (const said of ["lagen om tillgänglighet", "brister", "Digg", "27 november 2026"]) {
      expect(page).toContain(said);
    }
    expect(heading(say("statement.title"))).toBe(document.activeElement);
    await hands.user.click(button(say("statement.back")));
    expect(heading(say("purpose.title"))).toBeDefined();
  });

  test.each(FAULTS)("takes %s in three taps, without a word", async (fault) => {
    const tablet = await handedOver();
    const hands = inHands(tablet.page());
    await toStatement(hands);
    await hands.user.click(button(say("statement.report")));
    await hands.user.click(button(say(`statement.faults.${fault}`)));
    await hands.user.click(button(say("statement.send")));
    await screen.findByRole("heading", { level: 1, name: say("statement.savedTitle") });
    expect(await reportsOn(tablet)).toMatchObject([{ fault, language: "sv", sealedText: null }]);
  });

  test("leaves nothing of what was written for whoever opens it next, whether it was sent or not", async () => {
    const tablet = await handedOver();
    const hands = inHands(tablet.page());
    await toStatement(hands);
    await write(hands, "other", "Det blinkar");
    expect(screen.getByText(say("item.writeHint"))).toBeDefined();
    await hands.user.click(button(say("statement.send")));
    await screen.findByRole("heading", { level: 1, name: say("statement.savedTitle") });
    expect(document.body.innerHTML).not.toContain("blinkar");
    await hands.user.click(button(say("statement.back")));
    await hands.user.click(button(say("purpose.more")));
    await hands.user.click(button(say("language.statement")));
    await write(hands, "other", "");
    expect(screen.getByRole("textbox")).toHaveProperty("value", "");
    expect(JSON.stringify(await tablet.disk())).not.toContain("blinkar");
    expect(sessionStorage).toHaveLength(0);
  });

  test("loses nothing of it where the disk refuses, and says so", async () => {
    const tablet = await handedOver();
    const hands = inHands(tablet.page());
    await toStatement(hands);
    await write(hands, "tapping", "Svårt");
    const commit = vi.spyOn(tablet.page().ports.store, "commit").mockResolvedValue(err("full"));
    await hands.user.click(button(say("statement.send")));
    await screen.findByText(say("statement.refused"));
    expect(screen.getByRole("textbox")).toHaveProperty("value", "Svårt");
    commit.mockRestore();
    await hands.user.click(button(say("statement.send")));
    await screen.findByRole("heading", { level: 1, name: say("statement.savedTitle") });
    await waitFor(async () => expect(await reportsOn(tablet)).toHaveLength(1));
  });
});
