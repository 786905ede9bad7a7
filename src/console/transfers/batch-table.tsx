import { batchManifest } from "../../export/manifest.ts";
import type { BatchId, SiteId } from "../../kernel/ids.ts";
import type { BatchesReply } from "../../protocol/console/fieldwork.ts";
import type { ListedRound, Site } from "../../protocol/console/rounds.ts";
import { Button } from "../../ui/button.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { listBatch } from "../opening/list-batch.ts";
import { Table } from "../parts/table.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { formatMoment } from "../words/dates.ts";
import { deviceName } from "../words/device-name.ts";
import { useWords } from "../words/use-words.ts";

type Batch = BatchesReply["batches"][number];
type Props = {
  readonly round: ListedRound;
  readonly sites: readonly Site[];
  readonly batches: readonly Batch[];
  readonly onChanged: () => void;
};

export function BatchTable({ round, sites, batches, onChanged }: Props) {
  const { say, language, number } = useWords();
  const { api, download } = useServices();
  const { busy, failure, run } = useAttempt();
  const siteName = (id: SiteId): string => sites.find((site) => site.id === id)?.name ?? "";
  const save = async (batch: Batch): Promise<void> => {
    const answers = await run(() => listBatch(api, round.id, batch.id));
    if (answers.ok) {
      const content = batchManifest(round, batch, siteName(batch.siteId), answers.value);
      download({ name: `${shortId(batch.id).toLowerCase()}-batch-manifest.json`, type: "application/json", content });
    }
  };
  const leaveOut = async ({ id, leftOut }: Batch): Promise<void> => {
    const reply = await run(() => api.leaveOutBatch({ ids: { id }, body: { leftOut: leftOut === null } }));
    if (reply.ok) {
      onChanged();
    }
  };
  return (
    <>
      {failure !== null && <FailureNotice failure={failure} />}
      <Table
        caption={say("batches.caption")}
        columns={[
          { head: say("batches.batch") },
          { head: say("batches.received") },
          { head: say("common.site") },
          { head: say("devices.device") },
          { head: say("batches.answers"), kind: "number" },
          { head: say("batches.manifest") },
          { head: say("devices.change"), kind: "short" },
        ]}
        rows={batches.map((batch) => ({
          key: batch.id,
          data: { "data-batch": batch.id },
          cells: [
            shortId(batch.id),
            formatMoment(batch.received, language),
            siteName(batch.siteId),
            batch.deviceId === null
              ? say("batches.paper")
              : deviceName({ id: batch.deviceId, name: batch.deviceName, number: batch.deviceNumber }, say),
            <span key="answers" data-cell="answers">
              {number(batch.answers)}
              {batch.tabletLeftOut !== null
                ? `, ${say("batches.leftOutWithTablet")}`
                : batch.leftOut !== null && `, ${say("batches.leftOut")}`}
            </span>,
            <Button
              key="save"
              look="quiet"
              busy={busy}
              onClick={() => void save(batch)}
              aria-label={say("batches.downloadNamed", { batch: shortId(batch.id) })}
            >
              {say("batches.download")}
            </Button>,
            batch.tabletLeftOut !== null ? (
              ""
            ) : (
              <Button
                key="leave-out"
                size="small"
                busy={busy}
                onClick={() => void leaveOut(batch)}
                aria-label={say(batch.leftOut === null ? "batches.leaveOutNamed" : "batches.countAgainNamed", {
                  batch: shortId(batch.id),
                })}
              >
                {say(batch.leftOut === null ? "batches.leaveOut" : "batches.countAgain")}
              </Button>
            ),
          ],
        }))}
      />
    </>
  );
}

function shortId(id: BatchId): string {
  return id.slice(0, 8).toUpperCase();
}
