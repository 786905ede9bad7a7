import { type ReactNode, useMemo } from "react";
import { type AnswerTable, answerTable, type Filter } from "../../domain/results/answer-table.ts";
import { type IndicatorColumn, indicatorColumns } from "../../domain/results/indicator-shares.ts";
import { type Match, matchIndicators } from "../../domain/results/match-indicators.ts";
import type { OpenedRound } from "../../envelopes/opened-round.ts";
import type { OrganisationKeys } from "../../envelopes/organisation-keys.ts";
import type { RoundId } from "../../kernel/ids.ts";
import type { PublishedFigures } from "../../protocol/console/publications.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { Notice } from "../../ui/notice.tsx";
import { questions } from "../api/questions.ts";
import { useQuestions } from "../api/use-questions.ts";
import { toOpen } from "../field/sums.ts";
import { Remark } from "../parts/card.tsx";
import { useServices } from "../services.ts";
import { WhenLoaded } from "../shell/loading.tsx";
import { useOpenedAnswers } from "../shell/opened-answers.tsx";
import { useWords } from "../words/use-words.ts";
import { type Against, earlierAnswers, earlierPublished } from "./against.ts";
import { Opening } from "./opening.tsx";
import { useAnswerTable } from "./use-answer-table.ts";

type Own = { readonly table: AnswerTable; readonly columns: readonly IndicatorColumn[]; readonly filter: Filter };
type Props = Own & {
  readonly earlierId: RoundId;
  /** The picture of this round, compared with nothing until there is something. */
  readonly picture: (against: Against | null, remarks: ReactNode) => ReactNode;
};

/**
 * This round beside an earlier one: its opened answers where somebody has opened them too, and until then what it published.
 * Answers are sealed round by round, so that the key is asked for once more.
 */
export function EarlierPicture({ earlierId, picture, ...own }: Props) {
  const { api } = useServices();
  const { beside } = useOpenedAnswers();
  const load = useQuestions({
    round: questions(api).round(earlierId),
    keys: questions(api).keys,
    fieldwork: questions(api).fieldwork(earlierId),
    publications: questions(api).publications(earlierId),
  });
  if (load.loaded.status !== "ready") {
    return (
      <>
        {picture(null, null)}
        <WhenLoaded of={load}>{() => null}</WhenLoaded>
      </>
    );
  }
  const { round, keys, fieldwork, publications } = load.loaded.value;
  return beside !== null && beside.roundId === earlierId ? (
    <BesideAnswers {...own} round={round} opened={beside} picture={picture} />
  ) : (
    <BesidePublished
      {...own}
      round={round}
      published={publications.publications.map(({ figures }) => figures)}
      keys={keys.keys}
      total={toOpen(fieldwork)}
      picture={picture}
    />
  );
}

type BesideProps = Own & Pick<Props, "picture"> & { readonly round: Round };

function BesideAnswers({ table, columns, filter, round, opened, picture }: BesideProps & { readonly opened: OpenedRound }) {
  const { say } = useWords();
  const earlier = useAnswerTable(round, opened.responses);
  const against = useMemo((): { readonly of: Against["of"]; readonly matches: ReadonlyMap<string, Match> } | null => {
    if (earlier === null) {
      return null;
    }
    const matches = matchIndicators(
      { document: table.document, columns },
      { document: earlier.document, columns: indicatorColumns(earlier) },
    );
    return { of: earlierAnswers(earlier, matches, filter), matches };
  }, [earlier, table, columns, filter]);
  if (against === null) {
    return (
      <>
        {picture(null, null)}
        <p role="status">{say("results.counting")}</p>
      </>
    );
  }
  return picture(
    { name: round.name, short: round.name, of: against.of },
    <Remarks columns={columns} matches={against.matches} filter={filter} round={round} />,
  );
}

type PublishedProps = BesideProps & {
  readonly published: readonly PublishedFigures[];
  readonly keys: OrganisationKeys | null;
  readonly total: number;
};

function BesidePublished({ table, columns, filter, round, published, keys, total, picture }: PublishedProps) {
  const { say } = useWords();
  const { keepBeside } = useOpenedAnswers();
  const matches = useMemo(() => {
    // Of nobody: only what the questionnaire asked matters here.
    const asked = answerTable(round.questionnaire, [], round.siteIds);
    return matchIndicators(
      { document: table.document, columns },
      { document: round.questionnaire, columns: indicatorColumns(asked) },
    );
  }, [table, columns, round]);
  const codes = new Map([...matches].map(([itemId, { column }]) => [itemId, column.indicator.code]));
  return (
    <>
      {picture(
        published.length === 0
          ? null
          : {
              name: say("earlier.publishedName", { round: round.name }),
              short: round.name,
              of: earlierPublished(published, codes, filter),
            },
        published.length === 0 ? null : (
          <>
            <Remark>{say("earlier.publishedNote")}</Remark>
            <Remarks columns={columns} matches={matches} filter={filter} round={round} />
          </>
        ),
      )}
      {keys !== null && (
        <Opening
          round={round}
          keys={keys}
          total={total}
          title={say("earlier.open", { round: round.name })}
          about={say(published.length === 0 ? "earlier.about" : "earlier.aboutPublished")}
          onOpened={keepBeside}
        />
      )}
    </>
  );
}

type RemarksProps = {
  readonly columns: readonly IndicatorColumn[];
  readonly matches: ReadonlyMap<string, Match>;
  readonly filter: Filter;
  readonly round: Round;
};

/** What one must know before one believes a difference between two rounds. */
function Remarks({ columns, matches, filter, round }: RemarksProps) {
  const { say } = useWords();
  const otherwise = columns.filter(({ itemId }) => matches.get(itemId)?.sameWording === false);
  return (
    <>
      {matches.size === 0 && <Notice tone="mind">{say("earlier.nothingAlike", { round: round.name })}</Notice>}
      {filter.siteId !== null && !round.siteIds.includes(filter.siteId) && (
        <Notice tone="mind">{say("earlier.notAmongSites", { round: round.name })}</Notice>
      )}
      {otherwise.length > 0 && (
        <Remark>{say("earlier.otherWording", { codes: otherwise.map(({ indicator }) => indicator.code).join(", ") })}</Remark>
      )}
      <Remark>{say("earlier.note")}</Remark>
    </>
  );
}
