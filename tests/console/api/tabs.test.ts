import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Tabs, type TabWord, tabsOf } from "../../../src/console/api/tabs.ts";

type Heard = { key: string; newValue: string };

/** Two tabs over one storage, which tells each of what the other stored, and only when it changed. */
function twoTabs(): readonly [Tabs, Tabs] {
  const listeners: ((event: Heard) => void)[][] = [[], []];
  const stored = new Map<string, string>();
  const page = (self: number) => ({
    addEventListener: (_type: string, heard: unknown) => void listeners[self]?.push(heard as (event: Heard) => void),
    localStorage: {
      setItem(key: string, newValue: string) {
        const changed = stored.get(key) !== newValue;
        stored.set(key, newValue);
        for (const heard of changed ? (listeners[1 - self] ?? []) : []) {
          heard({ key, newValue });
        }
      },
    },
  });
  return [tabsOf(page(0) as never), tabsOf(page(1) as never)];
}

const heardBy = (tabs: Tabs): TabWord[] => {
  const words: TabWord[] = [];
  tabs.listen((word) => words.push(word));
  return words;
};

describe("tabs in a browser without a channel between them", () => {
  beforeEach(() => vi.stubGlobal("BroadcastChannel", undefined));
  afterEach(() => vi.unstubAllGlobals());

  test("hear each other by what is stored, the same word as often as it is said", () => {
    const [one, other] = twoTabs();
    const [here, there] = [heardBy(one), heardBy(other)];
    one.say("left");
    one.say("left");
    other.say("entered");
    expect([here, there]).toEqual([["entered"], ["left", "left"]]);
  });

  test("lock themselves, too, when everything is to be locked, and hear nothing after they stopped listening", () => {
    const [one, other] = twoTabs();
    const [here, there] = [heardBy(one), heardBy(other)];
    const more: TabWord[] = [];
    const stop = other.listen((word) => more.push(word));
    stop();
    one.say("locked");
    expect([here, there, more]).toEqual([["locked"], ["locked"], []]);
  });
});
