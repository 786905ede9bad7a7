import { screen, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { SetUp } from "../../../src/console/entry/set-up.tsx";
import { SHORTEST_PASSWORD } from "../../../src/protocol/console/session.ts";
import { complaintOf } from "../support/complaint.ts";
import { desk, say } from "../support/desk.tsx";

const SET_UP = "POST /api/set-up";
const PASSWORD = "ett ganska långt lösenord";
const field = (label: string) => screen.getByLabelText(say(label), { exact: true });
const submit = () => screen.getByRole("button", { name: say("entry.setUp.submit") });

const LABELS = {
  code: "entry.setUp.code",
  organisation: "entry.setUp.organisation",
  userName: "entry.userName",
  password: "entry.password",
  again: "entry.setUp.passwordAgain",
} as const;

type Typed = Readonly<Partial<Record<keyof typeof LABELS, string>>>;
const GOOD: Required<Typed> = {
  code: "7K3M-Q9TX-2V5D",
  organisation: "Provkommunen",
  userName: "samordnare",
  password: PASSWORD,
  again: PASSWORD,
};

async function fill(user: ReturnType<typeof desk>["user"], typed: Typed): Promise<void> {
  for (const [name, text] of Object.entries(typed)) {
    await user.clear(field(LABELS[name as keyof typeof LABELS]));
    await user.type(field(LABELS[name as keyof typeof LABELS]), text);
  }
}

describe("setting up the first organisation", () => {
  test("says of each field what is missing, and asks nobody", async () => {
    const { user, sent } = desk(<SetUp />);
    await user.click(submit());
    for (const name of ["code", "organisation", "userName"] as const) {
      expect(complaintOf(field(LABELS[name]))).toBe(say("common.fillIn"));
    }
    const short = say("entry.setUp.passwordShort").replace("{{length}}", `${SHORTEST_PASSWORD}`);
    expect(complaintOf(field(LABELS.password))).toBe(short);
    expect(sent(SET_UP)).toEqual([]);
  });

  test.each([
    ["two passwords that differ", { again: "ett annat lösenord" }, "again", "common.notTheSame"],
    ["a name of nothing but spaces", { organisation: "   " }, "organisation", "common.fillIn"],
    ["a password that is soon guessed", { password: "sommarsommar14", again: "sommarsommar14" }, "password", "tooEasy.repeated"],
  ] as const)("%s: says so at the field, and asks nobody", async (_name, spoilt, where, complaint) => {
    const { user, sent } = desk(<SetUp />);
    await fill(user, { ...GOOD, ...spoilt });
    await user.click(submit());
    await waitFor(() => expect(complaintOf(field(LABELS[where]))).toBe(say(complaint)));
    expect(sent(SET_UP)).toEqual([]);
  });

  test("sends what was typed, tidied, once, and goes on when it is there", async () => {
    const { user, sent, answer, refreshed } = desk(<SetUp />);
    await fill(user, { ...GOOD, userName: " samordnare " });
    await user.dblClick(submit());
    await waitFor(() => expect(sent(SET_UP)).toHaveLength(1));
    expect(submit().getAttribute("aria-busy")).toBe("true");
    await user.click(submit());
    expect(sent(SET_UP)).toEqual([
      { setUpCode: GOOD.code, organisationName: GOOD.organisation, userName: "samordnare", password: PASSWORD },
    ]);
    await answer(SET_UP, {});
    expect(refreshed()).toBe(1);
  });

  test("keeps all that was typed when the code is not the right one", async () => {
    const { user, sent, refuse } = desk(<SetUp />);
    await fill(user, GOOD);
    await user.click(submit());
    await waitFor(() => expect(sent(SET_UP)).toHaveLength(1));
    await refuse(SET_UP, "code-unknown");
    expect(screen.getByRole("alert").textContent).toContain(say("problems.code-unknown"));
    for (const [name, text] of Object.entries(GOOD)) {
      expect((field(LABELS[name as keyof typeof LABELS]) as HTMLInputElement).value).toBe(text);
    }
  });

  test("lets a browser know what is a new password and what is none of its business", () => {
    desk(<SetUp />);
    expect(field(LABELS.code).getAttribute("autocomplete")).toBe("off");
    expect([field(LABELS.password), field(LABELS.again)].map((one) => one.getAttribute("autocomplete"))).toEqual([
      "new-password",
      "new-password",
    ]);
  });
});
