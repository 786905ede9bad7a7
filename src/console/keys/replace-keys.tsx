import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Stack } from "../parts/card.tsx";
import { useWords } from "../words/use-words.ts";
import { MakeKeys } from "./make-keys.tsx";

type Props = { readonly onMade: () => void; readonly onKeep: () => void };

/** New keys in place of old ones, with what that means for the file and the sheet that someone has put away. */
export function ReplaceKeys({ onMade, onKeep }: Props) {
  const { say } = useWords();
  return (
    <Stack>
      <div data-print="no">
        <Notice tone="mind" title={say("keys.replace.warning")}>
          <p>{say("keys.replace.until")}</p>
          <Row>
            <Button onClick={onKeep}>{say("keys.replace.keep")}</Button>
          </Row>
        </Notice>
      </div>
      <MakeKeys onMade={onMade} />
    </Stack>
  );
}
