import { createContext, Fragment, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { together } from "../api/together.ts";
import { useLoad } from "../api/use-load.ts";
import { DamagedRows } from "../parts/damaged-rows.tsx";
import { Select } from "../parts/field.tsx";
import { WhenLoaded } from "../parts/loading.tsx";
import { Notice } from "../parts/notice.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { inOrderOfUse } from "../rounds/order.ts";
import { useServices } from "../services.ts";
import { civilDateOf } from "../words/dates.ts";
import { useWords } from "../words/use-words.ts";

type Choice = {
  readonly roundId: string | null;
  readonly choose: (roundId: string) => void;
  /** Chooses a round that has come to be since the list of rounds was loaded. */
  readonly chooseNew: (roundId: string) => void;
  /** Counts these. */
  readonly added: number;
};
const ChosenRoundContext = createContext<Choice>({
  roundId: null,
  choose: () => undefined,
  chooseNew: () => undefined,
  added: 0,
});

/** The round that one looks at stays the same from screen to screen. */
export function ChosenRoundProvider({ children }: { readonly children: ReactNode }) {
  const [roundId, choose] = useState<string | null>(null);
  const [added, setAdded] = useState(0);
  const view = useMemo(() => {
    const chooseNew = (id: string): void => {
      choose(id);
      setAdded((count) => count + 1);
    };
    return { roundId, choose, chooseNew, added };
  }, [roundId, added]);
  return <ChosenRoundContext value={view}>{children}</ChosenRoundContext>;
}

export function useChooseNewRound(): (roundId: string) => void {
  return useContext(ChosenRoundContext).chooseNew;
}

export type RoundView = { readonly round: Round; readonly sites: readonly Site[]; readonly picker: ReactNode };
type Props = { readonly title: string; readonly children: (view: RoundView) => ReactNode };

/** A screen about one published round: the first in order of use, unless another was chosen. */
export function WithRound({ title, children }: Props) {
  const { api } = useServices();
  const { say } = useWords();
  const { roundId, choose, added } = useContext(ChosenRoundContext);
  const loading = useLoad(
    // oxlint-disable-next-line react/exhaustive-deps -- a round that was added is a reason to ask again
    useCallback((signal: AbortSignal) => together({ rounds: api.rounds(signal), sites: api.sites(signal) }), [api, added]),
  );
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
  // Published rounds only: nothing happens in the others.
  const published = loading.loaded.value.rounds.rounds.filter(({ release }) => release !== null);
  const rounds = inOrderOfUse(published, civilDateOf(loading.loaded.at));
  const round = rounds.find(({ id }) => id === roundId) ?? rounds[0];
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
