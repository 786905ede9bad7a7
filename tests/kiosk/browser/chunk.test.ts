import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { err, ok } from "../../../src/kernel/result.ts";
import { type Chunk, chunk, untilLoaded } from "../../../src/kiosk/browser/chunk.ts";
import { laterScheduler, laterTransport } from "../../../src/kiosk/later.ts";
import type { Scheduler } from "../../../src/kiosk/sync/schedule.ts";
import type { Transport } from "../../../src/kiosk/sync/transport.ts";
import { PROTOCOL } from "../../../src/protocol/version.ts";

/** A file that the server hasn't got, or the network doesn't let through, the first `missing` times. */
function fileMissing(missing: number) {
  let left = missing;
  return vi.fn<() => Promise<string>>(async () => {
    left--;
    if (left >= 0) {
      throw new TypeError("Failed to fetch");
    }
    return "here";
  });
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a chunk", () => {
  test("is asked for once by all who want it at a time, and kept", async () => {
    const load = fileMissing(0);
    const part = chunk(load);
    expect(load).not.toHaveBeenCalled();
    expect(await Promise.all([part(), part()])).toEqual(["here", "here"]);
    await part();
    expect(load).toHaveBeenCalledTimes(1);
  });

  test("that could not be loaded is asked for again by whoever wants it next", async () => {
    const part = chunk(fileMissing(1));
    await expect(Promise.all([part(), part()])).rejects.toThrow("Failed to fetch");
    expect(await part()).toBe("here");
  });

  test("is waited for through any number of failures, each of them said", async () => {
    const load = fileMissing(3);
    const onMissing = vi.fn<() => void>();
    const waited = untilLoaded(chunk(load), onMissing);
    await vi.runAllTimersAsync();
    expect(await waited).toBe("here");
    expect(onMissing).toHaveBeenCalledTimes(3);
    expect(load).toHaveBeenCalledTimes(4);
  });
});

describe("what screens use before it is loaded", () => {
  test("says that the server can't be reached where it can't be loaded, and works at the next call", async () => {
    const offer = vi.fn<Transport["offer"]>().mockResolvedValue(ok({ protocol: PROTOCOL, practice: false }));
    const transport = laterTransport(after(fileMissing(1), { offer } as Partial<Transport> as Transport));
    expect(await transport.offer()).toEqual(err("unreachable"));
    expect(await transport.offer()).toEqual(ok({ protocol: PROTOCOL, practice: false }));
  });

  test("leaves no call of the scheduler's hanging or thrown", async () => {
    const now = vi.fn<() => Promise<void>>().mockResolvedValue();
    const scheduler = laterScheduler(after(fileMissing(1), { now } as Partial<Scheduler> as Scheduler));
    await scheduler.now();
    expect(now).not.toHaveBeenCalled();
    await scheduler.now();
    expect(now).toHaveBeenCalledTimes(1);
  });
});

function after<Part>(file: () => Promise<string>, part: Part): Chunk<Part> {
  return chunk(async () => {
    await file();
    return part;
  });
}
