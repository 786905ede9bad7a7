import { useEffect, useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { Card, Columns, Row } from "../parts/card.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { formatWeekday } from "../words/dates.ts";
import { deviceName } from "../words/device-name.ts";
import { useWords } from "../words/use-words.ts";
import type { Device } from "./devices-card.tsx";
import styles from "./doubt-device.module.css";

type Props = { readonly device: Device; readonly onDone: () => void; readonly onChanged: () => void };

/** What to do about a tablet that is lost, or whose word is in doubt: each can be undone. */
export function DoubtDevice({ device, onDone, onChanged }: Props) {
  const { say, language } = useWords();
  const { api } = useServices();
  const { busy, failure, run } = useAttempt();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.querySelector("button")?.focus();
  }, []);
  const { id, revoked, leftOut } = device;
  const changed = ({ ok }: { readonly ok: boolean }): void => {
    if (ok) {
      onChanged();
    }
  };
  const revoke = async (): Promise<void> =>
    changed(await run(() => api.revokeDevice({ ids: { id }, body: { revoked: revoked === null } })));
  const leaveOut = async (): Promise<void> =>
    changed(await run(() => api.leaveOutDevice({ ids: { id }, body: { leftOut: leftOut === null } })));
  return (
    <Card title={say("doubt.title", { tablet: deviceName(device, say) })} noPrint>
      <div ref={place}>
        <Columns>
          <section className={styles.way}>
            <h3>{say("doubt.lost")}</h3>
            <p>
              {revoked === null ? say("doubt.revokeHint") : say("doubt.revokedHint", { date: formatWeekday(revoked, language) })}
            </p>
            <Button busy={busy} onClick={() => void revoke()}>
              {say(revoked === null ? "doubt.revoke" : "doubt.believe")}
            </Button>
          </section>
          <section className={styles.way}>
            <h3>{say("doubt.wrong")}</h3>
            <p>
              {leftOut === null
                ? say("doubt.leaveOutHint")
                : say("doubt.leftOutHint", { date: formatWeekday(leftOut, language) })}
            </p>
            <Button busy={busy} onClick={() => void leaveOut()}>
              {say(leftOut === null ? "doubt.leaveOut" : "doubt.countAgain")}
            </Button>
          </section>
        </Columns>
      </div>
      {failure !== null && <FailureNotice failure={failure} />}
      <Row>
        <Button onClick={onDone}>{say("common.cancel")}</Button>
      </Row>
    </Card>
  );
}
