import { type ReactNode, useDeferredValue, useMemo, useState } from "react";
import { countRows } from "../../domain/disclosure/count-rows.ts";
import { countInside, filteredIndicators } from "../../domain/disclosure/filtered.ts";
import { HELP_MODES } from "../../domain/response/response.ts";
import {
  type AnswerTable,
  countPlaces,
  EVERYBODY,
  type Filter,
  isEverybody,
  rowsWhere,
} from "../../domain/results/answer-table.ts";
import { indicatorColumns } from "../../domain/results/indicator-shares.ts";
import type { OpenedRound } from "../../envelopes/opened-round.ts";
import type { RoundId } from "../../kernel/ids.ts";
import type { Comparison } from "../../protocol/console/comparisons.ts";
import type { ListedRound, Round, Site } from "../../protocol/console/rounds.ts";
import { Notice } from "../../ui/notice.tsx";
import { ComparisonsCard } from "../comparisons/comparisons-card.tsx";
import { Card, Columns, Remark, Stack } from "../parts/card.tsx";
import { Select } from "../parts/field.tsx";
import { textFor } from "../rounds/texts.ts";
import { formatDate } from "../words/dates.ts";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import { type Against, othersOf } from "./against.ts";
import { CountCard } from "./count-card.tsx";
import { DistributionCards } from "./distribution-cards.tsx";
import { EarlierPicture } from "./earlier-picture.tsx";
import { FilterBar, filterName } from "./filter-bar.tsx";
import { GroupTables } from "./group-table.tsx";
import { IndicatorPicture } from "./indicator-picture.tsx";
import { mediansFor } from "./medians.ts";
import { ModeCard } from "./mode-card.tsx";
import { NotCounted } from "./not-counted.tsx";
import { RepresentationCard } from "./representation-card.tsx";
import { RespondentFacts } from "./respondent-facts.tsx";
import { TextCards } from "./text-cards.tsx";
import { useAnswerTable } from "./use-answer-table.ts";
import { useComparisons } from "./use-comparisons.ts";
import { useEarlierRounds } from "./use-earlier-rounds.ts";

type Props = { readonly round: Round; readonly sites: readonly Site[]; readonly opened: OpenedRound };

/** Pictures first, tables second; every number says of whom. */
export function Results({ round, sites, opened }: Props) {
  const { say } = useWords();
  const { responses } = opened;
  const table = useAnswerTable(round, responses);
  const earlier = useEarlierRounds(round);
  const comparisons = useComparisons(round);
  return (
    <Stack>
      <RespondentFacts roundId={round.id} opened={responses.length} />
      {opened.unopened.length > 0 && <NotCounted unopened={opened.unopened} />}
      {responses.length === 0 && <Notice tone="mind">{say("results.none")}</Notice>}
      {table === null ? (
        <p role="status">{say("results.counting")}</p>
      ) : (
        <Counted
          table={table}
          sites={sites.filter(({ id }) => round.siteIds.includes(id))}
          earlier={earlier}
          comparisons={comparisons}
          roundId={round.id}
        />
      )}
      <TextCards document={round.questionnaire} texts={opened.texts} />
    </Stack>
  );
}

type CountedProps = { readonly table: AnswerTable; readonly sites: readonly Site[] };
/** No id is called so. */
const NO_SERIES = "*";
/** An earlier round by its id. */
type ComparedWith = "others" | "nothing" | RoundId;

type ComparedProps = CountedProps & {
  readonly earlier: readonly ListedRound[];
  readonly comparisons: readonly Comparison[];
  readonly roundId: RoundId;
};

function Counted({ table, sites, earlier, comparisons, roundId }: ComparedProps) {
  const { say, language } = useWords();
  const { document } = table;
  const [filter, choose] = useState<Filter>(EVERYBODY);
  const [comparison, compare] = useState<ComparedWith>("others");
  const [seriesId, chooseSeries] = useState<string | null>(null);
  // The picture follows the tap at once, the many tables below as soon as there is time.
  const later = useDeferredValue(filter);
  const columns = useMemo(() => indicatorColumns(table), [table]);
  const results = useMemo(() => filteredIndicators(table, columns, filter), [table, columns, filter]);
  const rows = useMemo(() => rowsWhere(table, filter), [table, filter]);
  const who = filterName(filter, sites, say, language);
  const series = comparisons.find(({ id }) => id === seriesId) ?? (seriesId === null ? comparisons[0] : undefined);
  const medians = series === undefined ? null : mediansFor(series, filter.gender);
  const picture = (against: Against | null, remarks: ReactNode): ReactNode => (
    <Card title={say("results.indicators")} aside={say("results.indicatorsAside")}>
      <IndicatorPicture document={document} results={results} who={who} against={against} medians={medians} />
      {remarks}
      {series !== undefined && (
        <Remark>{say("kolada.source", { file: series.file, date: formatDate(series.imported, language) })}</Remark>
      )}
      <Remark>{say("results.indicatorsNote")}</Remark>
      <Remark>{textFor(document, document.source, language)}</Remark>
    </Card>
  );
  const others: Against | null = isEverybody(filter)
    ? null
    : { name: say("results.others"), short: say("results.othersShort"), of: othersOf };
  return (
    <>
      <FilterBar table={table} sites={sites} filter={filter} count={countInside(rows.length)} onChange={choose}>
        <Select
          label={say("results.compareWith")}
          value={comparison}
          options={[
            ["others", say("results.others")] as const,
            ...earlier.map(({ id, name }) => [id, name] as const),
            ["nothing", say("results.nothing")] as const,
          ]}
          onChoose={compare}
        />
        {comparisons.length > 0 && (
          <Select
            label={say("kolada.label")}
            value={series?.id ?? NO_SERIES}
            options={[
              ...comparisons.map(({ id, name }) => [id as string, name] as const),
              [NO_SERIES, say("results.nothing")] as const,
            ]}
            onChoose={chooseSeries}
          />
        )}
      </FilterBar>
      {columns.length > 0 &&
        (comparison === "others" || comparison === "nothing" ? (
          picture(comparison === "others" ? others : null, null)
        ) : (
          <EarlierPicture
            key={comparison}
            earlierId={comparison}
            table={table}
            columns={columns}
            filter={filter}
            picture={picture}
          />
        ))}
      <GroupTables table={table} columns={columns} sites={sites} />
      <ModeCard table={table} columns={columns} sites={sites} filter={later} />
      <RepresentationCard roundId={roundId} table={table} columns={columns} />
      <Answers table={table} sites={sites} filter={later} />
      {columns.length > 0 && <ComparisonsCard codes={columns.map(({ indicator }) => indicator.code)} />}
    </>
  );
}

type AnswersProps = CountedProps & { readonly filter: Filter };

/** How those who are meant divide, and how they answered each item. */
function Answers({ table, sites, filter }: AnswersProps) {
  const { say, language } = useWords();
  const { document } = table;
  const rows = useMemo(() => rowsWhere(table, filter), [table, filter]);
  const who = isEverybody(filter) ? undefined : filterName(filter, sites, say, language);
  return (
    <>
      <Columns>
        <CountCard
          name="language"
          title={say("results.byLanguage")}
          aside={who}
          head={say("common.language")}
          rows={countRows(document.languages, countPlaces(table.language, rows, document.languages.length))}
          nameOf={(code) => languageName(code, language)}
          responses={rows.length}
        />
        <CountCard
          name="help-mode"
          title={say("results.byMode")}
          aside={who}
          head={say("results.mode")}
          rows={countRows(HELP_MODES, countPlaces(table.mode, rows, HELP_MODES.length))}
          nameOf={(mode) => say(`modes.${mode}`)}
          responses={rows.length}
        />
      </Columns>
      <DistributionCards table={table} rows={rows} aside={who} />
    </>
  );
}
