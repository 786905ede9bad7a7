import type { Response } from "../../src/domain/response/response.ts";
import { asItemId, asRoundId, asSiteId, asWeek } from "./brands.ts";
import { BUILT_IN } from "./questionnaires.ts";
import { answerFrom, type Said } from "./visitor.ts";

/** A response to the built-in questionnaire, or to whatever has these items. */
export function response(said: Readonly<Record<string, Said>>, changes: Partial<Response> = {}): Response {
  return {
    id: asItemId("e1".repeat(16)),
    roundId: asRoundId("d0".repeat(16)),
    siteId: asSiteId("51".repeat(16)),
    questionnaire: { id: BUILT_IN.id, version: BUILT_IN.version },
    language: "sv",
    mode: "self",
    week: asWeek("2026-W38"),
    answers: Object.fromEntries(Object.entries(said).map(([id, words]) => [id, answerFrom(words)])),
    ...changes,
  };
}
