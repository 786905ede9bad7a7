import { openFaultText } from "../../envelopes/fault-text.ts";
import type { OrganisationKeys } from "../../envelopes/organisation-keys.ts";
import { type KeySource, type UnlockFailure, unlockAnswerKey } from "../../envelopes/unlock.ts";
import type { ItemId } from "../../kernel/ids.ts";
import { ok } from "../../kernel/result.ts";
import type { FaultReportRow } from "../../protocol/console/fault-reports.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { openingKey } from "../../sealing/open.ts";
import type { ApiFailure } from "../api/request.ts";
import { useAttempt } from "../api/use-attempt.ts";
import { KeyFailureNotice } from "../keys/key-failure-notice.tsx";
import { keySources } from "../keys/key-sources.ts";
import { pinFrom } from "../keys/trust/pins.ts";
import { useTrust } from "../keys/trust/use-trust.ts";
import { TrustAlarmNotice } from "../keys/trust-alarm.tsx";
import { UnlockForm } from "../keys/unlock-form.tsx";
import { Card } from "../parts/card.tsx";
import { useServices } from "../services.ts";
import { useSignedIn } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";
import type { OpenedTexts } from "./opened-texts.ts";

type Props = {
  readonly round: Round;
  readonly keys: OrganisationKeys;
  readonly reports: readonly FaultReportRow[];
  readonly onOpened: (texts: OpenedTexts) => void;
};

/** Asks for the key, and opens what was written in this browser. There is little of it, so it needs no worker. */
export function OpenTexts({ round, keys, reports, onOpened }: Props) {
  const { say } = useWords();
  const { pins } = useServices();
  const { organisationId } = useSignedIn();
  const { assessed } = useTrust(keys, round);
  const { busy, failure, run } = useAttempt<ApiFailure | UnlockFailure>();
  const open = async (source: KeySource): Promise<void> => {
    const result = await run(async () => {
      const held = pins.of(organisationId);
      const key = await unlockAnswerKey(source, keys, held);
      if (!key.ok) {
        return key;
      }
      if (key.value.anchors !== null) {
        pins.put(organisationId, pinFrom(key.value.anchors, held));
      }
      const opener = await openingKey(key.value.kid, key.value.privateKey);
      const texts = new Map<ItemId, string | null>();
      for (const { id, sealedText } of reports) {
        const text = await openFaultText({ id, sealedText: sealedText ?? "" }, opener);
        texts.set(id, text.ok ? text.value : null);
      }
      return ok(texts);
    });
    if (result.ok) {
      onOpened(result.value);
    }
  };
  return (
    <Card title={say("faultReports.open")}>
      {assessed !== null && !assessed.ok ? (
        <TrustAlarmNotice alarm={assessed.error} />
      ) : (
        <>
          <p>{say("faultReports.openAbout")}</p>
          {failure !== null && <KeyFailureNotice failure={failure} wayOut="recovery" />}
          <UnlockForm
            sources={[...keySources(keys), "recovery"]}
            submit={say("faultReports.open")}
            busy={busy}
            look="plain"
            onUnlock={(source) => void open(source)}
          />
        </>
      )}
    </Card>
  );
}
