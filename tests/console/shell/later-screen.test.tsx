import { act, screen } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { laterScreen } from "../../../src/console/shell/later-screen.tsx";
import { desk, say } from "../support/desk.tsx";

type Shown = (props: { readonly of: string }) => string;
const shown: Shown = ({ of }) => `Bilden av ${of}`;

/** What loads it waits until the test says how it went. */
function loading() {
  const waiting: { readonly come: (part: Shown) => void; readonly fail: (cause: Error) => void }[] = [];
  const load = vi.fn<() => Promise<Shown>>(() => new Promise((come, fail) => waiting.push({ come, fail })));
  return {
    load,
    come: () => act(async () => waiting.shift()?.come(shown)),
    fail: () => act(async () => waiting.shift()?.fail(new Error("no network"))),
  };
}

describe("a screen that comes later", () => {
  test("says that it is fetched, and then stands there with what it is about", async () => {
    const { load, come } = loading();
    const Later = laterScreen<{ readonly of: string }>(load);
    desk(<Later of="omgången" />);
    expect(screen.getByText(say("common.loading"))).toBeDefined();
    await come();
    expect(screen.getByText("Bilden av omgången")).toBeDefined();
  });

  test("that failed says so under a heading with the focus, and is asked for again as often as somebody wants", async () => {
    const { load, come, fail } = loading();
    const Later = laterScreen<{ readonly of: string }>(load);
    const { user } = desk(<Later of="omgången" />);
    for (const tried of [1, 2]) {
      await fail();
      expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1, name: say("later.title") }));
      expect(screen.getByRole("button", { name: say("later.reload") })).toBeDefined();
      await user.click(screen.getByRole("button", { name: say("common.tryAgain") }));
      expect(screen.queryByRole("alert")).toBeNull();
      expect(load).toHaveBeenCalledTimes(tried + 1);
    }
    await come();
    expect(screen.getByText("Bilden av omgången")).toBeDefined();
  });

  test("stands there at once where it came ahead; what failed ahead nobody hears of, and is asked for anew", async () => {
    const { load, come, fail } = loading();
    const Later = laterScreen<{ readonly of: string }>(load);
    const failed = Later.ahead();
    await fail();
    await expect(failed).resolves.toBeUndefined();
    const ahead = Later.ahead();
    await come();
    await ahead;
    desk(<Later of="omgången" />);
    expect(screen.getByText("Bilden av omgången")).toBeDefined();
    expect(load).toHaveBeenCalledTimes(2);
  });
});
