import type { QuestionnaireDocument } from "../../src/domain/questionnaire/document.ts";
import type { Response } from "../../src/domain/response/response.ts";
import { paddedLength } from "../../src/domain/response/size.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/round/settings.ts";
import type { OpenedRound } from "../../src/envelopes/opened-round.ts";
import type { ListedAnswer, SealedAnswer } from "../../src/envelopes/sealed-answer.ts";
import type { Round, Site } from "../../src/protocol/console/rounds.ts";
import { sha256 } from "../../src/sealing/hash.ts";
import type { KeyPair } from "../../src/sealing/keys.ts";
import { seal } from "../../src/sealing/seal.ts";
import { asBatchId, asDate, asItemHash, asItemId, asOrganisationId } from "./brands.ts";
import { BUILT_IN } from "./questionnaires.ts";
import { playScriptedDay } from "./scripted-day.ts";

export const DAY: readonly Response[] = playScriptedDay()
  .flatMap(({ response }) => response ?? [])
  .toSorted((a, b) => (a.id < b.id ? -1 : 1));
const SOMEONE = DAY[0] as Response;

export const SITES: readonly Site[] = [{ id: SOMEONE.siteId, name: "Väntrum A" }];
export const ORGANISATION = { id: asOrganisationId("0a".repeat(16)), name: "Norrby kommun", practice: false };

export function round(questionnaire: QuestionnaireDocument = BUILT_IN): Round {
  return {
    id: SOMEONE.roundId,
    name: "Ekonomiskt bistånd, hösten 2026",
    siteIds: [SOMEONE.siteId],
    starts: asDate("2026-09-14"),
    ends: asDate("2026-09-25"),
    settings: DEFAULT_SETTINGS,
    questionnaire,
    release: null,
  };
}

/** A response to this questionnaire with these answers. */
export function response(questionnaire: QuestionnaireDocument, number: number, answers: Response["answers"]): Response {
  const id = number.toString(16).padStart(32, "0");
  return {
    ...SOMEONE,
    id: asItemId(id),
    questionnaire: { id: questionnaire.id, version: questionnaire.version },
    language: "sv",
    mode: "self",
    answers,
  };
}

export function listedOf(id: string): ListedAnswer {
  return { id: asItemId(id), sha256: asItemHash(id.repeat(2)), batchId: asBatchId("ba".repeat(16)), siteId: SOMEONE.siteId };
}

export function openedOf(responses: readonly Response[], more: Partial<OpenedRound> = {}): OpenedRound {
  return {
    roundId: SOMEONE.roundId,
    responses,
    unopened: [],
    listing: [...responses.map(({ id }) => listedOf(id)), ...(more.unopened ?? []).map(({ listed }) => listed)].toSorted(
      (a, b) => (a.id + a.sha256 < b.id + b.sha256 ? -1 : 1),
    ),
    texts: new Map(),
    ...more,
  };
}

/** As the server lists it, sealed to these keys. */
export async function sealed(
  of: Response,
  questionnaire: QuestionnaireDocument,
  recipients: readonly KeyPair[],
): Promise<SealedAnswer> {
  const text = await seal(of, recipients, paddedLength(questionnaire));
  return { ...listedOf(of.id), sha256: await sha256(text), state: "stored", sealed: text };
}
