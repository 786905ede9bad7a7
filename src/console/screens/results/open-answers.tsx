import { useCallback, useEffect, useRef, useState } from "react";
import { ok } from "../../../kernel/result.ts";
import type { Round } from "../../../protocol/console/rounds.ts";
import { useLoad } from "../../api/use-load.ts";
import type { KeySource } from "../../keys/unlock.ts";
import { unlockAnswerKey } from "../../keys/unlock.ts";
import { openRound } from "../../opening/open-round.ts";
import { Button } from "../../parts/button.tsx";
import { Card, Stack } from "../../parts/card.tsx";
import { focusHeading } from "../../parts/focus-heading.ts";
import { WhenLoaded } from "../../parts/loading.tsx";
import { Notice } from "../../parts/notice.tsx";
import { Reconciliation } from "../../parts/reconciliation.tsx";
import { UnlockForm } from "../../parts/unlock-form.tsx";
import type { OrganisationKeys } from "../../rounds/build-release.ts";
import { useServices } from "../../services.ts";
import { useOpenedAnswers } from "../../shell/opened-answers.tsx";
import { useWords } from "../../words/use-words.ts";
import { type OpeningProblem, OpeningProblemNotice } from "./opening-problem.tsx";
import styles from "./results.module.css";

/** Asks for the key, and opens every answer of the round in this browser. */
export function OpenAnswers({ round }: { readonly round: Round }) {
  const { say } = useWords();
  const { api } = useServices();
  const { forgotten } = useOpenedAnswers();
  const { id } = round;
  const load = useLoad(
    useCallback(
      async (signal: AbortSignal) => {
        const [keys, fieldwork] = await Promise.all([api.keys(signal), api.fieldwork(id, signal)]);
        if (!keys.ok) {
          return keys;
        }
        return fieldwork.ok ? ok({ keys: keys.value.keys, answers: fieldwork.value.answers }) : fieldwork;
      },
      [api, id],
    ),
  );
  return (
    <Stack>
      {forgotten && <Notice tone="mind">{say("open.forgotten")}</Notice>}
      <WhenLoaded of={load}>
        {({ keys, answers }) => (
          <>
            <Reconciliation answers={answers} />
            {keys === null ? (
              <Notice tone="mind">{say("publish.noKeys")}</Notice>
            ) : (
              <Opening round={round} keys={keys} total={answers.received + answers.quarantined} />
            )}
          </>
        )}
      </WhenLoaded>
    </Stack>
  );
}

type OpeningProps = { readonly round: Round; readonly keys: OrganisationKeys; readonly total: number };

function Opening({ round, keys, total }: OpeningProps) {
  const { say, number } = useWords();
  const { api, openPort, randomBytes } = useServices();
  const { keep } = useOpenedAnswers();
  const [done, setDone] = useState<number | null>(null);
  const [problem, setProblem] = useState<OpeningProblem | null>(null);
  const job = useRef<AbortController | null>(null);
  useEffect(() => () => job.current?.abort(), []);
  const open = async (source: KeySource): Promise<void> => {
    const running = new AbortController();
    job.current = running;
    setProblem(null);
    setDone(0);
    const key = await unlockAnswerKey(source, keys);
    const facts = { roundId: round.id, siteIds: round.siteIds, questionnaire: round.questionnaire };
    const result = key.ok
      ? await openRound({ api, openPort, key: key.value, round: facts, randomBytes, onProgress: setDone, signal: running.signal })
      : key;
    if (result.ok) {
      focusHeading();
      keep(result.value);
      return;
    }
    setDone(null);
    setProblem(result.error);
  };
  return (
    <Card title={say("open.title")}>
      <p>{say("open.about")}</p>
      {problem !== null && <OpeningProblemNotice problem={problem} />}
      {/* Hidden and not gone: whoever mistyped finds everything as it was. */}
      <div hidden={done !== null}>
        <UnlockForm
          sources={["kept", "file", "recovery"]}
          submit={say("open.submit")}
          busy={done !== null}
          onUnlock={(source) => void open(source)}
        />
      </div>
      {done !== null && (
        <div className={styles.progress}>
          <label>
            {say("open.progress", { done: number(done), total: number(Math.max(total, done)) })}
            <progress max={Math.max(total, done, 1)} value={done} />
          </label>
          <Button onClick={() => job.current?.abort()}>{say("open.cancel")}</Button>
        </div>
      )}
    </Card>
  );
}
