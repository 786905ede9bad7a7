import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row } from "../parts/card.tsx";
import { useSignedIn } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";
import { KeyWords } from "./key-words.tsx";
import type { Pin } from "./trust/pins.ts";

/** This browser has only the server's word for the keys: the paper decides. In practice there is none, and no need. */
export function FirstSeen({ pin, onCompared }: { readonly pin: Pin; readonly onCompared: () => void }) {
  const { say } = useWords();
  const { practice } = useSignedIn();
  if (practice || pin.source !== "first-seen") {
    return null;
  }
  return (
    <Notice tone="mind" title={say("trust.firstSeen.title")}>
      <p>{say("trust.firstSeen.about")}</p>
      <p>
        <KeyWords words={pin.words} />
      </p>
      <Row>
        <Button onClick={onCompared}>{say("trust.firstSeen.same")}</Button>
      </Row>
    </Notice>
  );
}
