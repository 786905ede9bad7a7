import * as v from "valibot";
import type { MarkedSheet } from "../../domain/paper/marked-sheet.ts";
import type { IsoWeek } from "../../kernel/calendar.ts";
import type { ItemHash } from "../../kernel/hashes.ts";
import type { ItemId, RoundId, SiteId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import { hashOf, IsoWeekText, idOf, LanguageCode } from "../../protocol/atoms.ts";
import { AnswersMessage } from "../../protocol/documents/response/1.ts";

/** Where a sheet belongs; the same for many in a row. */
export type SheetPlace = { readonly siteId: SiteId; readonly language: Language; readonly week: IsoWeek | null };

/** What was entered last: enough to take it back, and nothing of what stood on it. */
export type LastSheet = { readonly id: ItemId; readonly sha256: ItemHash; readonly number: string };

/** A sheet that is being entered. `number`: as it was typed. */
export type SheetDraft = {
  readonly place: SheetPlace;
  readonly number: string;
  readonly sheet: MarkedSheet;
  readonly last: LastSheet | null;
};

/** Kept for this tab alone, so that a reload loses nothing; gone when it is closed and when somebody signs out. */
export type SheetDrafts = {
  readonly of: (roundId: RoundId) => SheetDraft | null;
  readonly put: (roundId: RoundId, draft: SheetDraft) => void;
  readonly clear: () => void;
};

const DraftRecord = v.strictObject({
  place: v.strictObject({ siteId: idOf<SiteId>(), language: LanguageCode, week: v.nullable(IsoWeekText) }),
  number: v.string(),
  sheet: v.strictObject({
    marks: AnswersMessage,
    // Pairs: an item may be called like something that objects have already.
    written: v.pipe(
      v.array(v.tuple([v.string(), v.string()])),
      v.transform((pairs) => Object.fromEntries(pairs)),
    ),
  }),
  last: v.nullable(v.strictObject({ id: idOf<ItemId>(), sha256: hashOf<ItemHash>(), number: v.string() })),
});

const KEY = "streck-paper-sheet.";

export function sheetDraftsIn(storage: Storage): SheetDrafts {
  return {
    of(roundId) {
      const checked = v.safeParse(DraftRecord, parse(storage.getItem(KEY + roundId)));
      return checked.success ? checked.output : null;
    },
    put(roundId, { sheet, ...draft }) {
      const written = Object.entries(sheet.written);
      storage.setItem(KEY + roundId, JSON.stringify({ ...draft, sheet: { marks: sheet.marks, written } }));
    },
    clear() {
      const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
      for (const key of keys.filter((one) => one.startsWith(KEY))) {
        storage.removeItem(key);
      }
    },
  };
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
