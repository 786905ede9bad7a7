import { useState } from "react";
import { areProved, areReplaceable, type OrganisationKeys } from "../../envelopes/organisation-keys.ts";
import type { Thumbprint } from "../../kernel/hashes.ts";
import { questions } from "../api/questions.ts";
import { useQuestions } from "../api/use-questions.ts";
import { Stack } from "../parts/card.tsx";
import { focusHeading } from "../parts/focus-heading.ts";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { useServices } from "../services.ts";
import { WhenLoaded } from "../shell/loading.tsx";
import { useSignedIn } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";
import { KeptCopy } from "./kept-copy.tsx";
import { KeyState } from "./key-state.tsx";
import { KeySteps } from "./key-steps.tsx";
import { MakeKeys } from "./make-keys.tsx";
import { RenewKeyFile } from "./renew-key-file.tsx";
import { ReplaceKeys } from "./replace-keys.tsx";
import { TestKey } from "./test-key.tsx";
import { useTrust } from "./trust/use-trust.ts";
import { TrustAlarmNotice } from "./trust-alarm.tsx";

/** The keys: made here, saved, and tried before anything can be published with them. */
export function KeysScreen() {
  const { say } = useWords();
  const { api } = useServices();
  const load = useQuestions({ keys: questions(api).keys, rounds: questions(api).rounds });
  /** The keys that new ones, or a new file, are being made for. Once those are kept the screen shows them. */
  const [leaving, setLeaving] = useState<{ readonly kid: Thumbprint | null; readonly to: "replace" | "renew" } | null>(null);
  const leave = (to: typeof leaving): void => {
    focusHeading();
    setLeaving(to);
  };
  return (
    <>
      <div data-print="no">
        <ScreenHeading title={say("nav.keys")} facts={say("keys.about")} />
      </div>
      <WhenLoaded of={load}>
        {({ keys: { keys }, rounds }) => {
          const kid = keys?.coordinator.kid ?? null;
          if (keys !== null && leaving?.kid === kid && leaving.to === "replace") {
            return <ReplaceKeys onMade={load.reload} onKeep={() => leave(null)} />;
          }
          if (keys !== null && leaving?.kid === kid && leaving.to === "renew") {
            const renewed = (): void => {
              leave(null);
              load.reload();
            };
            return <RenewKeyFile keys={keys} onRenewed={renewed} onLeave={() => leave(null)} />;
          }
          return (
            <Keys
              key={kid ?? ""}
              keys={keys}
              onChanged={load.reload}
              onRenew={() => leave({ kid, to: "renew" })}
              {...(areReplaceable(rounds) ? { onReplace: () => leave({ kid, to: "replace" }) } : {})}
            />
          );
        }}
      </WhenLoaded>
    </>
  );
}

type Props = {
  readonly keys: OrganisationKeys | null;
  readonly onChanged: () => void;
  readonly onRenew: () => void;
  readonly onReplace?: () => void;
};

function Keys({ keys, onChanged, onRenew, onReplace }: Props) {
  const { say } = useWords();
  const { pins } = useServices();
  const { organisationId } = useSignedIn();
  const { assessed, again } = useTrust(keys, null);
  if (assessed === null) {
    return <p>{say("common.loading")}</p>;
  }
  const pin = assessed.ok ? assessed.value.pin : null;
  if (keys === null) {
    return assessed.ok ? <MakeKeys onMade={onChanged} /> : <TrustAlarmNotice alarm={assessed.error} />;
  }
  const compared = (): void => {
    if (pin !== null) {
      pins.put(organisationId, { ...pin, source: "paper" });
      again();
    }
  };
  const proved = (): void => {
    again();
    onChanged();
  };
  const { coordinatorProved, recoveryProved } = keys;
  const wayOut = onReplace === undefined ? "none" : "new-keys";
  return (
    <Stack>
      {!areProved(keys) && <KeySteps current={2} />}
      {!assessed.ok && <TrustAlarmNotice alarm={assessed.error} />}
      {pin !== null && (
        <KeyState
          keys={keys}
          pin={pin}
          onCompared={compared}
          onRenew={onRenew}
          {...(onReplace === undefined ? {} : { onReplace })}
        />
      )}
      <TestKey
        source="file"
        words={{
          title: say(coordinatorProved ? "keys.test.again" : "keys.test.title"),
          about: say("keys.test.about"),
          submit: say("keys.test.submit"),
          worked: say("keys.test.worked"),
        }}
        look={coordinatorProved ? "plain" : "primary"}
        wayOut={wayOut}
        keys={keys}
        onProved={proved}
      />
      <TestKey
        source="recovery"
        words={{
          title: say(recoveryProved ? "keys.testRecovery.again" : "keys.testRecovery.title"),
          about: say("keys.testRecovery.about"),
          submit: say("keys.testRecovery.submit"),
          worked: say("keys.testRecovery.worked"),
        }}
        look={coordinatorProved && !recoveryProved ? "primary" : "plain"}
        wayOut={wayOut}
        keys={keys}
        onProved={proved}
      />
      {pin !== null && <KeptCopy keys={keys} onChanged={onChanged} />}
    </Stack>
  );
}
