import { Link } from "wouter";
import type { Round } from "../../../protocol/console/rounds.ts";
import type { OrganisationKeys } from "../../keys/organisation-keys.ts";
import { buttonClass } from "../../parts/button.tsx";
import { Card } from "../../parts/card.tsx";
import { KeyWords } from "../../parts/key-words.tsx";
import { Notice } from "../../parts/notice.tsx";
import { TrustAlarmNotice } from "../../parts/trust-alarm.tsx";
import { useTrust } from "../../trust/use-trust.ts";
import { useWords } from "../../words/use-words.ts";

type Props = { readonly round: Round; readonly keys: OrganisationKeys | null };

export function PublishedRound({ round, keys }: Props) {
  const { say } = useWords();
  const { assessed } = useTrust(keys, round);
  const published = assessed?.ok === true ? assessed.value.published : null;
  return (
    <Card title={say("published.title")}>
      {assessed !== null && !assessed.ok ? (
        <TrustAlarmNotice alarm={assessed.error} />
      ) : (
        <>
          <Notice tone="fine">{say("published.about")}</Notice>
          <p>{say("published.words")}</p>
          <p>{published === null ? say("common.loading") : <KeyWords words={published.words} />}</p>
          <div>
            <Link href="/tablets" className={buttonClass("primary")}>
              {say("published.connect")}
            </Link>
          </div>
        </>
      )}
    </Card>
  );
}
