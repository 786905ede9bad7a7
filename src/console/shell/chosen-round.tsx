import { createContext, Fragment, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { together } from "../api/together.ts";
import { useLoad } from "../api/use-load.ts";
import { Select } from "../parts/field.tsx";
import { WhenLoaded } from "../parts/loading.tsx";
import { Notice } from "../parts/notice.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { useServices } from "../services.ts";
import { useWords } from "../words/use-words.ts";

type Choice = { readonly roundId: string | null; readonly choose: (roundId: string) => void };
const ChosenRoundContext = createContext<Choice>({ roundId: null, choose: () => undefined });

/** The round that one looks at stays the same from screen to screen. */
export function ChosenRoundProvider({ children }: { readonly children: ReactNode }) {
  const [roundId, choose] = useState<string | null>(null);
  const view = useMemo(() => ({ roundId, choose }), [roundId]);
  return <ChosenRoundContext value={view}>{children}</ChosenRoundContext>;
}

export type RoundView = { readonly round: Round; readonly sites: readonly Site[]; readonly picker: ReactNode };
type Props = { readonly title: string; readonly children: (view: RoundView) => ReactNode };

/** A screen about one published round: the newest, unless another was chosen. */
export function WithRound({ title, children }: Props) {
  const { api } = useServices();
  const { say } = useWords();
  const loading = useLoad(
    useCallback((signal: AbortSignal) => together({ rounds: api.rounds(signal), sites: api.sites(signal) }), [api]),
  );
  const { roundId, choose } = useContext(ChosenRoundContext);
  if (loading.loaded.status !== "ready") {
    return (
      <>
        <ScreenHeading title={title} />
        <WhenLoaded of={loading}>{() => null}</WhenLoaded>
      </>
    );
  }
  const { sites } = loading.loaded.value.sites;
  const rounds = newestFirst(loading.loaded.value.rounds.rounds);
  const round = rounds.find(({ id }) => id === roundId) ?? rounds[0];
  if (round === undefined) {
    return (
      <>
        <ScreenHeading title={title} />
        <Notice tone="mind">{say("common.noPublishedRound")}</Notice>
      </>
    );
  }
  const options = rounds.map(({ id, name }) => [id, name] as const);
  const picker =
    rounds.length < 2 ? null : <Select label={say("common.round")} value={round.id} options={options} onChoose={choose} />;
  // Nothing that was typed or opened for one round may stand under another's name.
  return <Fragment key={round.id}>{children({ round, sites, picker })}</Fragment>;
}

/** Published rounds only: nothing happens in the others. The last to start comes first. */
function newestFirst(rounds: readonly Round[]): readonly Round[] {
  return rounds
    .filter(({ release }) => release !== null)
    .sort((a, b) => (a.starts < b.starts ? 1 : a.starts > b.starts ? -1 : 0));
}
