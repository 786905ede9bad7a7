import { Link } from "wouter";
import { areProved, type OrganisationKeys } from "../../envelopes/organisation-keys.ts";
import type { KeySource } from "../../envelopes/unlock.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { Notice } from "../../ui/notice.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { FirstSeen } from "../keys/first-seen.tsx";
import { KeyFailureNotice } from "../keys/key-failure-notice.tsx";
import { keySources } from "../keys/key-sources.ts";
import type { KeyFailure } from "../keys/prove-key.ts";
import { useTrust } from "../keys/trust/use-trust.ts";
import { TrustAlarmNotice } from "../keys/trust-alarm.tsx";
import { UnlockForm } from "../keys/unlock-form.tsx";
import { Card } from "../parts/card.tsx";
import { focusHeading } from "../parts/focus-heading.ts";
import { useServices } from "../services.ts";
import { useSignedIn } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";
import { publishRound } from "./sign-and-publish.ts";

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
