import { useEffect, useState } from "react";
import type { OrganisationKeys } from "../../envelopes/organisation-keys.ts";
import { areProved } from "../../envelopes/organisation-keys.ts";
import { announcedAnchors } from "../../envelopes/trusted-keys.ts";
import type { TrustAnchors } from "../../sealing/trust-anchors.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card, Facts, Folded, Row } from "../parts/card.tsx";
import { useWords } from "../words/use-words.ts";
import { AnchorFacts } from "./anchor-facts.tsx";
import { FirstSeen } from "./first-seen.tsx";
import { KeyWords } from "./key-words.tsx";
import type { Pin } from "./trust/pins.ts";

type Props = {
  readonly keys: OrganisationKeys;
  readonly pin: Pin;
  /** The words were compared with the paper. */
  readonly onCompared: () => void;
  readonly onRenew: () => void;
  /** Only while new keys may still take the place of these. */
  readonly onReplace?: () => void;
};

/** Whether publishing is possible, the four words and what to hold them against, and the ways to a new file or other keys. */
export function KeyState({ keys, pin, onCompared, onRenew, onReplace }: Props) {
  const { say } = useWords();
  const [anchors, setAnchors] = useState<TrustAnchors | null>(null);
  useEffect(() => {
    void announcedAnchors(keys).then(setAnchors);
  }, [keys]);
  const tested = (proved: boolean): string => say(proved ? "keys.tested" : "keys.untested");
  return (
    <>
      <Card title={say("keys.state")}>
        {areProved(keys) ? <Notice tone="fine">{say("keys.ready")}</Notice> : <Notice tone="mind">{say("keys.blocked")}</Notice>}
        <FirstSeen pin={pin} onCompared={onCompared} />
        <Facts
          of={[
            [say("keys.file"), tested(keys.coordinatorProved)],
            [say("keys.recoveryCode"), tested(keys.recoveryProved)],
            [say("keys.words"), <KeyWords key="words" words={pin.words} />],
          ]}
        />
        <p>{say("keys.wordsAbout")}</p>
        <p>{say("keys.renew.about")}</p>
        <Row>
          <Button onClick={onRenew}>{say("keys.renew.start")}</Button>
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
      {anchors !== null && (
        <Folded title={say("keys.prints")}>
          <p>{say("keys.printsAbout")}</p>
          <AnchorFacts anchors={anchors} />
        </Folded>
      )}
    </>
  );
}
