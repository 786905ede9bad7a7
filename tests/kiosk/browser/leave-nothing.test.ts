import { beforeEach, describe, expect, test } from "vitest";
import { leaveNothingBehind } from "../../../src/ui/leave-nothing.ts";

describe("a page that the browser keeps for the way back", () => {
  let page: EventTarget;
  let done: string[];

  beforeEach(() => {
    page = new EventTarget();
    done = [];
    const location = { reload: () => void done.push("fresh") };
    leaveNothingBehind(Object.assign(page, { location }) as unknown as Window, () => void done.push("emptied"));
  });
  const goes = (event: "pagehide" | "pageshow", persisted: boolean): void => {
    page.dispatchEvent(Object.assign(new Event(event), { persisted }));
  };

  test("is emptied when it goes, and fresh when somebody comes back", () => {
    goes("pagehide", true);
    expect(done).toEqual(["emptied"]);
    goes("pageshow", true);
    expect(done).toEqual(["emptied", "fresh"]);
  });

  test("is not reloaded when it is shown for the first time; one that isn't kept needs no emptying", () => {
    goes("pageshow", false);
    goes("pagehide", false);
    expect(done).toEqual([]);
  });
});
