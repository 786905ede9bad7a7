import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { SitesScreen } from "../../../src/console/sites/sites-screen.tsx";
import { complaintOf } from "../support/complaint.ts";
import { desk, say } from "../support/desk.tsx";

const SITES = "GET /api/sites";
const ADD = "POST /api/sites";
const KITCHEN = { id: "0a".repeat(16), name: "Köket" };
const name = () => screen.getByRole("textbox", { name: say("sites.name") });
const submit = () => screen.getByRole("button", { name: say("sites.submit") });

async function sites(known: readonly (typeof KITCHEN)[] = [KITCHEN]) {
  const shown = desk(<SitesScreen />);
  await shown.answer(SITES, { sites: known, damaged: [] });
  return shown;
}

describe("adding a site", () => {
  test.each([
    ["nothing", "  ", "common.fillIn"],
    ["a name that looks the same as another's", "KÖKET\u00ad ", "sites.taken"],
  ])("%s: says so at the field, and asks nobody", async (_what, typed, complaint) => {
    const { user, sent } = await sites();
    await user.type(name(), typed);
    await user.click(submit());
    expect(complaintOf(name())).toBe(say(complaint));
    expect(sent(ADD)).toEqual([]);
  });

  test("asks once, says that it is there, empties the field and looks again", async () => {
    const { user, sent, answer } = await sites();
    await user.type(name(), " Disken{Enter}");
    await user.dblClick(submit());
    expect(sent(ADD)).toEqual([{ name: "Disken" }]);
    await answer(ADD, { id: "0b".repeat(16), name: "Disken" });
    expect(screen.getByText(say("sites.added").replace("{{name}}", "Disken"))).toBeTruthy();
    expect((name() as HTMLInputElement).value).toBe("");
    expect(sent(SITES)).toHaveLength(2);
    await answer(SITES, { sites: [KITCHEN, { id: "0b".repeat(16), name: "Disken" }], damaged: [] });
    expect(screen.getByRole("rowheader", { name: "Disken" })).toBeTruthy();
  });

  test("says at the field when somebody else was first, and elsewhere what has nothing to do with it", async () => {
    const { user, refuse } = await sites();
    await user.type(name(), "Disken{Enter}");
    await refuse(ADD, "already-exists");
    expect(complaintOf(name())).toBe(say("sites.taken"));
    await user.click(submit());
    await refuse(ADD, "unreachable");
    expect(complaintOf(name())).toBeNull();
    expect(screen.getByRole("alert").textContent).toContain(say("problems.unreachable"));
    expect((name() as HTMLInputElement).value).toBe("Disken");
  });
});
