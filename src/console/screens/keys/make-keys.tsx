import { useState } from "react";
import { type KeySet, makeKeySet } from "../../keys/key-set.ts";
import { Stack } from "../../parts/card.tsx";
import { focusHeading } from "../../parts/focus-heading.ts";
import { ChoosePassphrase } from "./choose-passphrase.tsx";
import { KeySteps } from "./key-steps.tsx";
import { SaveKeys } from "./save-keys.tsx";

/** The first two of three steps. Until the second is done nothing has left this page, and one can simply begin again. */
export function MakeKeys({ onMade }: { readonly onMade: () => void }) {
  const [made, setMade] = useState<KeySet | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async (passphrase: string): Promise<void> => {
    setBusy(true);
    setMade(await makeKeySet(passphrase));
    setBusy(false);
    focusHeading();
  };
  return (
    <Stack>
      <KeySteps current={made === null ? 0 : 1} />
      {made === null ? (
        <ChoosePassphrase busy={busy} onChosen={(passphrase) => void make(passphrase)} />
      ) : (
        <SaveKeys made={made} onSaved={onMade} />
      )}
    </Stack>
  );
}
