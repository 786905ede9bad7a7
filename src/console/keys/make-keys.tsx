import { useCallback, useState } from "react";
import { announcementOf, type KeySet, makeKeySet } from "../../envelopes/key-set.ts";
import { ok } from "../../kernel/result.ts";
import { Notice } from "../../ui/notice.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { Stack } from "../parts/card.tsx";
import { focusHeading } from "../parts/focus-heading.ts";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useSignedIn } from "../shell/session.ts";
import { useForgetting } from "../shell/use-forgetting.ts";
import { useWords } from "../words/use-words.ts";
import { ChoosePassphrase } from "./choose-passphrase.tsx";
import { KeySteps } from "./key-steps.tsx";
import { SaveKeys } from "./save-keys.tsx";
import { pinFrom } from "./trust/pins.ts";

/** The first two of three steps. Until the second is done nothing has left this page, and one can simply begin again. */
export function MakeKeys({ onMade }: { readonly onMade: () => void }) {
  const { say } = useWords();
  const { api, pins } = useServices();
  const { organisationId } = useSignedIn();
  const [made, setMade] = useState<KeySet | null>(null);
  const [forgotten, setForgotten] = useState(0);
  const { busy, failure, run } = useAttempt();
  // A passphrase or a recovery code on an abandoned screen is there for whoever comes by.
  useForgetting(
    true,
    useCallback(() => {
      setMade(null);
      setForgotten((times) => times + 1);
    }, []),
  );
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
      {forgotten > 0 && made === null && <Notice tone="mind">{say("keys.make.forgotten")}</Notice>}
      {failure !== null && <FailureNotice failure={failure} />}
      {made === null ? (
        <ChoosePassphrase
          key={forgotten}
          busy={busy}
          submit={say("keys.make.submit")}
          onChosen={(passphrase) => void make(passphrase)}
        />
      ) : (
        <SaveKeys
          made={made}
          onKeep={(keep) => api.announceKeys({ body: announcementOf(made, keep) })}
          onSaved={() => {
            pins.put(organisationId, pinFrom(made.anchors, pins.of(organisationId)));
            onMade();
          }}
        />
      )}
    </Stack>
  );
}
