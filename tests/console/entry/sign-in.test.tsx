import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { EntryScreen } from "../../../src/console/entry/entry-screen.tsx";
import { SignInForm } from "../../../src/console/entry/sign-in-form.tsx";
import { complaintOf } from "../support/complaint.ts";
import { desk, say } from "../support/desk.tsx";

const SIGN_IN = "POST /api/session";
const userName = () => screen.getByRole("textbox", { name: say("entry.userName") });
const password = () => screen.getByLabelText(say("entry.password"));
const submit = () => screen.getByRole("button", { name: say("entry.signIn.submit") });

describe("signing in", () => {
  test("begins at the name of the product, for those who listen", () => {
    desk(<EntryScreen />);
    expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1, name: say("app.name") }));
    expect(document.title).toBe(say("app.name"));
  });

  test("says of each empty field that it must be filled in, and asks nobody", async () => {
    const { user, sent } = desk(<EntryScreen />);
    await user.click(submit());
    expect(complaintOf(userName())).toBe(say("common.fillIn"));
    expect(complaintOf(password())).toBe(say("common.fillIn"));
    await user.type(userName(), "samordnare");
    expect(complaintOf(userName())).toBeNull();
    await user.click(submit());
    expect(sent(SIGN_IN)).toEqual([]);
  });

  test("asks once, however often and by whichever way it is sent, and shows that it is under way", async () => {
    const { user, sent, answer, refreshed } = desk(<EntryScreen />);
    await user.type(userName(), " samordnare ");
    await user.type(password(), "ett lösenord");
    await user.dblClick(submit());
    await user.click(submit());
    expect(sent(SIGN_IN)).toEqual([{ userName: "samordnare", password: "ett lösenord" }]);
    expect(submit().getAttribute("aria-busy")).toBe("true");
    // It keeps the focus: a button that is disabled would lose the place of who uses the keyboard.
    expect(document.activeElement).toBe(submit());
    await answer(SIGN_IN, {});
    expect(refreshed()).toBe(1);
  });

  test("says why it did not work, keeps what was typed, and can be tried again", async () => {
    const { user, sent, refuse, refreshed } = desk(<EntryScreen />);
    await user.type(userName(), "samordnare");
    await user.type(password(), "fel{Enter}");
    await refuse(SIGN_IN, "wrong-credentials");
    expect(screen.getByRole("alert").textContent).toContain(say("problems.wrong-credentials"));
    expect(submit().getAttribute("aria-busy")).toBeNull();
    await user.type(password(), "{Enter}");
    expect(screen.queryByRole("alert")).toBeNull();
    expect(sent(SIGN_IN)).toHaveLength(2);
    expect(sent(SIGN_IN)[1]).toEqual({ userName: "samordnare", password: "fel" });
    expect(refreshed()).toBe(0);
  });

  test("knows whom the page expects", () => {
    desk(<SignInForm expected="samordnare" onSignedIn={() => undefined} />);
    expect((userName() as HTMLInputElement).value).toBe("samordnare");
    expect(password().getAttribute("autocomplete")).toBe("current-password");
  });
});
