import { createContext, Fragment, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { RoundId } from "../../kernel/ids.ts";
import type { ListedRound, Round, RoundsReply, Site, SitesReply } from "../../protocol/console/rounds.ts";
import { Notice } from "../../ui/notice.tsx";
import { useAskAnew } from "../api/kept-replies.tsx";
import { questions } from "../api/questions.ts";
import { useQuestion, useQuestions } from "../api/use-questions.ts";
import { DamagedRows } from "../parts/damaged-rows.tsx";
import { Select } from "../parts/field.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { inOrderOfUse } from "../rounds/order.ts";
import { useServices } from "../services.ts";
import { civilDateOf } from "../words/dates.ts";
import { useWords } from "../words/use-words.ts";
import { WhenLoaded } from "./loading.tsx";

type Choice = { readonly roundId: RoundId | null; readonly choose: (roundId: RoundId) => void };
const ChosenRoundContext = createContext<Choice>({ roundId: null, choose: () => undefined });

/** The round that one looks at stays the same from screen to screen. */
export function ChosenRoundProvider({ children }: { readonly children: ReactNode }) {
  const [roundId, choose] = useState<RoundId | null>(null);
  const view = useMemo(() => ({ roundId, choose }), [roundId]);
  return <ChosenRoundContext value={view}>{children}</ChosenRoundContext>;
}

/** Chooses a round that has come to be since the list of rounds was loaded. */
export function useChooseNewRound(): (roundId: RoundId) => void {
  const { choose } = useContext(ChosenRoundContext);
  const { api } = useServices();
  const askAnew = useAskAnew();
  return useCallback(
    (roundId) => {
      choose(roundId);
      askAnew(questions(api).rounds.key);
    },
    [api, choose, askAnew],
  );
}

export type RoundView<Shown = ListedRound> = {
  readonly round: Shown;
  readonly sites: readonly Site[];
  readonly picker: ReactNode;
};
type Props<Shown> = { readonly title: string; readonly children: (view: RoundView<Shown>) => ReactNode };

/** The same with the round's questionnaire and release, for the screens that need them. */
export function WithWholeRound({ title, children }: Props<Round>) {
  return (
    <WithRound title={title}>
      {(view) => (
        <Whole title={title} view={view}>
          {children}
        </Whole>
      )}
    </WithRound>
  );
}

function Whole({ title, view, children }: Props<Round> & { readonly view: RoundView }) {
  const { api } = useServices();
  const load = useQuestion(questions(api).round(view.round.id));
  if (load.loaded.status === "ready") {
    return children({ ...view, round: load.loaded.value });
  }
  return (
    <>
      <ScreenHeading title={title} aside={view.picker} />
      <WhenLoaded of={load}>{() => null}</WhenLoaded>
    </>
  );
}

type Rounds = { readonly rounds: RoundsReply; readonly sites: SitesReply };

/** Published rounds only, for nothing happens in the others: the first in order of use, unless another was chosen. */
function choiceOf(value: Rounds, at: Date, roundId: RoundId | null) {
  const published = value.rounds.rounds.filter((one) => one.published);
  const rounds = inOrderOfUse(published, civilDateOf(at));
  return { rounds, round: rounds.find(({ id }) => id === roundId) ?? rounds[0] };
}

/** The round that screens about one show now; null while there is none, or nothing is known. */
export function useShownRound(): Omit<RoundView, "picker"> | null {
  const { api } = useServices();
  const { roundId } = useContext(ChosenRoundContext);
  const { rounds, sites } = questions(api);
  const { loaded } = useQuestions({ rounds, sites });
  if (loaded.status !== "ready") {
    return null;
  }
  const { round } = choiceOf(loaded.value, loaded.at, roundId);
  return round === undefined ? null : { round, sites: loaded.value.sites.sites };
}

/** A screen about one published round. */
export function WithRound({ title, children }: Props<ListedRound>) {
  const { api } = useServices();
  const { say } = useWords();
  const { roundId, choose } = useContext(ChosenRoundContext);
  const { rounds: all, sites: places } = questions(api);
  const loading = useQuestions({ rounds: all, sites: places });
  if (loading.loaded.status !== "ready") {
    return (
      <>
        <ScreenHeading title={title} />
        <WhenLoaded of={loading}>{() => null}</WhenLoaded>
      </>
    );
  }
  const { sites } = loading.loaded.value.sites;
  const { damaged } = loading.loaded.value.rounds;
  const { rounds, round } = choiceOf(loading.loaded.value, loading.loaded.at, roundId);
  if (round === undefined) {
    return (
      <>
        <ScreenHeading title={title} />
        {damaged.length === 0 ? (
          <Notice tone="mind">{say("common.noPublishedRound")}</Notice>
        ) : (
          <DamagedRows of={damaged} kind="rounds" />
        )}
      </>
    );
  }
  const options = rounds.map(({ id, name }) => [id, name] as const);
  const picker =
    rounds.length < 2 ? null : <Select label={say("common.round")} value={round.id} options={options} onChoose={choose} />;
  // Nothing that was typed or opened for one round may stand under another's name.
  return <Fragment key={round.id}>{children({ round, sites, picker })}</Fragment>;
}
