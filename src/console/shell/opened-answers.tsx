import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { OpenedRound } from "../../envelopes/opened-round.ts";
import { useServices } from "../services.ts";
import { useForgetting } from "./use-forgetting.ts";

/** Opened answers: in this page's memory, of one round at a time, and nowhere else. */
export type OpenedAnswers = {
  readonly opened: OpenedRound | null;
  /** Whether they were forgotten because nobody was here, and not by a tap. */
  readonly forgotten: boolean;
  readonly keep: (opened: OpenedRound) => void;
  readonly lock: () => void;
};

const OpenedAnswersContext = createContext<OpenedAnswers | null>(null);

export function OpenedAnswersProvider({ children }: { readonly children: ReactNode }) {
  const [{ opened, forgotten }, set] = useState<{ opened: OpenedRound | null; forgotten: boolean }>({
    opened: null,
    forgotten: false,
  });
  const forget = useCallback(() => set({ opened: null, forgotten: true }), []);
  useForgetting(opened !== null, forget);
  const { tabs } = useServices();
  // Whatever another tab says, nothing stays open: at worst somebody types her passphrase once more.
  useEffect(() => tabs.listen(() => set({ opened: null, forgotten: false })), [tabs]);
  const view = useMemo(
    () => ({
      opened,
      forgotten,
      keep: (kept: OpenedRound) => set({ opened: kept, forgotten: false }),
      lock: () => set({ opened: null, forgotten: false }),
    }),
    [opened, forgotten],
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
