import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { BREAK_OFF_WAYS, NO_REASON_GIVEN, NOT_ELIGIBLE_REASONS, OTHER_REASONS } from "../../src/domain/disposition/reasons.ts";
import { EnrolReply, EnrolRequest, Offer, ReleaseReply } from "../../src/protocol/device/enrol.ts";
import { FaultReportMessage, FaultReportsReply, FaultReportsRequest } from "../../src/protocol/device/fault-report.ts";
import { MarkMessage } from "../../src/protocol/device/mark.ts";
import { BackupWord, SyncRequest } from "../../src/protocol/device/sync.ts";
import {
  EnrolReply1,
  EnrolRequest1,
  Offer1,
  ReleaseReply1,
  SyncRequest1,
  SyncResponse1,
} from "../../src/protocol/device/versions/1.ts";
import { SyncResponse2 } from "../../src/protocol/device/versions/2.ts";
import { WipedReply, WipedReport } from "../../src/protocol/device/wiped.ts";
import { Questionnaire1 } from "../../src/protocol/documents/questionnaire/1.ts";
import { Questionnaire2 } from "../../src/protocol/documents/questionnaire/2.ts";
import { Release1 } from "../../src/protocol/documents/release/1.ts";
import { Release2 } from "../../src/protocol/documents/release/2.ts";
import { Response1 } from "../../src/protocol/documents/response/1.ts";
import { SoundReply } from "../../src/protocol/sound.ts";
import { PROTOCOL } from "../../src/protocol/version.ts";
import { schemaFingerprint } from "../support/schema-fingerprint.ts";

const MESSAGES = {
  Offer,
  EnrolRequest,
  EnrolReply,
  ReleaseReply,
  SyncRequest,
  SyncResponse: SyncResponse2,
  // Comes beside it, to whoever knows it.
  BackupWord,
  WipedReport,
  WipedReply,
  SoundReply,
  FaultReportsRequest,
  FaultReportsReply,
  FaultReportMessage,
  MarkMessage,
  ReleaseMessage: Release1,
  ResponseMessage: Response1,
  // A mark's outcome is checked by a function; what it knows is these lists.
  Outcomes: { BREAK_OFF_WAYS, NO_REASON_GIVEN, NOT_ELIGIBLE_REASONS, OTHER_REASONS },
};

/** What is still read of version 1, and what its tablets are answered. What is not here has the same form in both. */
const MESSAGES_1 = {
  Offer: Offer1,
  EnrolRequest: EnrolRequest1,
  EnrolReply: EnrolReply1,
  ReleaseReply: ReleaseReply1,
  SyncRequest: SyncRequest1,
  SyncResponse: SyncResponse1,
};

/** The form of every message, by version of the protocol. The lines of a version that has been released are never edited. */
const PINNED: Readonly<Record<number, Readonly<Partial<Record<keyof typeof MESSAGES, string>>>>> = {
  1: {
    Offer: "7648148b291a198a",
    EnrolRequest: "1e57b024e7e4589c",
    EnrolReply: "b737004edad5e483",
    ReleaseReply: "67b24d0e07acaa62",
    SyncRequest: "dd86c2c91fd15a16",
    SyncResponse: "953226953bf15d47",
    MarkMessage: "de4c67500d05fbf7",
    ReleaseMessage: "58b20d76c6d2a861",
    ResponseMessage: "a59b9d47979500b2",
    Outcomes: "5c95de150bdf6cf7",
  },
  2: {
    Offer: "631f816c3a04eed0",
    EnrolRequest: "1b116ba77ec8b49e",
    EnrolReply: "b4c1a6780fb0f33a",
    ReleaseReply: "4ca25f15a5e2e692",
    SyncRequest: "7efc11009a504734",
    SyncResponse: "a64f2af3fd046dad",
    BackupWord: "58f483975c3ebc2c",
    WipedReport: "dec6c25062300f4b",
    WipedReply: "52d7bfa274520d62",
    SoundReply: "e558bf9c51a881f7",
    FaultReportsRequest: "5701ba02957e7480",
    FaultReportsReply: "00d51b6baa2c885c",
    FaultReportMessage: "fda4200ee4647945",
    MarkMessage: "de4c67500d05fbf7",
    ReleaseMessage: "58b20d76c6d2a861",
    ResponseMessage: "a59b9d47979500b2",
    Outcomes: "5c95de150bdf6cf7",
  },
};

describe("what tablet and server say to each other", () => {
  test.each(Object.entries(MESSAGES))("%s has the form that its version says", (name, schema) => {
    const now = schemaFingerprint(schema);
    const advice =
      `The form of ${name} is now ${now}, and version ${PROTOCOL} of the protocol was pinned with another. Tablets out in the ` +
      `field still speak that version, so don't edit the pin: raise PROTOCOL in src/protocol/version.ts, keep reading version ${PROTOCOL}, ` +
      `pin version ${PROTOCOL + 1} here, and add its messages to tests/fixtures/protocol/${PROTOCOL + 1}/. ` +
      "(Only a version that no tablet has ever had may be pinned anew.)";
    const pinned = PINNED[PROTOCOL]?.[name as keyof typeof MESSAGES];
    expect(now === pinned ? "as pinned" : advice).toBe("as pinned");
  });

  test.each(Object.entries(MESSAGES_1))("%s of version 1 is read as it was", (name, schema) => {
    expect(schemaFingerprint(schema)).toBe(PINNED[1]?.[name as keyof typeof MESSAGES]);
  });

  test("every version up to this one is pinned", () => {
    expect(Object.keys(PINNED).map(Number)).toEqual(Array.from({ length: PROTOCOL }, (_, position) => position + 1));
  });
});

/** Documents have versions of their own. Once a tablet in the field reads one, its line is never edited. */
const DOCUMENTS = [
  ["questionnaire", 1, Questionnaire1, "581f6e40a0a98364"],
  ["questionnaire", 2, Questionnaire2, "1e29910c8447de16"],
  ["release", 1, Release1, "58b20d76c6d2a861"],
  ["release", 2, Release2, "dd1d3ebc6d5aec7f"],
] as const;

test.each(DOCUMENTS)("a %s of version %d has the form that it had", (_kind, _version, schema, pinned) => {
  expect(schemaFingerprint(schema)).toBe(pinned);
});

describe("the form of a schema", () => {
  const base = { id: v.string(), age: v.pipe(v.number(), v.integer(), v.maxValue(120)) };
  const form = (entries: v.ObjectEntries): string => schemaFingerprint(v.strictObject(entries));

  test("is the same for the same schema written another way", () => {
    expect(form({ age: v.pipe(v.number(), v.integer(), v.maxValue(120)), id: v.string() })).toBe(form(base));
  });

  test.each<[string, unknown]>([
    ["a member more", v.strictObject({ ...base, more: v.boolean() })],
    ["a member fewer", v.strictObject({ id: base.id })],
    ["a member renamed", v.strictObject({ ident: base.id, age: base.age })],
    ["a member that may be missing", v.strictObject({ ...base, id: v.exactOptional(v.string()) })],
    ["a member that may be null", v.strictObject({ ...base, id: v.nullable(v.string()) })],
    ["another limit", v.strictObject({ ...base, age: v.pipe(v.number(), v.integer(), v.maxValue(121)) })],
    ["a limit fewer", v.strictObject({ ...base, age: v.pipe(v.number(), v.integer()) })],
    [
      "a check of our own",
      v.strictObject({
        ...base,
        id: v.pipe(
          v.string(),
          v.check(() => true),
        ),
      }),
    ],
    ["a pattern", v.strictObject({ ...base, id: v.pipe(v.string(), v.regex(/^a$/)) })],
    ["another pattern", v.strictObject({ ...base, id: v.pipe(v.string(), v.regex(/^b$/)) })],
    ["unknown members allowed", v.object(base)],
    ["a choice", v.strictObject({ ...base, id: v.picklist(["a", "b"]) })],
    ["another choice", v.strictObject({ ...base, id: v.picklist(["a", "c"]) })],
    ["a literal", v.strictObject({ ...base, id: v.literal(1) })],
    ["a list", v.array(v.strictObject(base))],
    ["one of two", v.union([v.strictObject(base), v.string()])],
  ])("differs with %s", (_, changed) => {
    expect(schemaFingerprint(changed)).not.toBe(form(base));
  });

  test("sees into every depth", () => {
    const nested = (innermost: v.GenericSchema): string =>
      schemaFingerprint(v.array(v.union([v.strictObject({ deep: v.nullable(innermost) })])));
    expect(nested(v.pipe(v.string(), v.maxLength(9)))).not.toBe(nested(v.pipe(v.string(), v.maxLength(8))));
  });
});
