import { useEffect, useRef, useState } from "react";
import { nameKey, tidyName } from "../../kernel/names.ts";
import { Button } from "../../ui/button.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { Card, Row } from "../parts/card.tsx";
import { Field } from "../parts/field.tsx";
import { Form } from "../parts/form.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { deviceName } from "../words/device-name.ts";
import { useWords } from "../words/use-words.ts";
import type { Device } from "./devices-card.tsx";

type Props = {
  readonly device: Device;
  readonly others: readonly Device[];
  readonly onDone: () => void;
  readonly onRenamed: () => void;
};

/** A name for a tablet, or another one; none at all takes it away. */
export function RenameDevice({ device, others, onDone, onRenamed }: Props) {
  const { say } = useWords();
  const { api } = useServices();
  const { busy, failure, run } = useAttempt();
  const [typed, setTyped] = useState(device.name ?? "");
  const name = tidyName(typed);
  const [refused, setRefused] = useState<string | null>(null);
  const taken =
    failure === "already-exists" ||
    others.some((other) => !other.older && nameKey(other.name ?? "") === nameKey(name) && name !== "");
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.querySelector("input")?.focus();
  }, []);
  const submit = async (): Promise<void> => {
    setRefused(name);
    if (taken && failure === null) {
      return;
    }
    const reply = await run(() => api.nameDevice({ ids: { id: device.id }, body: { name: name === "" ? null : name } }));
    if (reply.ok) {
      onRenamed();
    }
  };
  return (
    <Card title={say("devices.renameNamed", { tablet: deviceName(device, say) })} noPrint>
      <div ref={place}>
        <Form onSubmit={() => void submit()}>
          <Field
            label={say("devices.name")}
            hint={say("devices.nameHint")}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            error={taken && refused === name ? say("devices.taken") : undefined}
            autoComplete="off"
            maxLength={120}
          />
          {failure !== null && failure !== "already-exists" && <FailureNotice failure={failure} />}
          <Row>
            <Button type="submit" busy={busy}>
              {say("devices.saveName")}
            </Button>
            <Button onClick={onDone}>{say("common.cancel")}</Button>
          </Row>
        </Form>
      </div>
    </Card>
  );
}
