import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { DEFAULT_SETTINGS } from "../../domain/round/settings.ts";
import { isCivilDate } from "../../kernel/calendar.ts";
import { readWholeNumber } from "../../kernel/digits.ts";
import type { SiteId } from "../../kernel/ids.ts";
import { tidyName } from "../../kernel/names.ts";
import type { NewRound } from "../../protocol/console/rounds.ts";

/** A round as it is being typed. */
export type Draft = {
  readonly name: string;
  readonly siteIds: readonly SiteId[];
  readonly starts: string;
  readonly ends: string;
  readonly batchThreshold: string;
  readonly keepsWalkAways: boolean;
  readonly keepsWeek: boolean;
  /** Whether questions and options have the pictures that the questionnaire names. */
  readonly pictures: boolean;
  /** Whether the next question comes by itself after a choice. */
  readonly advances: boolean;
  /** Whether a language can be chosen only with a recorded voice of everything. */
  readonly needsVoices: boolean;
  readonly questionnaire: QuestionnaireDocument | null;
};

export type DraftField = "name" | "siteIds" | "starts" | "ends" | "batchThreshold" | "questionnaire";
export type DraftFault = "missing" | "ends-before-start" | "bad-threshold";

/** Nothing is chosen for her: a round with the wrong questionnaire is found out when the answers are in. */
export function emptyDraft(): Draft {
  const { batchThreshold, keepsWalkAways, keepsWeek } = DEFAULT_SETTINGS;
  return {
    name: "",
    siteIds: [],
    starts: "",
    ends: "",
    batchThreshold: String(batchThreshold),
    keepsWalkAways,
    keepsWeek,
    pictures: true,
    advances: false,
    needsVoices: false,
    questionnaire: null,
  };
}

/** What is still wrong, by field; empty when the round can be made. */
export function faultsOf(draft: Draft): Readonly<Partial<Record<DraftField, DraftFault>>> {
  const faults: Partial<Record<DraftField, DraftFault>> = {};
  const threshold = readWholeNumber(draft.batchThreshold);
  if (tidyName(draft.name) === "") {
    faults.name = "missing";
  }
  if (draft.siteIds.length === 0) {
    faults.siteIds = "missing";
  }
  if (!isCivilDate(draft.starts)) {
    faults.starts = "missing";
  }
  if (!isCivilDate(draft.ends)) {
    faults.ends = "missing";
  } else if (isCivilDate(draft.starts) && draft.ends < draft.starts) {
    faults.ends = "ends-before-start";
  }
  if (threshold === null || threshold < 1 || threshold > 100) {
    faults.batchThreshold = "bad-threshold";
  }
  if (draft.questionnaire === null) {
    faults.questionnaire = "missing";
  }
  return faults;
}

/** The round to make, or null while something is wrong. */
export function roundFrom(draft: Draft): NewRound | null {
  const { questionnaire, starts, ends, keepsWalkAways, keepsWeek, pictures, advances, needsVoices } = draft;
  const batchThreshold = readWholeNumber(draft.batchThreshold);
  const isWhole = questionnaire !== null && batchThreshold !== null && isCivilDate(starts) && isCivilDate(ends);
  if (!isWhole || Object.keys(faultsOf(draft)).length > 0) {
    return null;
  }
  return {
    name: tidyName(draft.name),
    siteIds: [...draft.siteIds],
    starts,
    ends,
    settings: {
      ...DEFAULT_SETTINGS,
      batchThreshold,
      keepsWalkAways,
      keepsWeek,
      ...(pictures ? {} : { pictures: false }),
      ...(advances ? { advances: true } : {}),
      ...(needsVoices ? { needsVoices: true } : {}),
    },
    questionnaire,
  };
}
