import { useCallback } from "react";
import { useLoad } from "../../api/use-load.ts";
import { Stack } from "../../parts/card.tsx";
import { WhenLoaded } from "../../parts/loading.tsx";
import { ScreenHeading } from "../../parts/screen-heading.tsx";
import { useServices } from "../../services.ts";
import { useWords } from "../../words/use-words.ts";
import { KeyState } from "./key-state.tsx";
import { KeySteps } from "./key-steps.tsx";
import { MakeKeys } from "./make-keys.tsx";
import { TestFile } from "./test-file.tsx";
import { TestRecovery } from "./test-recovery.tsx";

/** The keys: made here, saved, and tried before anything can be published with them. */
export function KeysScreen() {
  const { say } = useWords();
  const { api } = useServices();
  const load = useLoad(useCallback((signal: AbortSignal) => api.keys(signal), [api]));
  return (
    <>
      <div data-print="no">
        <ScreenHeading title={say("nav.keys")} facts={say("keys.about")} />
      </div>
      <WhenLoaded of={load}>
        {({ keys }) =>
          keys === null ? (
            <MakeKeys onMade={load.reload} />
          ) : (
            <Stack>
              {!keys.coordinatorProved && <KeySteps current={2} />}
              <KeyState keys={keys} />
              <TestFile keys={keys} onProved={load.reload} />
              <TestRecovery keys={keys} onProved={load.reload} />
            </Stack>
          )
        }
      </WhenLoaded>
    </>
  );
}
