import { useState } from "react";
import type { OrganisationKeys } from "../../envelopes/organisation-keys.ts";
import { type KeySource, unlockAnswerKey } from "../../envelopes/unlock.ts";
import { Notice } from "../../ui/notice.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { Card } from "../parts/card.tsx";
import { useServices } from "../services.ts";
import { useSignedIn } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";
import { KeyFailureNotice, type WayOut } from "./key-failure-notice.tsx";
import { type KeyFailure, proveKey } from "./prove-key.ts";
import { pinFrom } from "./trust/pins.ts";
import { UnlockForm } from "./unlock-form.tsx";

type Props = {
  readonly source: "file" | "recovery";
  readonly words: {
    readonly title: string;
    readonly aside?: string;
    readonly about: string;
    readonly submit: string;
    readonly worked: string;
  };
  readonly look: "primary" | "plain";
  readonly wayOut: WayOut;
  readonly keys: OrganisationKeys;
  readonly onProved: () => void;
};

/** Opens the server's test answer with the file or the paper that was saved, as the real answers will be. */
export function TestKey({ source, words, look, wayOut, keys, onProved }: Props) {
  const { say } = useWords();
  const { api, pins } = useServices();
  const { organisationId } = useSignedIn();
  const { busy, failure, run } = useAttempt<KeyFailure>();
  /** How often it has worked: each time the form begins anew, with nothing left in it. */
  const [worked, setWorked] = useState(0);
  const prove = async (unlocking: KeySource): Promise<void> => {
    const result = await run(async () => {
      const held = pins.of(organisationId);
      const key = await unlockAnswerKey(unlocking, keys, held);
      if (key.ok && key.value.anchors !== null) {
        // The file is the coordinator's own: what stands in it, and on the server too, is held from now on.
        pins.put(organisationId, pinFrom(key.value.anchors, held));
      }
      return key.ok ? await proveKey(api, key.value) : key;
    });
    if (result.ok) {
      setWorked((times) => times + 1);
      onProved();
    }
  };
  return (
    <Card title={words.title} {...(words.aside === undefined ? {} : { aside: words.aside })}>
      <p>{words.about}</p>
      {failure !== null && <KeyFailureNotice failure={failure} wayOut={wayOut} />}
      {worked > 0 && !busy && failure === null && (
        <Notice tone="fine" live>
          {words.worked}
        </Notice>
      )}
      <UnlockForm
        key={worked}
        sources={[source]}
        submit={busy ? say("keys.test.busy") : words.submit}
        busy={busy}
        look={look}
        onUnlock={(unlocking) => void prove(unlocking)}
      />
    </Card>
  );
}
