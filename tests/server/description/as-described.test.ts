import { expect, test } from "vitest";
import { faultOf } from "../../support/as-described.ts";

const site = { id: "51".repeat(16), name: "Väntrum A" };
const contentType = "application/json; charset=utf-8";
const sites = (content: unknown, statusCode = 200) =>
  faultOf("console", "GET", "/api/sites", { statusCode, contentType, body: JSON.stringify(content) });

test("a reply as the table says passes", () => {
  expect(sites({ sites: [site], damaged: [] })).toBeNull();
  expect(sites({ problem: "not-signed-in" }, 401)).toBeNull();
});

test.each<[string, unknown, number]>([
  ["lacks a member", { sites: [site] }, 200],
  ["has a member more", { sites: [{ ...site, secret: 1 }], damaged: [] }, 200],
  ["has a member of another form", { sites: [{ ...site, id: "51" }], damaged: [] }, 200],
  ["says no with a problem of another status", { problem: "not-found" }, 401],
  ["says no with one that the call can't meet", { problem: "code-unknown" }, 404],
  ["has a status that the call can't have", { sites: [], damaged: [] }, 201],
])("one that %s is seen", (_, content, statusCode) => {
  expect(sites(content, statusCode)).not.toBeNull();
});

test.each<[string, string | undefined, string | null]>([
  ["comes as another type", "text/plain", '{"sites":[],"damaged":[]}'],
  ["comes without a type", undefined, '{"sites":[],"damaged":[]}'],
  ["is cut off", contentType, '{"sites":['],
  ["has no content that is text", contentType, null],
])("one that %s is seen", (_, type, body) => {
  expect(faultOf("console", "GET", "/api/sites", { statusCode: 200, contentType: type, body })).not.toBeNull();
});

test("what the table doesn't know, such as pages and the calls of the other address, is left alone", () => {
  expect(faultOf("tablet", "GET", "/api/sites", { statusCode: 404, contentType, body: "" })).toBeNull();
  expect(faultOf("console", "GET", "/index.html", { statusCode: 200, contentType: "text/html", body: "<html>" })).toBeNull();
});
