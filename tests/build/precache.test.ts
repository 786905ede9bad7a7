import { beforeAll, describe, expect, test } from "vitest";
import { buildIfStale, builtFiles, readBuilt } from "./support/built.ts";

beforeAll(buildIfStale);

describe("what the service worker keeps on the tablet", () => {
  test("is every file of the tablet, once, and nothing else", () => {
    const expected = builtFiles("tablet").filter((file) => file !== "service-worker.js");
    expect(precached().toSorted()).toEqual(expected);
  });

  test("is pages, scripts, styles, words, fonts, pictures and the manifest", () => {
    const kinds = new Set(precached().map((file) => file.replace(/^.*\./, "")));
    const allowed = ["html", "js", "css", "json", "woff2", "png", "svg", "webmanifest"];
    expect([...kinds].filter((kind) => !allowed.includes(kind))).toEqual([]);
    expect([...kinds]).toEqual(expect.arrayContaining(["html", "js", "css", "json", "woff2", "png", "webmanifest"]));
  });

  test("is no file of the console", () => {
    const consoleCode = builtFiles("console").filter((file) => /\.(js|css)$/.test(file));
    expect(consoleCode.length).toBeGreaterThan(0);
    expect(precached().filter((file) => consoleCode.includes(file) || /console/i.test(file))).toEqual([]);
  });

  test("changes its revision with its content: each file has a hash in its name or beside it", () => {
    const unversioned = entries().filter(({ revision, url }) => revision === null && !/-[\w-]{8}\.\w+$/.test(url));
    expect(unversioned).toEqual([]);
  });
});

function precached(): string[] {
  return entries().map(({ url }) => url);
}

/** The list that the build wrote into the worker. */
function entries(): { revision: string | null; url: string }[] {
  const worker = readBuilt("tablet", "service-worker.js").toString();
  const found = [...worker.matchAll(/\{"revision":(?:null|"[^"]*"),"url":"[^"]+"\}/g)];
  return found.map(([entry]) => JSON.parse(entry) as { revision: string | null; url: string });
}
