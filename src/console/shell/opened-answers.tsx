import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { OpenedRound } from "../../envelopes/opened-round.ts";
import { useServices } from "../services.ts";
import { useForgetting } from "./use-forgetting.ts";

/** Opened answers: in this page's memory, of one round at a time and one to compare it with, and nowhere else. */
export type OpenedAnswers = {
  readonly opened: OpenedRound | null;
  /** An earlier round, to compare with. It is locked with the other. */
  readonly beside: OpenedRound | null;
  /** Whether they were forgotten because nobody was here, and not by a tap. */
  readonly forgotten: boolean;
  readonly keep: (opened: OpenedRound) => void;
  readonly keepBeside: (beside: OpenedRound) => void;
  readonly lock: () => void;
};

const OpenedAnswersContext = createContext<OpenedAnswers | null>(null);

type Held = Pick<OpenedAnswers, "opened" | "beside" | "forgotten">;
const LOCKED: Held = { opened: null, beside: null, forgotten: false };

export function OpenedAnswersProvider({ children }: { readonly children: ReactNode }) {
  const [held, set] = useState<Held>(LOCKED);
  const forget = useCallback(() => set({ ...LOCKED, forgotten: true }), []);
  useForgetting(held.opened !== null || held.beside !== null, forget);
  const { tabs } = useServices();
  // Whatever another tab says, nothing stays open: at worst somebody types her passphrase once more.
  useEffect(() => tabs.listen(() => set(LOCKED)), [tabs]);
  const view = useMemo(
    () => ({
      ...held,
      keep: (kept: OpenedRound) => set(({ beside }) => ({ opened: kept, beside, forgotten: false })),
      keepBeside: (kept: OpenedRound) => set((before) => ({ ...before, beside: kept })),
      lock: () => set(LOCKED),
    }),
    [held],
  );
  return <OpenedAnswersContext value={view}>{children}</OpenedAnswersContext>;
}

export function useOpenedAnswers(): OpenedAnswers {
  const view = useContext(OpenedAnswersContext);
  if (view === null) {
    throw new Error("OpenedAnswersProvider is missing");
  }
  return view;
}
