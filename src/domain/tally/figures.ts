import type { Language } from "../../kernel/language.ts";
import { draftOf, type SharedMap } from "../../kernel/shared-map.ts";
import { type Disposition, dispositionOf } from "../disposition/disposition.ts";
import { refusalReason } from "../disposition/outcome.ts";
import { NO_REASON_GIVEN } from "../disposition/reasons.ts";
import { type Counts, NO_CONTACTS } from "./counts.ts";
import type { Contact } from "./ledger.ts";

/** What is shown of some of the contacts: of a shift, a day, the whole round. */
export type Figures = {
  readonly counts: Counts;
  /** By language; "" where it is not known. Only languages that somebody has. */
  readonly byLanguage: ReadonlyMap<Language | "", Counts>;
  /** How many refusals for each reason that somebody has; `no-reason-given` where none was. */
  readonly reasons: ReadonlyMap<string, number>;
};

export const NO_FIGURES: Figures = { counts: NO_CONTACTS, byLanguage: new Map(), reasons: new Map() };

type Sheet = {
  readonly counts: Record<Disposition, number>;
  readonly byLanguage: Map<Language | "", Record<Disposition, number>>;
  readonly reasons: Map<string, number>;
};

/** Figures by the name of what they are of, while they change by one contact after another. */
export type FiguresDraft = {
  /** One such contact more (1) or fewer (-1). */
  readonly count: (name: string, contact: Contact, change: 1 | -1) => void;
  readonly done: () => SharedMap<Figures>;
};

export function draftFigures(before: SharedMap<Figures>): FiguresDraft {
  const figures = draftOf(before);
  const sheets = new Map<string, Sheet>();
  const sheetOf = (name: string): Sheet => {
    const present = sheets.get(name);
    if (present !== undefined) {
      return present;
    }
    const copy = copyOf(figures.get(name) ?? NO_FIGURES);
    sheets.set(name, copy);
    figures.set(name, copy);
    return copy;
  };
  return {
    count: (name, contact, change) => note(sheetOf(name), contact, change),
    done() {
      for (const [name, { byLanguage }] of sheets) {
        if (byLanguage.size === 0) {
          figures.delete(name);
        }
      }
      return figures.done();
    },
  };
}

function note({ counts, byLanguage, reasons }: Sheet, { outcome, language }: Contact, change: 1 | -1): void {
  const disposition = dispositionOf(outcome);
  counts[disposition] += change;
  const group = byLanguage.get(language ?? "") ?? { ...NO_CONTACTS };
  group[disposition] += change;
  if (change === -1 && isNobody(group)) {
    byLanguage.delete(language ?? "");
  } else {
    byLanguage.set(language ?? "", group);
  }
  if (outcome.kind === "refusal") {
    const reason = refusalReason(outcome) ?? NO_REASON_GIVEN;
    const count = (reasons.get(reason) ?? 0) + change;
    if (count === 0) {
      reasons.delete(reason);
    } else {
      reasons.set(reason, count);
    }
  }
}

function copyOf({ counts, byLanguage, reasons }: Figures): Sheet {
  const groups = [...byLanguage].map(([language, group]) => [language, { ...group }] as const);
  return { counts: { ...counts }, byLanguage: new Map(groups), reasons: new Map(reasons) };
}

function isNobody(counts: Counts): boolean {
  return Object.values(counts).every((count) => count === 0);
}
