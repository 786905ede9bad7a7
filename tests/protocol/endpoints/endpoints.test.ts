import { describe, expect, test } from "vitest";
import { BACKUP_ENDPOINTS } from "../../../src/protocol/endpoints/backups.ts";
import { CLIENT_NUMBER_ENDPOINTS } from "../../../src/protocol/endpoints/client-numbers.ts";
import { COMPARISON_ENDPOINTS } from "../../../src/protocol/endpoints/comparisons.ts";
import { CONSOLE_ENDPOINTS } from "../../../src/protocol/endpoints/console.ts";
import { DESCRIPTION_ENDPOINTS } from "../../../src/protocol/endpoints/description.ts";
import { DEVICE_ENDPOINTS } from "../../../src/protocol/endpoints/device.ts";
import { DEVICE_VERSIONS } from "../../../src/protocol/endpoints/device-versions.ts";
import { DRAFT_ENDPOINTS } from "../../../src/protocol/endpoints/drafts.ts";
import type { Endpoint } from "../../../src/protocol/endpoints/endpoint.ts";
import { EXAMPLE_ENDPOINTS } from "../../../src/protocol/endpoints/example.ts";
import { FAULT_REPORT_ENDPOINTS } from "../../../src/protocol/endpoints/fault-reports.ts";
import { FEEDBACK_ENDPOINTS } from "../../../src/protocol/endpoints/feedback.ts";
import { FIELDWORK_ENDPOINTS } from "../../../src/protocol/endpoints/fieldwork.ts";
import { KEY_ENDPOINTS } from "../../../src/protocol/endpoints/keys.ts";
import { PAPER_ENDPOINTS } from "../../../src/protocol/endpoints/paper.ts";
import { problemsOf } from "../../../src/protocol/endpoints/problems-of.ts";
import { PUBLICATION_ENDPOINTS } from "../../../src/protocol/endpoints/publications.ts";
import { RECORDING_ENDPOINTS } from "../../../src/protocol/endpoints/recordings.ts";
import { ROUND_ENDPOINTS } from "../../../src/protocol/endpoints/rounds.ts";
import { SESSION_ENDPOINTS } from "../../../src/protocol/endpoints/session.ts";
import { ENDPOINTS } from "../../../src/protocol/endpoints.ts";
import { OLDEST_PROTOCOL, PROTOCOL } from "../../../src/protocol/version.ts";

const all = Object.values(ENDPOINTS).flatMap((table) => Object.entries<Endpoint>(table));

describe("the table of every call", () => {
  test.each(Object.entries(ENDPOINTS))("has no route twice at the address of the %s", (_, table) => {
    const routes = Object.values<Endpoint>(table).map(({ method, path }) => `${method} ${path}`);
    expect(new Set(routes).size).toBe(routes.length);
  });

  test("has no name twice: a subject's call hides no other subject's", () => {
    const subjects = [
      SESSION_ENDPOINTS,
      KEY_ENDPOINTS,
      ROUND_ENDPOINTS,
      DRAFT_ENDPOINTS,
      RECORDING_ENDPOINTS,
      FIELDWORK_ENDPOINTS,
      FAULT_REPORT_ENDPOINTS,
      PUBLICATION_ENDPOINTS,
      FEEDBACK_ENDPOINTS,
      EXAMPLE_ENDPOINTS,
      DESCRIPTION_ENDPOINTS,
      BACKUP_ENDPOINTS,
      PAPER_ENDPOINTS,
      COMPARISON_ENDPOINTS,
      CLIENT_NUMBER_ENDPOINTS,
    ];
    expect(Object.keys(CONSOLE_ENDPOINTS)).toHaveLength(subjects.flatMap((subject) => Object.keys(subject)).length);
  });

  test("says GET for what only asks: it has no body, and its ids and queries are all that it is given", () => {
    for (const [name, { method, body, mostBytes, gzip }] of all) {
      expect([name, method === "GET" && [body, mostBytes, gzip].some((one) => one !== undefined)]).toEqual([name, false]);
    }
  });

  test("lets tablets call nothing of the console, and coordinators nothing of the tablets", () => {
    const callers = (table: Readonly<Record<string, Endpoint>>) => new Set(Object.values(table).map(({ caller }) => caller));
    expect(callers(DEVICE_ENDPOINTS)).toEqual(new Set(["public", "device"]));
    expect(callers(CONSOLE_ENDPOINTS)).toEqual(new Set(["public", "coordinator", "practice"]));
  });
});

describe("a call of a tablet", () => {
  test.each(Object.entries(DEVICE_VERSIONS))("%s is answered in each version that reads it", (_, { requests, replies }) => {
    const versions = Object.keys(replies).map(Number);
    expect(versions.at(-1)).toBe(PROTOCOL);
    expect(versions[0]).toBeGreaterThanOrEqual(OLDEST_PROTOCOL);
    expect(requests === null ? versions : Object.keys(requests).map(Number)).toEqual(versions);
  });
});

describe("what a call may say no with", () => {
  test("is its own and the house's, each once", () => {
    const problems = problemsOf(ENDPOINTS.console.setUp);
    expect(new Set(problems).size).toBe(problems.length);
    expect(problems).toEqual(expect.arrayContaining(["code-unknown", "too-large", "internal"]));
    expect(problems).not.toContain("not-signed-in");
  });

  test("follows from who may call, from the ids in its path, and from whether it is sent anything", () => {
    expect(problemsOf(ENDPOINTS.tablet.sync)).toContain("not-enrolled");
    expect(problemsOf(ENDPOINTS.console.devices)).toEqual(expect.arrayContaining(["not-signed-in", "not-found"]));
    expect(problemsOf(ENDPOINTS.console.devices)).not.toContain("too-large");
  });
});
