import { Link } from "wouter";
import { bytesOf, type Sound, soundsIn } from "../../domain/recordings/sounds.ts";
import type { OrganisationKeys } from "../../envelopes/organisation-keys.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { KeyWords } from "../keys/key-words.tsx";
import { useTrust } from "../keys/trust/use-trust.ts";
import { TrustAlarmNotice } from "../keys/trust-alarm.tsx";
import { Card } from "../parts/card.tsx";
import { sizeText } from "../recordings/size-text.ts";
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
          {published?.release.sounds !== undefined && <PublishedSounds sounds={soundsIn(published.release.sounds)} />}
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

/** What every tablet of the round fetches before it is ready. */
function PublishedSounds({ sounds }: { readonly sounds: readonly Sound[] }) {
  const { say, number } = useWords();
  const size = sizeText(bytesOf(sounds), number);
  return <p data-testid="published-sounds">{say("published.sounds", { count: sounds.length, size })}</p>;
}
