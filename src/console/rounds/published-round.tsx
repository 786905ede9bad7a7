import { Link } from "wouter";
import type { OrganisationKeys } from "../../envelopes/organisation-keys.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { KeyWords } from "../keys/key-words.tsx";
import { useTrust } from "../keys/trust/use-trust.ts";
import { TrustAlarmNotice } from "../keys/trust-alarm.tsx";
import { Card } from "../parts/card.tsx";
import { useWords } from "../words/use-words.ts";

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
