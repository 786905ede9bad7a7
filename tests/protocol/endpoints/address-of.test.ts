import fc from "fast-check";
import { expect, test } from "vitest";
import { addressOf } from "../../../src/protocol/endpoints/address-of.ts";

test("the address has its ids in the path, and what was said behind the question mark", () => {
  const path = "/api/rounds/:id/sealed-answers";
  expect(addressOf({ path }, { ids: { id: "a1" }, query: {} })).toBe("/api/rounds/a1/sealed-answers");
  expect(addressOf({ path }, { ids: { id: "a1" }, query: { after: "b2", before: undefined } })).toBe(
    "/api/rounds/a1/sealed-answers?after=b2",
  );
  expect(addressOf({ path: "/api/state" })).toBe("/api/state");
});

test("whatever is filled in stays where it belongs, and comes out as it went in", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string(), (id, after) => {
      const address = new URL(addressOf({ path: "/a/:id/b" }, { ids: { id }, query: { after } }), "http://x.example");
      fc.pre(id !== "." && id !== "..");
      expect(address.pathname.split("/").map(decodeURIComponent)).toEqual(["", "a", id, "b"]);
      expect([...address.searchParams]).toEqual([["after", after]]);
    }),
  );
});
