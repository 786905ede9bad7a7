import { useEffect, useRef, useState } from "react";
import { factsOf } from "../../envelopes/open-page.ts";
import type { OpenedRound } from "../../envelopes/opened-round.ts";
import type { OrganisationKeys } from "../../envelopes/organisation-keys.ts";
import type { KeySource } from "../../envelopes/unlock.ts";
import { unlockAnswerKey } from "../../envelopes/unlock.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { Button } from "../../ui/button.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { keySources } from "../keys/key-sources.ts";
import { pinFrom } from "../keys/trust/pins.ts";
import { useTrust } from "../keys/trust/use-trust.ts";
import { TrustAlarmNotice } from "../keys/trust-alarm.tsx";
import { UnlockForm } from "../keys/unlock-form.tsx";
import { openRound } from "../opening/open-round.ts";
import { Card } from "../parts/card.tsx";
import { Progress } from "../parts/progress.tsx";
import { useServices } from "../services.ts";
import { useSignedIn } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";
import { type OpeningProblem, OpeningProblemNotice } from "./opening-problem.tsx";
import styles from "./results.module.css";

type Props = {
  readonly round: Round;
  readonly keys: OrganisationKeys;
  /** How many answers there are to open. */
  readonly total: number;
  readonly title: string;
  readonly about: string;
  readonly onOpened: (opened: OpenedRound) => void;
};

/** Asks for the key and opens a round with it, with progress; the key is gone when that ends. */
export function Opening({ round, keys, total, title, about, onOpened }: Props) {
  const { say, number } = useWords();
  const { api, openPort, randomBytes, pins } = useServices();
  const { organisationId, practice } = useSignedIn();
  const { assessed } = useTrust(keys, round);
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
      onOpened(result.value);
    }
  };
  if (assessed !== null && !assessed.ok) {
    return (
      <Card title={title} noPrint>
        <TrustAlarmNotice alarm={assessed.error} />
        <p>{say("open.stopped")}</p>
      </Card>
    );
  }
  return (
    <Card title={title} noPrint>
      <p>{about}</p>
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
