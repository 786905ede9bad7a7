import { screen } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import type { Device } from "../../../src/console/tablets/devices-card.tsx";
import { RenameDevice } from "../../../src/console/tablets/rename-device.tsx";
import { asDeviceId, asSiteId } from "../../support/brands.ts";
import { complaintOf } from "../support/complaint.ts";
import { desk, say } from "../support/desk.tsx";

const DEVICE: Device = {
  id: asDeviceId("aaaa1111"),
  siteId: asSiteId("0a".repeat(16)),
  name: "Disken",
  number: 1,
  appVersion: "0.1.0",
  lastContact: null,
  pending: 0,
  oldestMinutes: null,
  unreadable: 0,
  older: false,
  retired: false,
  revoked: null,
  leftOut: null,
};
const KITCHEN: Device = { ...DEVICE, id: asDeviceId("bbbb2222"), name: "Köket" };
const RENAME = `POST /api/devices/${DEVICE.id}/name`;
const field = () => screen.getByRole("textbox", { name: say("devices.name") });
const save = () => screen.getByRole("button", { name: say("devices.saveName") });

function renaming(others: readonly Device[] = [KITCHEN]) {
  const onDone = vi.fn<() => void>();
  const onRenamed = vi.fn<() => void>();
  return { ...desk(<RenameDevice device={DEVICE} others={others} onDone={onDone} onRenamed={onRenamed} />), onDone, onRenamed };
}

describe("renaming a tablet", () => {
  test("begins in the field, with the name that it has", () => {
    renaming();
    expect(document.activeElement).toBe(field());
    expect((field() as HTMLInputElement).value).toBe("Disken");
  });

  test("says that another tablet has the name, however it is written, and asks nobody", async () => {
    const { user, sent } = renaming();
    await user.clear(field());
    await user.type(field(), "KÖKET ");
    expect(complaintOf(field())).toBeNull();
    await user.click(save());
    expect(complaintOf(field())).toBe(say("devices.taken"));
    expect(sent(RENAME)).toEqual([]);
  });

  test("takes the name of a tablet that has given it up", async () => {
    const { user, sent } = renaming([{ ...KITCHEN, older: true }]);
    await user.clear(field());
    await user.type(field(), "Köket{Enter}");
    expect(sent(RENAME)).toEqual([{ name: "Köket" }]);
  });

  test("asks once, shows that it is under way, and is done", async () => {
    const { user, sent, answer, onRenamed } = renaming();
    await user.clear(field());
    await user.dblClick(save());
    expect(sent(RENAME)).toEqual([{ name: null }]);
    expect(save().getAttribute("aria-busy")).toBe("true");
    expect(onRenamed).not.toHaveBeenCalled();
    await answer(RENAME, {});
    expect(onRenamed).toHaveBeenCalledTimes(1);
  });

  test("says what went wrong, keeps what was typed, and can be left without a word to the server", async () => {
    const { user, refuse, sent, onDone } = renaming();
    await user.type(field(), " 2{Enter}");
    await refuse(RENAME, "already-exists");
    expect(complaintOf(field())).toBe(say("devices.taken"));
    expect((field() as HTMLInputElement).value).toBe("Disken 2");
    await user.click(screen.getByRole("button", { name: say("common.cancel") }));
    expect(onDone).toHaveBeenCalledTimes(1);
    expect(sent(RENAME)).toHaveLength(1);
  });
});
