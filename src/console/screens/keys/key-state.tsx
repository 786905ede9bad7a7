import { useEffect, useState } from "react";
import { keyWords } from "../../../sealing/fingerprint.ts";
import { keyFileName, keyFileText } from "../../keys/key-set.ts";
import type { OrganisationKeys } from "../../keys/organisation-keys.ts";
import { Button } from "../../parts/button.tsx";
import { Card, Facts, Row } from "../../parts/card.tsx";
import { KeyWords } from "../../parts/key-words.tsx";
import { Notice } from "../../parts/notice.tsx";
import { useServices } from "../../services.ts";
import { useWords } from "../../words/use-words.ts";

type Props = {
  readonly keys: OrganisationKeys;
  /** Only while new keys may still take the place of these. */
  readonly onReplace?: () => void;
};

/** Whether publishing is possible, the four words, the wrapped file once more, and the way to other keys. */
export function KeyState({ keys, onReplace }: Props) {
  const { say } = useWords();
  const { download } = useServices();
  const [words, setWords] = useState<string | null>(null);
  useEffect(() => {
    void keyWords(keys.signing.publicKey, [keys.coordinator.publicKey, keys.recovery.publicKey]).then(setWords);
  }, [keys]);
  const tested = (proved: boolean): string => say(proved ? "keys.tested" : "keys.untested");
  const save = (): void =>
    download({ name: keyFileName(keys.keyFile), type: "application/json", content: keyFileText(keys.keyFile) });
  return (
    <Card title={say("keys.state")}>
      {keys.coordinatorProved ? (
        <Notice tone="fine">{say("keys.ready")}</Notice>
      ) : (
        <Notice tone="mind">{say("keys.blocked")}</Notice>
      )}
      <Facts
        of={[
          [say("keys.file"), tested(keys.coordinatorProved)],
          [say("keys.recoveryCode"), tested(keys.recoveryProved)],
          [say("keys.words"), words === null ? say("common.loading") : <KeyWords key="words" words={words} />],
        ]}
      />
      <p>{say("keys.wordsAbout")}</p>
      <Row>
        <Button onClick={save}>{say("keys.downloadAgain")}</Button>
      </Row>
      {onReplace !== undefined && (
        <>
          <p>{say("keys.replace.about")}</p>
          <Row>
            <Button onClick={onReplace}>{say("keys.replace.start")}</Button>
          </Row>
        </>
      )}
    </Card>
  );
}
