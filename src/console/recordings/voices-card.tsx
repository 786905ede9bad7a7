import { Link } from "wouter";
import type { Round } from "../../protocol/console/rounds.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Card } from "../parts/card.tsx";
import { useWords } from "../words/use-words.ts";

/** The way from a round to the voices of its texts. */
export function VoicesCard({ round }: { readonly round: Round }) {
  const { say } = useWords();
  return (
    <Card title={say("recordings.title")}>
      <p>{say(round.release === null ? "recordings.invitation" : "recordings.published")}</p>
      <div>
        <Link href={`/rounds/${round.id}/recordings`} className={buttonClass()}>
          {say("recordings.open")}
        </Link>
      </div>
    </Card>
  );
}
