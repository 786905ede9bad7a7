import { Link } from "wouter";
import { releaseOfRound } from "../../../domain/round/release-of-round.ts";
import type { Round, Site } from "../../../protocol/console/rounds.ts";
import { signRelease } from "../../../sealing/release-signature.ts";
import { useAttempt } from "../../api/use-attempt.ts";
import type { OrganisationKeys } from "../../keys/organisation-keys.ts";
import type { KeyFailure } from "../../keys/prove-key.ts";
import { type KeySource, unlockCoordinator } from "../../keys/unlock.ts";
import { Card } from "../../parts/card.tsx";
import { focusHeading } from "../../parts/focus-heading.ts";
import { KeyFailureNotice } from "../../parts/key-failure-notice.tsx";
import { Notice } from "../../parts/notice.tsx";
import { UnlockForm } from "../../parts/unlock-form.tsx";
import { useServices } from "../../services.ts";
import { useSignedIn } from "../../shell/session.ts";
import { useWords } from "../../words/use-words.ts";

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
  const { api } = useServices();
  const { organisationId, organisationName, practice } = useSignedIn();
  const { busy, failure, run } = useAttempt<KeyFailure>();
  if (keys === null || !keys.coordinatorProved) {
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
  const publish = async (source: Exclude<KeySource, { kind: "recovery" }>): Promise<void> => {
    const result = await run(async () => {
      const unlocked = await unlockCoordinator(source, keys);
      if (!unlocked.ok) {
        return unlocked;
      }
      const organisation = { id: organisationId, name: organisationName, practice };
      const release = releaseOfRound(organisation, round, sites, keys);
      return await api.publish(round.id, await signRelease(release, unlocked.value.signing));
    });
    if (result.ok) {
      focusHeading();
      onPublished();
    }
  };
  return (
    <Card title={say("publish.title")}>
      <p>{say("publish.about")}</p>
      {failure !== null && <KeyFailureNotice failure={failure} wayOut={replaceable ? "new-keys" : "none"} />}
      <UnlockForm
        sources={["kept", "file"]}
        submit={say(busy ? "publish.busy" : "publish.submit")}
        busy={busy}
        onUnlock={(source) => void publish(source)}
      />
    </Card>
  );
}
