import { useEffect, useRef, useState } from "react";
import { BLANK_SHEET, type MarkedSheet, type ReadSheet, readSheet } from "../../domain/paper/marked-sheet.ts";
import { readSheetNumber, type SheetNumber, sheetNumberText } from "../../domain/paper/sheet-number.ts";
import type { Response } from "../../domain/response/response.ts";
import type { Release } from "../../domain/round/release.ts";
import { mintAnswer } from "../../envelopes/mint-answer.ts";
import type { MintedItem } from "../../envelopes/minted-item.ts";
import { paperAnswerId } from "../../envelopes/paper-answer-id.ts";
import { canonicalResponse } from "../../envelopes/same-response.ts";
import { ok, type Result } from "../../kernel/result.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import type { ApiFailure } from "../api/request.ts";
import { type Attempt, useAttempt } from "../api/use-attempt.ts";
import { useServices } from "../services.ts";
import type { SheetDraft, SheetPlace } from "./sheet-drafts.ts";

/** What was done last, to be said. */
export type SheetWord =
  | { readonly kind: "saved"; readonly number: string; readonly answered: number; readonly skipped: number }
  /** `restored`: it stands in the form again. */
  | { readonly kind: "taken-back"; readonly number: string; readonly restored: boolean };

export type Sheet = Pick<Attempt<ApiFailure>, "busy" | "failure"> & {
  readonly draft: SheetDraft;
  readonly read: ReadSheet;
  readonly number: ReturnType<typeof readSheetNumber>;
  readonly word: SheetWord | null;
  readonly change: (changes: Partial<SheetDraft>) => void;
  /** Seals and hands it in; true: it is kept, and the form is empty again. */
  readonly save: () => Promise<boolean>;
  /** Takes back what was entered last. */
  readonly takeBack: () => Promise<void>;
  readonly empty: () => void;
};

/** One sheet after the other. The form is filled again from what this tab kept, if it kept any of the round. */
export function useSheet(round: Round, release: Release, place: SheetPlace): Sheet {
  const { api, sheetDrafts } = useServices();
  const { busy, failure, run } = useAttempt();
  const [draft, setDraft] = useState<SheetDraft>(() => keptDraft(sheetDrafts.of(round.id), round, place));
  const [word, setWord] = useState<SheetWord | null>(null);
  const minted = useRef<{ readonly of: string; readonly item: MintedItem } | null>(null);
  const taken = useRef<MarkedSheet | null>(null);
  useEffect(() => sheetDrafts.put(round.id, draft), [sheetDrafts, round.id, draft]);
  const read = readSheet(round.questionnaire, draft.sheet);
  const number = readSheetNumber(draft.number);
  const change = (changes: Partial<SheetDraft>): void => {
    setWord(null);
    setDraft((now) => ({ ...now, ...changes }));
  };
  const save = async (): Promise<boolean> => {
    if (!number.ok || read.empty) {
      return false;
    }
    const response = await responseOf(round, draft.place, number.value, read);
    const result = await run(async () => {
      // A second try hands in the same bytes: the first may have arrived.
      const of = canonicalResponse(response);
      const item = minted.current?.of === of ? minted.current.item : await mintAnswer(response, release);
      minted.current = { of, item };
      const { id, sha256, bytes } = item;
      return api.addPaperAnswer({
        ids: { id: round.id },
        body: { id, sha256, siteId: draft.place.siteId, sealed: bytes },
      });
    });
    if (!result.ok) {
      return false;
    }
    taken.current = draft.sheet;
    const text = sheetNumberText(number.value);
    const count = (state: string): number => read.items.filter((one) => one.state === state).length;
    setWord({ kind: "saved", number: text, answered: count("answered"), skipped: count("skipped") });
    setDraft({ place: draft.place, number: "", sheet: BLANK_SHEET, last: { ...result.value, number: text } });
    return true;
  };
  const takeBack = async (): Promise<void> => {
    const { last } = draft;
    if (last === null) {
      return;
    }
    const { number: text, ...body } = last;
    const result = await run(async (): Promise<Result<unknown, ApiFailure>> => {
      const reply = await api.takeBackPaperAnswer({ ids: { id: round.id }, body });
      // Taken back already: a reply that got lost.
      return !reply.ok && reply.error === "not-found" ? ok(null) : reply;
    });
    if (result.ok) {
      const sheet = isBlank(draft) ? taken.current : null;
      minted.current = null;
      setWord({ kind: "taken-back", number: text, restored: sheet !== null });
      setDraft(sheet === null ? { ...draft, last: null } : { ...draft, number: text, sheet, last: null });
    }
  };
  const empty = (): void => change({ number: "", sheet: BLANK_SHEET });
  return { draft, read, number, word, change, save, takeBack, empty, busy, failure };
}

function isBlank({ number, sheet }: SheetDraft): boolean {
  return number === "" && Object.keys(sheet.marks).length === 0 && Object.keys(sheet.written).length === 0;
}

function keptDraft(kept: SheetDraft | null, { siteIds, questionnaire, settings }: Round, place: SheetPlace): SheetDraft {
  const { siteId, language, week } = kept?.place ?? place;
  const isOfRound =
    siteIds.includes(siteId) && questionnaire.languages.includes(language) && settings.keepsWeek === (week !== null);
  return kept === null
    ? { place, number: "", sheet: BLANK_SHEET, last: null }
    : { ...kept, place: isOfRound ? kept.place : place };
}

async function responseOf(
  { id: roundId, questionnaire }: Round,
  { siteId, language, week }: SheetPlace,
  number: SheetNumber,
  { answers }: ReadSheet,
): Promise<Response> {
  const { id, version } = questionnaire;
  const mode = "paper";
  return {
    id: await paperAnswerId(roundId, number),
    roundId,
    siteId,
    questionnaire: { id, version },
    language,
    mode,
    week,
    answers,
  };
}
