import { afterEach, expect, test, vi } from "vitest";
import { fetchDrawings } from "../../../src/kiosk/browser/drawings-file.ts";

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["something else", () => new Response("<!doctype html>")],
  ["without lines", () => Response.json({ reach: {} })],
  ["a list of nothing", () => Response.json({ reach: null })],
  ["null", () => Response.json(null)],
  ["not there", () => Response.json({}, { status: 404 })],
])("a file of drawings that is %s is none", async (_what, reply) => {
  vi.stubGlobal("fetch", async () => reply());
  await expect(fetchDrawings(false)).rejects.toThrow(/^Damaged drawings|JSON/);
});
