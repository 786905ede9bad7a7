import { useState } from "react";
import { keyFileName, keyFileText } from "../../envelopes/key-set.ts";
import type { OrganisationKeys } from "../../envelopes/organisation-keys.ts";
import { type KeySource, unlockCoordinator } from "../../envelopes/unlock.ts";
import { ok } from "../../kernel/result.ts";
import type { KeyFile } from "../../sealing/key-file.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { Card, Row } from "../parts/card.tsx";
import { useServices } from "../services.ts";
import { useSignedIn } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";
import { checkGuessing, type TooEasy } from "./check-guessing.ts";
import { KeyFailureNotice } from "./key-failure-notice.tsx";
import type { KeyFailure } from "./prove-key.ts";
import { UnlockForm } from "./unlock-form.tsx";

type Props = { readonly keys: OrganisationKeys; readonly onChanged: () => void };

/** Whether the server has a copy of the wrapped file: put there and taken away only by someone who asks for it. */
export function KeptCopy({ keys, onChanged }: Props) {
  const { say } = useWords();
  return (
    <Card title={say("keys.copy.title")}>
      {keys.keyFile === null ? (
        <PutCopy keys={keys} onChanged={onChanged} />
      ) : (
        <TakeCopy of={keys.keyFile} onChanged={onChanged} />
      )}
    </Card>
  );
}

function TakeCopy({ of, onChanged }: { readonly of: KeyFile; readonly onChanged: () => void }) {
  const { say } = useWords();
  const { api, download } = useServices();
  const { practice } = useSignedIn();
  const [sure, setSure] = useState(false);
  const { busy, failure, run } = useAttempt<KeyFailure>();
  const save = (): void => download({ name: keyFileName(of), type: "application/json", content: keyFileText(of) });
  const take = async (): Promise<void> => {
    if ((await run(api.forgetKeyFile)).ok) {
      onChanged();
    }
  };
  return (
    <>
      <p>{say("keys.copy.there")}</p>
      {failure !== null && <KeyFailureNotice failure={failure} wayOut="none" />}
      {sure && (
        <Notice tone="mind" live>
          {say("keys.copy.sure")}
        </Notice>
      )}
      <Row>
        <Button onClick={save}>{say("keys.downloadAgain")}</Button>
        {sure ? (
          <>
            <Button busy={busy} onClick={() => void take()}>
              {say("keys.copy.takeNow")}
            </Button>
            <Button look="quiet" onClick={() => setSure(false)}>
              {say("common.cancel")}
            </Button>
          </>
        ) : (
          // Everybody who practises opens the answers with the copy: it is no one's own to take away.
          !practice && <Button onClick={() => setSure(true)}>{say("keys.copy.take")}</Button>
        )}
      </Row>
    </>
  );
}

/** The passphrase is asked for: a copy that lies where others can get at it must not open to a guess. */
function PutCopy({ keys, onChanged }: Props) {
  const { say } = useWords();
  const { api, pins } = useServices();
  const { organisationId, organisationName, userName, practice } = useSignedIn();
  const [asked, setAsked] = useState(false);
  const [tooEasy, setTooEasy] = useState<TooEasy | null>(null);
  const { busy, failure, run } = useAttempt<KeyFailure>();
  const put = async (source: Extract<KeySource, { kind: "file" }>): Promise<void> => {
    setTooEasy(null);
    const result = await run(async () => {
      const opened = await unlockCoordinator(source, keys, pins.of(organisationId));
      if (!opened.ok) {
        return opened;
      }
      const weak = practice ? null : await checkGuessing("passphrase", source.passphrase, [organisationName, userName]);
      setTooEasy(weak);
      return weak === null ? await api.keepKeyFile({ body: { keyFile: JSON.parse(source.text) as KeyFile } }) : ok(null);
    });
    if (result.ok && result.value !== null) {
      onChanged();
    }
  };
  return (
    <>
      <p>{say("keys.copy.none")}</p>
      {failure !== null && <KeyFailureNotice failure={failure} wayOut="none" />}
      {tooEasy !== null && (
        <Notice tone="wrong" live title={say("keys.copy.tooEasy")}>
          <p>{say(`tooEasy.${tooEasy.weakness}`)}</p>
          <p>{say("keys.copy.tooEasyTodo")}</p>
        </Notice>
      )}
      {asked ? (
        <UnlockForm
          sources={["file"]}
          submit={say("keys.copy.putNow")}
          busy={busy}
          look="plain"
          onUnlock={(source) => void put(source)}
        />
      ) : (
        <Row>
          <Button onClick={() => setAsked(true)}>{say("keys.copy.put")}</Button>
        </Row>
      )}
    </>
  );
}
