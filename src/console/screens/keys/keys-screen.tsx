import { useCallback, useState } from "react";
import { together } from "../../api/together.ts";
import { useLoad } from "../../api/use-load.ts";
import { areReplaceable, type OrganisationKeys } from "../../keys/organisation-keys.ts";
import { Stack } from "../../parts/card.tsx";
import { focusHeading } from "../../parts/focus-heading.ts";
import { WhenLoaded } from "../../parts/loading.tsx";
import { ScreenHeading } from "../../parts/screen-heading.tsx";
import { useServices } from "../../services.ts";
import { useWords } from "../../words/use-words.ts";
import { KeyState } from "./key-state.tsx";
import { KeySteps } from "./key-steps.tsx";
import { MakeKeys } from "./make-keys.tsx";
import { ReplaceKeys } from "./replace-keys.tsx";
import { TestKey } from "./test-key.tsx";

/** The keys: made here, saved, and tried before anything can be published with them. */
export function KeysScreen() {
  const { say } = useWords();
  const { api } = useServices();
  const load = useLoad(
    useCallback((signal: AbortSignal) => together({ keys: api.keys(signal), rounds: api.rounds(signal) }), [api]),
  );
  /** The keys that new ones are being made for. Once those are kept, they are others, and the screen shows them. */
  const [replaced, setReplaced] = useState<string | null>(null);
  const replace = (kid: string | null): void => {
    focusHeading();
    setReplaced(kid);
  };
  return (
    <>
      <div data-print="no">
        <ScreenHeading title={say("nav.keys")} facts={say("keys.about")} />
      </div>
      <WhenLoaded of={load}>
        {({ keys: { keys }, rounds: { rounds } }) => {
          if (keys === null) {
            return <MakeKeys onMade={load.reload} />;
          }
          const { kid } = keys.coordinator;
          return replaced === kid ? (
            <ReplaceKeys onMade={load.reload} onKeep={() => replace(null)} />
          ) : (
            <Keys
              key={kid}
              keys={keys}
              onProved={load.reload}
              {...(areReplaceable(rounds) ? { onReplace: () => replace(kid) } : {})}
            />
          );
        }}
      </WhenLoaded>
    </>
  );
}

type Props = { readonly keys: OrganisationKeys; readonly onProved: () => void; readonly onReplace?: () => void };

function Keys({ keys, onProved, onReplace }: Props) {
  const { say } = useWords();
  const { coordinatorProved, recoveryProved } = keys;
  const wayOut = onReplace === undefined ? "none" : "new-keys";
  return (
    <Stack>
      {!coordinatorProved && <KeySteps current={2} />}
      <KeyState keys={keys} {...(onReplace === undefined ? {} : { onReplace })} />
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
        onProved={onProved}
      />
      <TestKey
        source="recovery"
        words={{
          title: say("keys.testRecovery.title"),
          aside: say(recoveryProved ? "keys.tested" : "keys.testRecovery.optional"),
          about: say("keys.testRecovery.about"),
          submit: say("keys.testRecovery.submit"),
          worked: say("keys.testRecovery.worked"),
        }}
        look="plain"
        wayOut={wayOut}
        keys={keys}
        onProved={onProved}
      />
    </Stack>
  );
}
