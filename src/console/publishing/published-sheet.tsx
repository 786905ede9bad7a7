import { useMemo } from "react";
import { SPLITS } from "../../domain/publishing/counts.ts";
import type { Response } from "../../domain/response/response.ts";
import type { Counts } from "../../domain/tally/counts.ts";
import type { AnswersHash } from "../../kernel/hashes.ts";
import type { Publication, PublishedFigures } from "../../protocol/console/publications.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { sheetOf, splitOf } from "../../protocol/figures-of-round.ts";
import { Notice } from "../../ui/notice.tsx";
import { useServices } from "../services.ts";
import { formatPeriod } from "../words/dates.ts";
import { useWords } from "../words/use-words.ts";
import { FiguresCard } from "./figures-card.tsx";
import { PublishStep } from "./publish-step.tsx";
import styles from "./publishing.module.css";

const ORDER: readonly PublishedFigures["shown"][] = ["sheet", ...SPLITS];

/** The opened answers, and which they are. */
export type OwnAnswers = { readonly responses: readonly Response[]; readonly hash: AnswersHash };

type Props = {
  readonly round: Round;
  readonly sites: readonly Site[];
  readonly published: readonly Publication[];
  readonly strokes: Counts;
  /** Null where they are locked: what was published is seen without. */
  readonly answers: OwnAnswers | null;
  readonly onPublished: () => void;
};

/** What was given away, with its date, and what could be: the sheet first, then a table by language and one by site. */
export function PublishedSheet({ round, sites, published, strokes, answers, onPublished }: Props) {
  const { say, language } = useWords();
  const isOther = answers !== null && published.some((one) => one.answers !== answers.hash);
  const dateOf = (one: Publication): string =>
    say("sheet.publishedOn", { date: formatPeriod({ starts: one.published, ends: one.published }, language) });
  const inOrder = [...published].sort((one, other) => ORDER.indexOf(one.figures.shown) - ORDER.indexOf(other.figures.shown));
  return (
    <>
      {published.length > 0 && (
        <div className={styles.leaves}>
          <p className={styles.stamp}>{say("sheet.leaves")}</p>
          {inOrder.map((one) => (
            <FiguresCard
              key={one.figures.shown}
              round={round}
              sites={sites}
              figures={one.figures}
              aside={dateOf(one)}
              publication={one}
            />
          ))}
        </div>
      )}
      {answers === null && <Notice tone="mind">{say("sheet.locked")}</Notice>}
      {isOther && <Notice tone="mind">{say("sheet.otherAnswers")}</Notice>}
      {answers !== null && !isOther && <Publishable {...{ round, sites, published, strokes, answers, onPublished }} />}
    </>
  );
}

function Publishable({ round, sites, published, strokes, answers, onPublished }: Props & { readonly answers: OwnAnswers }) {
  const { say } = useWords();
  const { api } = useServices();
  const { responses, hash } = answers;
  const offered = useMemo((): readonly PublishedFigures[] => {
    const shown = published.map(({ figures }) => figures.shown);
    if (!shown.includes("sheet")) {
      return [sheetOf(round, responses, strokes)];
    }
    const left = SPLITS.filter((by) => !shown.includes(by)).map((by) => splitOf(round, responses, by, published));
    return left.filter(({ rows }) => rows.some(({ parts }) => parts.some((percent) => percent !== null)));
  }, [round, responses, strokes, published]);
  return offered.map((figures) => (
    <FiguresCard key={figures.shown} round={round} sites={sites} figures={figures} aside={say("sheet.notYet")} publication={null}>
      <PublishStep
        shown={figures.shown}
        publish={() =>
          api.addPublication({
            ids: { id: round.id },
            body: { answers: hash, beside: published.map((one) => one.figures.shown), figures },
          })
        }
        onPublished={onPublished}
      />
    </FiguresCard>
  ));
}
