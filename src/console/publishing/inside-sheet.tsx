import { useMemo } from "react";
import { discloseGroups } from "../../domain/disclosure/groups.ts";
import { FEWEST_IN_INDICATOR, type Shown } from "../../domain/disclosure/reader.ts";
import { responseRate } from "../../domain/rates/response-rate.ts";
import { type Share, wholePercent } from "../../domain/rates/share.ts";
import type { Response } from "../../domain/response/response.ts";
import { indicators } from "../../domain/results/indicators.ts";
import { answered, type Counts } from "../../domain/tally/counts.ts";
import { formatPercent } from "../../i18n/numbers.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { Card, Remark } from "../parts/card.tsx";
import { Hidden, WhyHidden } from "../parts/hidden.tsx";
import { textFor } from "../rounds/texts.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./publishing.module.css";
import { SheetTable } from "./sheet-table.tsx";

type Props = { readonly round: Round; readonly responses: readonly Response[]; readonly strokes: Counts };

/** The sheet for those who hold the key: each figure on its own merit, and what it is of. */
export function InsideSheet({ round: { questionnaire }, responses, strokes }: Props) {
  const { say, language, number } = useWords();
  const results = useMemo(() => indicators(questionnaire, responses), [questionnaire, responses]);
  const percent = (value: number | null): string => formatPercent(value, language, 0);
  const cell = (share: Shown<Share>) =>
    share.shown ? (
      <>
        {percent(wholePercent(share.value))}
        <span className={styles.base}>
          {say("rates.fraction", { part: number(share.value.part), of: number(share.value.of) })}
        </span>
      </>
    ) : (
      <Hidden />
    );
  const rate = responseRate(strokes);
  return (
    <Card title={say("sheet.insideTitle")}>
      <SheetTable
        document={questionnaire}
        caption={say("results.indicatorCaption")}
        cells={{
          rows: results.map((result) => {
            const { T, K, M } = discloseGroups(result);
            return { code: result.indicator.code, T: cell(T), K: cell(K), M: cell(M) };
          }),
          responseRate: rate.shown ? percent(wholePercent(rate.value)) : <Hidden />,
          respondents: answered(strokes) < FEWEST_IN_INDICATOR ? <Hidden /> : number(answered(strokes)),
        }}
      />
      <WhyHidden published={false} />
      <Remark>{textFor(questionnaire, questionnaire.source, language)}</Remark>
    </Card>
  );
}
