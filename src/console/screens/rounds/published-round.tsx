import { Link } from "wouter";
import type { OrganisationKeys } from "../../keys/organisation-keys.ts";
import { buttonClass } from "../../parts/button.tsx";
import { Card } from "../../parts/card.tsx";
import { KeyWords } from "../../parts/key-words.tsx";
import { Notice } from "../../parts/notice.tsx";
import { usePublished } from "../../rounds/use-published.ts";
import { useWords } from "../../words/use-words.ts";

type Props = { readonly release: string; readonly keys: OrganisationKeys | null };

export function PublishedRound({ release, keys }: Props) {
  const { say } = useWords();
  const published = usePublished(release, keys);
  return (
    <Card title={say("published.title")}>
      {published === "not-ours" ? (
        <Notice tone="wrong">{say("published.notOurs")}</Notice>
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
