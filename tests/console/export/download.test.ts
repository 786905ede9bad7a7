import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { downloadWith } from "../../../src/console/export/download.ts";

const FILE = { name: "svar.csv", type: "text/csv", content: ["a;b\n", "1;2\n"] };

describe("a file that is handed to the browser", () => {
  let open: Map<string, Blob>;
  let window: EventTarget;
  let taken: { href: string; download: string }[];

  beforeEach(() => {
    open = new Map();
    window = new EventTarget();
    taken = [];
    let made = 0;
    vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
      const address = `blob:${(made += 1)}`;
      open.set(address, blob as Blob);
      return address;
    });
    vi.spyOn(URL, "revokeObjectURL").mockImplementation((address) => void open.delete(address));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  const download = () => {
    const createElement = () => {
      const link = { href: "", download: "", click: () => void taken.push({ href: link.href, download: link.download }) };
      return link;
    };
    return downloadWith({ defaultView: window, createElement } as unknown as Document);
  };

  test("has its name and its content", async () => {
    download()(FILE);
    expect(taken).toEqual([{ href: "blob:1", download: "svar.csv" }]);
    expect(await open.get("blob:1")?.text()).toBe("a;b\n1;2\n");
    expect(open.get("blob:1")?.type).toBe("text/csv;charset=utf-8");
  });

  test("can be read by its address for a minute, and not longer", () => {
    download()(FILE);
    vi.advanceTimersByTime(59_000);
    expect(open.size).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(open.size).toBe(0);
  });

  test("can't be read any more once the page has gone", () => {
    const hand = download();
    hand(FILE);
    hand(FILE);
    expect(open.size).toBe(2);
    window.dispatchEvent(new Event("pagehide"));
    expect(open.size).toBe(0);
  });
});
