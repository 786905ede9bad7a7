import { Link } from "wouter";
import type { Round, Site } from "../../../protocol/console/rounds.ts";
import { useAttempt } from "../../api/use-attempt.ts";
import { areProved, type OrganisationKeys } from "../../keys/organisation-keys.ts";
import type { KeyFailure } from "../../keys/prove-key.ts";
import { publishRound } from "../../keys/publish-round.ts";
import type { KeySource } from "../../keys/unlock.ts";
import { Card } from "../../parts/card.tsx";
import { focusHeading } from "../../parts/focus-heading.ts";
import { KeyFailureNotice } from "../../parts/key-failure-notice.tsx";
import { keySources } from "../../parts/key-sources.ts";
import { Notice } from "../../parts/notice.tsx";
import { TrustAlarmNotice } from "../../parts/trust-alarm.tsx";
import { UnlockForm } from "../../parts/unlock-form.tsx";
import { useServices } from "../../services.ts";
import { useSignedIn } from "../../shell/session.ts";
import { useTrust } from "../../trust/use-trust.ts";
import { useWords } from "../../words/use-words.ts";

import { FirstSeen } from "../keys/first-seen.tsx";

type Props = {
  readonly round: Round;
  readonly sites: readonly Site[];
  readonly keys: OrganisationKeys | null;
  /** Whether new keys may still take their place. */
  readonly replaceable: boolean;
  readonly onPublished: () => void;
};

/** Signs the round's release in this browser. Without a tried key there is nothing to sign with, and the screen says so. */
export function PublishRound({ round, sites, keys, replaceable, onPublished }: Props) {
  const { say } = useWords();
  const { api, pins } = useServices();
  const { organisationId, organisationName, practice } = useSignedIn();
  const { assessed, again } = useTrust(keys, null);
  const { busy, failure, run } = useAttempt<KeyFailure>();
  if (keys === null || !areProved(keys)) {
    return (
      <Card title={say("publish.title")}>
        <Notice tone="mind">
          <p>
            {say(keys === null ? "publish.noKeys" : "publish.untested")} <Link href="/keys">{say("nav.keys")}</Link>
          </p>
        </Notice>
      </Card>
    );
  }
  if (assessed !== null && !assessed.ok) {
    return (
      <Card title={say("publish.title")}>
        <TrustAlarmNotice alarm={assessed.error} />
        <p>
          {say("publish.stopped")} <Link href="/keys">{say("nav.keys")}</Link>
        </p>
      </Card>
    );
  }
  const pin = assessed?.value.pin ?? null;
  const compared = (): void => {
    if (pin !== null) {
      pins.put(organisationId, { ...pin, source: "paper" });
      again();
    }
  };
  const publish = async (source: Exclude<KeySource, { kind: "recovery" }>): Promise<void> => {
    const organisation = { id: organisationId, name: organisationName, practice };
    const result = await run(() => publishRound({ api, pins, organisation, round, sites, keys, source }));
    if (result.ok) {
      focusHeading();
      onPublished();
    }
  };
  return (
    <Card title={say("publish.title")}>
      <p>{say("publish.about")}</p>
      {pin !== null && <FirstSeen pin={pin} onCompared={compared} />}
      {failure !== null && <KeyFailureNotice failure={failure} wayOut={replaceable ? "new-keys" : "none"} />}
      <UnlockForm
        sources={keySources(keys)}
        submit={say(busy ? "publish.busy" : "publish.submit")}
        busy={busy}
        onUnlock={(source) => void publish(source)}
      />
    </Card>
  );
}
