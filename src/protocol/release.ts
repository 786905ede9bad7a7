import { checkQuestionnaire } from "../domain/questionnaire/check.ts";
import type { Release } from "../domain/round/release.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import { documentVersion, type ReadDocument, readDocument, type Unreadable, whole } from "./documents/read-document.ts";
import { Release1 } from "./documents/release/1.ts";
import { Release2 } from "./documents/release/2.ts";
import { readQuestionnaireTolerantly } from "./questionnaire-document.ts";

const VERSIONS = {
  1: documentVersion(
    Release1,
    (release): Result<ReadDocument<Release>, Unreadable> =>
      // Its shape is part of the release's own.
      checkQuestionnaire(release.questionnaire).length === 0 ? whole(release) : err("malformed"),
  ),
  2: documentVersion(Release2, (release): Result<ReadDocument<Release>, Unreadable> => {
    const read = readQuestionnaireTolerantly(release.questionnaire);
    if (!read.ok) {
      return read;
    }
    const leftOut = read.value.leftOut.map((way) => `questionnaire.${way}`);
    return ok({ value: { ...release, questionnaire: read.value.value }, leftOut });
  }),
};

/**
 * The release in a verified payload, as a tablet reads it: its shape and its questionnaire are checked again, whoever
 * signed it, and members that it doesn't know are left out where the document says that they may be.
 */
export function readReleaseTolerantly(content: unknown): Result<ReadDocument<Release>, Unreadable> {
  return readDocument("release", VERSIONS, content);
}

/** The release in a verified payload, for those who answer for it: nothing that is not known may stand in it. */
export function readRelease(content: unknown): Result<Release, "malformed"> {
  const read = readReleaseTolerantly(content);
  return read.ok && read.value.leftOut.length === 0 ? ok(read.value.value) : err("malformed");
}
