import { type ComponentType, useEffect, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row } from "../parts/card.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { useWords } from "../words/use-words.ts";

/** A screen in a file of its own. `ahead` fetches it before anybody goes there, and says nothing if that fails. */
export type LaterScreen<Props> = ComponentType<Props> & { readonly ahead: () => Promise<void> };

/**
 * Shows the screen once its file is there: at once where it has come before. One that can't be fetched says so, and is asked
 * for again when somebody says so; after an update of the server only a page that is loaded anew knows where its files are.
 */
export function laterScreen<Props extends object>(load: () => Promise<ComponentType<Props>>): LaterScreen<Props> {
  let here: ComponentType<Props> | null = null;
  const fetch = async (): Promise<ComponentType<Props>> => {
    here ??= await load();
    return here;
  };

  function Later(props: Props) {
    const [Screen, setScreen] = useState(() => here);
    const [tries, setTries] = useState(1);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      let wanted = true;
      fetch().then(
        (found) => wanted && setScreen(() => found),
        () => wanted && setFailed(true),
      );
      return () => {
        wanted = false;
      };
    }, [tries]);
    if (Screen !== null) {
      return <Screen {...props} />;
    }
    const again = (): void => {
      setFailed(false);
      setTries(tries + 1);
    };
    return failed ? <NotFetched onRetry={again} /> : <Fetching />;
  }

  const ahead = (): Promise<void> => fetch().then(nothing, nothing);
  return Object.assign(Later, { ahead });
}

function nothing(): void {
  // What is fetched ahead is asked for again, and its failure shown, when somebody goes there.
}

function Fetching() {
  const { say } = useWords();
  return <p aria-live="polite">{say("common.loading")}</p>;
}

function NotFetched({ onRetry }: { readonly onRetry: () => void }) {
  const { say } = useWords();
  return (
    <>
      <ScreenHeading title={say("later.title")} />
      <Notice tone="wrong" live>
        <p>{say("later.text")}</p>
        <Row>
          <Button onClick={onRetry}>{say("common.tryAgain")}</Button>
          <Button onClick={() => location.reload()}>{say("later.reload")}</Button>
        </Row>
      </Notice>
    </>
  );
}
