import { useState } from "react";
import { ok } from "../../../kernel/result.ts";
import { useAttempt } from "../../api/use-attempt.ts";
import { type KeySet, makeKeySet } from "../../keys/key-set.ts";
import { Stack } from "../../parts/card.tsx";
import { FailureNotice } from "../../parts/failure-notice.tsx";
import { focusHeading } from "../../parts/focus-heading.ts";
import { ChoosePassphrase } from "./choose-passphrase.tsx";
import { KeySteps } from "./key-steps.tsx";
import { SaveKeys } from "./save-keys.tsx";

/** The first two of three steps. Until the second is done nothing has left this page, and one can simply begin again. */
export function MakeKeys({ onMade }: { readonly onMade: () => void }) {
  const [made, setMade] = useState<KeySet | null>(null);
  const { busy, failure, run } = useAttempt();
  const make = async (passphrase: string): Promise<void> => {
    const result = await run(async () => ok(await makeKeySet(passphrase)));
    if (result.ok) {
      setMade(result.value);
      focusHeading();
    }
  };
  return (
    <Stack>
      <KeySteps current={made === null ? 0 : 1} />
      {failure !== null && <FailureNotice failure={failure} />}
      {made === null ? (
        <ChoosePassphrase busy={busy} onChosen={(passphrase) => void make(passphrase)} />
      ) : (
        <SaveKeys made={made} onSaved={onMade} />
      )}
    </Stack>
  );
}
