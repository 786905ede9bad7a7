import { useCallback, useEffect, useRef, useState } from "react";
import { readingLanguage } from "../../domain/questionnaire/reading-language.ts";
import type { OpenedRound } from "../../envelopes/opened-round.ts";
import type { Format } from "../../export/format.ts";
import type { MemoryFile } from "../../export/memory-files.ts";
import type { BatchId } from "../../kernel/ids.ts";
import { ok } from "../../kernel/result.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { othersFirst } from "../api/in-steps.ts";
import type { ApiFailure } from "../api/request.ts";
import { type Attempt, useAttempt } from "../api/use-attempt.ts";
import { useServices } from "../services.ts";
import { useSignedIn } from "../shell/session.ts";
import { useExportWords } from "../words/use-export-words.ts";
import { useWords } from "../words/use-words.ts";

/** What the coordinator wants. */
export type Wanted = {
  readonly answers: boolean;
  readonly tally: boolean;
  /** Null: the whole round. */
  readonly batches: ReadonlySet<BatchId> | null;
  readonly format: Format;
};

export type Making = Pick<Attempt<ApiFailure | "cancelled">, "busy" | "failure"> & {
  readonly start: (wanted: Wanted) => Promise<void>;
  readonly cancel: () => void;
  /** How many answers have been written. */
  readonly done: number;
  /** The files of the last time; they go with the page, and those with answers in them once the answers are locked. */
  readonly made: readonly MemoryFile[] | null;
};

type Of = { readonly round: Round; readonly sites: readonly Site[]; readonly opened: OpenedRound | null };

/** Makes files while the page stays alive. What writes them is loaded when it is needed. */
export function useMaking({ round, sites, opened }: Of): Making {
  const { api } = useServices();
  const { language } = useWords();
  const { organisationId, organisationName, practice } = useSignedIn();
  const words = useExportWords(readingLanguage(round.questionnaire, language));
  const { busy, failure, run } = useAttempt<ApiFailure | "cancelled">();
  const [done, setDone] = useState(0);
  const [made, setMade] = useState<{ readonly of: OpenedRound | null; readonly files: readonly MemoryFile[] } | null>(null);
  const job = useRef<AbortController | null>(null);
  const cancel = useCallback(() => job.current?.abort(), []);
  useEffect(() => () => job.current?.abort(), []);
  useEffect(() => {
    // Answers that nobody may see any more are written by nobody either.
    if (opened === null) {
      job.current?.abort();
    }
    setMade((last) => (last === null || last.of === null || last.of === opened ? last : null));
  }, [opened]);
  const start = async (wanted: Wanted): Promise<void> => {
    const running = new AbortController();
    job.current = running;
    setDone(0);
    setMade(null);
    const answers = wanted.answers ? opened : null;
    const result = await run(async () => {
      const [{ writeExport }, { lotsOf }, { memoryFiles }] = await Promise.all([
        import("../../export/write-export.ts"),
        import("../../export/lots.ts"),
        import("../../export/memory-files.ts"),
      ]);
      const strokes = wanted.tally ? await api.fieldwork({ ids: { id: round.id }, signal: running.signal }) : ok(null);
      if (!strokes.ok) {
        return strokes;
      }
      return writeExport({
        origin: { organisation: { id: organisationId, name: organisationName, practice }, round, sites },
        formats: [wanted.format],
        answers: answers === null ? null : { lots: () => lotsOf(answers), texts: () => answers.texts, batches: wanted.batches },
        tally: strokes.value,
        words,
        files: memoryFiles(),
        onProgress: setDone,
        pause: othersFirst,
        signal: running.signal,
      });
    });
    if (result.ok && !running.signal.aborted) {
      setMade({ of: answers, files: result.value });
    }
  };
  return { busy, failure, start, cancel, done, made: made?.files ?? null };
}
