import { useCallback, useEffect, useRef, useState } from "react";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import type { Draft } from "../../protocol/console/drafts.ts";
import { attempt } from "../api/attempt.ts";
import type { ApiFailure } from "../api/request.ts";
import { useServices } from "../services.ts";

/** What is written, and what it was before this version. */
export type Written = Pick<Draft, "questionnaire" | "before">;

export type DraftState = Written & {
  /** `waiting`: not on the server yet. `overtaken`: somebody else has saved it meanwhile, and nothing more is saved. */
  readonly saving: "saved" | "waiting" | "failed" | "overtaken";
  readonly failure: ApiFailure | null;
  readonly change: (change: (questionnaire: QuestionnaireDocument) => QuestionnaireDocument) => void;
  readonly replace: (written: Written) => void;
  /** Null where nothing was changed yet. */
  readonly undo: (() => void) | null;
  readonly save: () => void;
};

/** Words that come one after the other are saved together. */
const PAUSE_MS = 700;
const MOST_STEPS_BACK = 200;

/** A draft that is saved by itself, a moment after each change. Whoever leaves before is asked. */
export function useDraft(draft: Draft): DraftState {
  const { api } = useServices();
  const [written, setWritten] = useState<Written>(draft);
  const [past, setPast] = useState<readonly Written[]>([]);
  const [saving, setSaving] = useState<DraftState["saving"]>("saved");
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const kept = useRef({ revision: draft.revision, written, busy: false });
  const now = useRef<Written>(written);

  const save = useCallback(async (): Promise<void> => {
    if (kept.current.busy) {
      return;
    }
    kept.current.busy = true;
    while (now.current !== kept.current.written) {
      const sent = now.current;
      const { questionnaire, before } = sent;
      const body = { questionnaire, before, revision: kept.current.revision };
      const reply = await attempt(() => api.saveDraft({ ids: { id: draft.id }, body }));
      if (!reply.ok) {
        setFailure(reply.error);
        setSaving(reply.error === "already-exists" ? "overtaken" : "failed");
        kept.current.busy = false;
        return;
      }
      kept.current.revision = reply.value.revision;
      kept.current.written = sent;
    }
    kept.current.busy = false;
    setFailure(null);
    setSaving("saved");
  }, [api, draft.id]);

  const put = useCallback((next: Written) => {
    now.current = next;
    setWritten(next);
    setSaving((before) => (before === "overtaken" ? before : "waiting"));
  }, []);
  const replace = useCallback(
    (next: Written) => {
      const last = now.current;
      setPast((steps) => [...steps, last].slice(-MOST_STEPS_BACK));
      put(next);
    },
    [put],
  );
  const change = useCallback<DraftState["change"]>(
    (make) => {
      const { questionnaire, before } = now.current;
      replace({ questionnaire: make(questionnaire), before });
    },
    [replace],
  );
  const last = past.at(-1);
  const undo =
    last === undefined
      ? null
      : () => {
          setPast((steps) => steps.slice(0, -1));
          put(last);
        };

  useEffect(() => {
    if (saving !== "waiting") {
      return;
    }
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [saving, save, written]);
  // Another screen is opened: what waits is saved at once.
  useEffect(() => () => void save(), [save]);
  useEffect(() => {
    if (saving === "saved") {
      return;
    }
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [saving]);
  return { ...written, saving, failure, change, replace, undo, save: () => void save() };
}
