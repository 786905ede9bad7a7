import { useCallback, useEffect, useRef, useState } from "react";
import type { Round } from "../../../protocol/console/rounds.ts";
import { together } from "../../api/together.ts";
import { useAttempt } from "../../api/use-attempt.ts";
import { useLoad } from "../../api/use-load.ts";
import type { OrganisationKeys } from "../../keys/organisation-keys.ts";
import type { KeySource } from "../../keys/unlock.ts";
import { unlockAnswerKey } from "../../keys/unlock.ts";
import { openRound } from "../../opening/open-round.ts";
import { Button } from "../../parts/button.tsx";
import { Card, Stack } from "../../parts/card.tsx";
import { focusHeading } from "../../parts/focus-heading.ts";
import { keySources } from "../../parts/key-sources.ts";
import { WhenLoaded } from "../../parts/loading.tsx";
import { Notice } from "../../parts/notice.tsx";
import { Progress } from "../../parts/progress.tsx";
import { Reconciliation } from "../../parts/reconciliation.tsx";
import { TrustAlarmNotice } from "../../parts/trust-alarm.tsx";
import { UnlockForm } from "../../parts/unlock-form.tsx";
import { useServices } from "../../services.ts";
import { useOpenedAnswers } from "../../shell/opened-answers.tsx";
import { useSignedIn } from "../../shell/session.ts";
import { pinFrom } from "../../trust/pins.ts";
import { useTrust } from "../../trust/use-trust.ts";
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
    useCallback((signal: AbortSignal) => together({ keys: api.keys(signal), fieldwork: api.fieldwork(id, signal) }), [api, id]),
  );
  return (
    <Stack>
      {forgotten && <Notice tone="mind">{say("open.forgotten")}</Notice>}
      <WhenLoaded of={load}>
        {({ keys: { keys }, fieldwork: { answers, marks } }) => (
          <>
            <Reconciliation answers={answers} marks={marks} />
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
  const { api, openPort, randomBytes, pins } = useServices();
  const { organisationId, practice } = useSignedIn();
  const { assessed } = useTrust(keys, round);
  const { keep } = useOpenedAnswers();
  const { busy, failure, run } = useAttempt<OpeningProblem>();
  const [done, setDone] = useState(0);
  const job = useRef<AbortController | null>(null);
  useEffect(() => () => job.current?.abort(), []);
  const open = async (source: KeySource): Promise<void> => {
    const running = new AbortController();
    job.current = running;
    setDone(0);
    const { id, siteIds, questionnaire, starts, ends } = round;
    const facts = { roundId: id, siteIds, questionnaire, dates: practice ? null : { starts, ends } };
    const result = await run(async () => {
      const held = pins.of(organisationId);
      const key = await unlockAnswerKey(source, keys, held);
      if (key.ok && key.value.anchors !== null) {
        pins.put(organisationId, pinFrom(key.value.anchors, held));
      }
      return key.ok
        ? await openRound({
            api,
            openPort,
            key: key.value,
            round: facts,
            randomBytes,
            onProgress: setDone,
            signal: running.signal,
          })
        : key;
    });
    if (result.ok) {
      focusHeading();
      keep(result.value);
    }
  };
  if (assessed !== null && !assessed.ok) {
    return (
      <Card title={say("open.title")}>
        <TrustAlarmNotice alarm={assessed.error} />
        <p>{say("open.stopped")}</p>
      </Card>
    );
  }
  return (
    <Card title={say("open.title")}>
      <p>{say("open.about")}</p>
      {failure !== null && <OpeningProblemNotice problem={failure} />}
      {/* Hidden and not gone: whoever mistyped finds everything as it was. */}
      <div hidden={busy}>
        <UnlockForm
          sources={[...keySources(keys), "recovery"]}
          submit={say("open.submit")}
          busy={busy}
          onUnlock={(source) => void open(source)}
        />
      </div>
      {busy && (
        <div className={styles.progress}>
          <Progress
            label={say("open.progress", { done: number(done), total: number(Math.max(total, done)) })}
            done={done}
            total={total}
          />
          <Button onClick={() => job.current?.abort()}>{say("common.cancel")}</Button>
        </div>
      )}
    </Card>
  );
}
