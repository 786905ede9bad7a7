import type { ReactNode } from "react";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { GROUPS, type Group } from "../../domain/results/indicators.ts";
import type { Language } from "../../kernel/language.ts";
import { Table } from "../parts/table.tsx";
import { textFor } from "../rounds/texts.ts";
import { useWords } from "../words/use-words.ts";

/** What a sheet says, whoever reads it: each figure as it stands in its cell. */
export type SheetCells = {
  readonly rows: readonly ({ readonly code: string } & Readonly<Record<Group, ReactNode>>)[];
  readonly responseRate: ReactNode;
  readonly respondents: ReactNode;
};

type Props = { readonly document: QuestionnaireDocument; readonly caption: string; readonly cells: SheetCells };

/** A row for each indicator and two for how many answered: women, men, total, in the order of the national sheet. */
export function SheetTable({ document, caption, cells }: Props) {
  const { say, language } = useWords();
  const national = isNational(document);
  const order: readonly Group[] = [...GROUPS].sort();
  const counted = (
    { key, name, code }: { readonly key: string; readonly name: string; readonly code: string },
    value: ReactNode,
  ) => ({
    key,
    data: { "data-sheet": key } as const,
    // Strokes say nothing of gender: these two are known of everybody together, and of nobody else.
    cells: [name, national ? code : "–", "–", "–", value],
  });
  return (
    <Table
      caption={caption}
      columns={[
        { head: say("results.indicator") },
        { head: say("results.code"), kind: "short" },
        ...order.map((group) => ({ head: say(`sheet.groups.${group}`), kind: "number" as const })),
      ]}
      rows={[
        ...cells.rows.map((row) => ({
          key: row.code,
          data: { "data-sheet": row.code } as const,
          cells: [topicOf(document, row.code, language), row.code, ...order.map((group) => row[group])],
        })),
        counted({ key: "responseRate", name: say("sheet.responseRate"), code: "U31902" }, cells.responseRate),
        counted({ key: "respondents", name: say("sheet.respondents"), code: "U31903" }, cells.respondents),
      ]}
    />
  );
}

/** Whether its indicators have the codes of the national database. */
function isNational({ items }: QuestionnaireDocument): boolean {
  return items.some((item) => "indicator" in item && /^U\d{5}$/.test(item.indicator?.code ?? ""));
}

export function topicOf(document: QuestionnaireDocument, code: string, language: Language): string {
  const item = document.items.find((one) => "indicator" in one && one.indicator?.code === code);
  return item !== undefined && "indicator" in item && item.indicator !== undefined
    ? textFor(document, item.indicator.topic, language)
    : code;
}
