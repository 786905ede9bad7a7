import { useMemo, useState } from "react";
import { type Help, helpsMet, modeEffect } from "../../domain/disclosure/mode-effect.ts";
import type { AnswerTable, Filter } from "../../domain/results/answer-table.ts";
import type { IndicatorColumn } from "../../domain/results/indicator-shares.ts";
import type { Site } from "../../protocol/console/rounds.ts";
import { Chips } from "../../ui/chips.tsx";
import { Card, Remark } from "../parts/card.tsx";
import { useWords } from "../words/use-words.ts";
import { othersOf } from "./against.ts";
import { filterName } from "./filter-bar.tsx";
import { IndicatorPicture } from "./indicator-picture.tsx";

type Props = {
  readonly table: AnswerTable;
  readonly columns: readonly IndicatorColumn[];
  readonly sites: readonly Site[];
  readonly filter: Filter;
};

/** Those who had help beside those who read themselves, and what the difference can and can't say. */
export function ModeCard({ table, columns, sites, filter }: Props) {
  const { say, language } = useWords();
  const [chosen, choose] = useState<Help>("any");
  const helps = useMemo(() => helpsMet(table, filter), [table, filter]);
  const help = helps.includes(chosen) ? chosen : "any";
  const results = useMemo(() => modeEffect(table, columns, filter, help), [table, columns, filter, help]);
  if (columns.length === 0) {
    return null;
  }
  return (
    <Card title={say("modeEffect.title")} aside={filterName({ ...filter, mode: null }, sites, say, language)}>
      {helps.length === 0 ? (
        <p>{say("modeEffect.nobody")}</p>
      ) : (
        <>
          {helps.length > 2 && (
            <div data-print="no">
              <Chips
                label={say("modeEffect.which")}
                options={helps.map((value) => ({ value, text: say(`modeEffect.helps.${value}`) }))}
                chosen={help}
                onChoose={choose}
              />
            </div>
          )}
          <IndicatorPicture
            document={table.document}
            results={results}
            who={say(`modeEffect.helps.${help}`)}
            against={{ name: say("modes.self"), short: say("modeEffect.alone"), of: othersOf }}
          />
          <Remark>{say("modeEffect.careful")}</Remark>
        </>
      )}
    </Card>
  );
}
