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

/** The paper, typed once: whoever tries it now finds the misreading while there is still a second copy. */
export function TestRecovery({ keys, onProved }: Props) {
  const { say } = useWords();
  const { api } = useServices();
  const [code, setCode] = useState("");
  const [tried, setTried] = useState(false);
  const [worked, setWorked] = useState(false);
  const { busy, failure, run } = useAttempt<KeyFailure>();
  const submit = async (): Promise<void> => {
    setTried(true);
    setWorked(false);
    if (code.trim() === "") {
      return;
    }
    const result = await run(async () => {
      const key = await unlockAnswerKey({ kind: "recovery", code }, keys);
      return key.ok ? await proveKey(api, key.value) : key;
    });
    if (result.ok) {
      setCode("");
      setTried(false);
      setWorked(true);
      onProved();
    }
  };
  return (
    <Card title={say("keys.testRecovery.title")} aside={say(keys.recoveryProved ? "keys.tested" : "keys.testRecovery.optional")}>
      <p>{say("keys.testRecovery.about")}</p>
      <Form onSubmit={() => void submit()}>
        <Field
          label={say("unlock.recoveryCode")}
          hint={say("unlock.recoveryHint")}
          wide
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          onChange={({ target }) => setCode(target.value)}
          error={tried && code.trim() === "" ? say("common.fillIn") : undefined}
        />
        {failure !== null && <KeyFailureNotice failure={failure} />}
        {worked && (
          <Notice tone="fine" live>
            {say("keys.testRecovery.worked")}
          </Notice>
        )}
        <Button type="submit" busy={busy}>
          {say("keys.testRecovery.submit")}
        </Button>
      </Form>
    </Card>
  );
}
