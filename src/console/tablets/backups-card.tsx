import type { BackupsReply } from "../../protocol/console/backups.ts";
import { Notice } from "../../ui/notice.tsx";
import { Card, Remark } from "../parts/card.tsx";
import { formatMoment } from "../words/dates.ts";
import { useWords } from "../words/use-words.ts";

/** Whether what has come in would outlive the server, and what tablets keep because of that. */
export function BackupsCard({ plan }: BackupsReply) {
  const { say, language } = useWords();
  if (plan === null) {
    return (
      <Card title={say("backups.title")} noPrint>
        <p data-backups="none">{say("backups.none")}</p>
      </Card>
    );
  }
  const { state, newest, failure, sealed, everyHours, graceDays } = plan;
  const isWrong = state === "failed" || state === "late";
  const latest =
    newest === null
      ? say("backups.never")
      : say(isWrong ? "backups.good" : "backups.newest", { time: formatMoment(newest, language) });
  return (
    <Card title={say("backups.title")} noPrint>
      <div data-backups={state}>
        {isWrong ? (
          <Notice tone="wrong" title={say(`backups.${state}`)}>
            {failure !== null && <p>{say(`backups.why.${failure}`)}</p>}
            <p>
              {latest} {say("backups.askServer")}
            </p>
          </Notice>
        ) : (
          <p>{latest}</p>
        )}
      </div>
      {!sealed && <Notice tone="mind">{say("backups.notSealed")}</Notice>}
      <p>{say("backups.often", { count: everyHours })}</p>
      <Remark>{say("backups.means", { count: graceDays })}</Remark>
    </Card>
  );
}
