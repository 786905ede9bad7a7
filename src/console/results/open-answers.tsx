import { useEffect, useRef, useState } from "react";
import { factsOf } from "../../envelopes/open-page.ts";
import type { OrganisationKeys } from "../../envelopes/organisation-keys.ts";
import type { KeySource } from "../../envelopes/unlock.ts";
import { unlockAnswerKey } from "../../envelopes/unlock.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { questions } from "../api/questions.ts";
import { useAttempt } from "../api/use-attempt.ts";
import { useQuestions } from "../api/use-questions.ts";
import { Reconciliation } from "../field/reconciliation.tsx";
import { keySources } from "../keys/key-sources.ts";
import { pinFrom } from "../keys/trust/pins.ts";
import { useTrust } from "../keys/trust/use-trust.ts";
import { TrustAlarmNotice } from "../keys/trust-alarm.tsx";
import { UnlockForm } from "../keys/unlock-form.tsx";
import { openRound } from "../opening/open-round.ts";
import { Card, Stack } from "../parts/card.tsx";
import { focusHeading } from "../parts/focus-heading.ts";
import { Progress } from "../parts/progress.tsx";
import { useServices } from "../services.ts";
import { WhenLoaded } from "../shell/loading.tsx";
import { useOpenedAnswers } from "../shell/opened-answers.tsx";
import { useSignedIn } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";
import { type OpeningProblem, OpeningProblemNotice } from "./opening-problem.tsx";
import styles from "./results.module.css";

/** Asks for the key, and opens every answer of the round in this browser. */
export function OpenAnswers({ round }: { readonly round: Round }) {
  const { say } = useWords();
  const { api } = useServices();
  const { forgotten } = useOpenedAnswers();
  const { id } = round;
  const load = useQuestions({ keys: questions(api).keys, fieldwork: questions(api).fieldwork(id) });
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
            round: factsOf(round, practice),
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
