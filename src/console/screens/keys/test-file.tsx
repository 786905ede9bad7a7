import { useState } from "react";
import { useAttempt } from "../../api/use-attempt.ts";
import { type KeyFailure, proveKey } from "../../keys/prove-key.ts";
import { unlockAnswerKey } from "../../keys/unlock.ts";
import { Button } from "../../parts/button.tsx";
import { Card } from "../../parts/card.tsx";
import { Field } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { KeyFailureNotice } from "../../parts/key-failure-notice.tsx";
import { Notice } from "../../parts/notice.tsx";
import type { OrganisationKeys } from "../../rounds/build-release.ts";
import { useServices } from "../../services.ts";
import { useWords } from "../../words/use-words.ts";

type Props = { readonly keys: OrganisationKeys; readonly onProved: () => void };

/** Opens the server's test answer with the saved file, as the real answers will be. */
export function TestFile({ keys, onProved }: Props) {
  const { say } = useWords();
  const { api } = useServices();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const [tried, setTried] = useState(false);
  const [worked, setWorked] = useState(false);
  const { busy, failure, run } = useAttempt<KeyFailure>();
  const submit = async (): Promise<void> => {
    setTried(true);
    setWorked(false);
    if (file === null || passphrase === "") {
      return;
    }
    const result = await run(async () => {
      const key = await unlockAnswerKey({ kind: "file", text: await file.text(), passphrase }, keys);
      return key.ok ? await proveKey(api, key.value) : key;
    });
    if (result.ok) {
      setPassphrase("");
      setTried(false);
      setWorked(true);
      onProved();
    }
  };
  const title = say(keys.coordinatorProved ? "keys.test.again" : "keys.test.title");
  return (
    <Card title={title}>
      <p>{say("keys.test.about")}</p>
      <Form onSubmit={() => void submit()}>
        <Field
          label={say("unlock.file")}
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => setFile(target.files?.[0] ?? null)}
          error={tried && file === null ? say("unlock.chooseFile") : undefined}
        />
        <Field
          label={say("unlock.passphrase")}
          type="password"
          autoComplete="off"
          value={passphrase}
          onChange={({ target }) => setPassphrase(target.value)}
          error={tried && passphrase === "" ? say("common.fillIn") : undefined}
        />
        {failure !== null && <KeyFailureNotice failure={failure} />}
        {worked && (
          <Notice tone="fine" live>
            {say("keys.test.worked")}
          </Notice>
        )}
        <Button look={keys.coordinatorProved ? "plain" : "primary"} type="submit" busy={busy}>
          {say(busy ? "keys.test.busy" : "keys.test.submit")}
        </Button>
      </Form>
    </Card>
  );
}
