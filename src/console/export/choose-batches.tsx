import type { Batch } from "../../export/manifest.ts";
import type { BatchId, SiteId } from "../../kernel/ids.ts";
import type { Site } from "../../protocol/console/rounds.ts";
import { Choice, ChoiceGroup } from "../parts/field.tsx";
import { formatMoment } from "../words/dates.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./export.module.css";

type Props = {
  readonly sites: readonly Site[];
  readonly batches: readonly Batch[];
  /** Null: the whole round. */
  readonly chosen: ReadonlySet<BatchId> | null;
  readonly onChoose: (chosen: ReadonlySet<BatchId> | null) => void;
  readonly error: string | undefined;
};

/** All answers of the round, or those of single batches. */
export function ChooseBatches({ sites, batches, chosen, onChoose, error }: Props) {
  const { say, language } = useWords();
  const siteName = (id: SiteId): string => sites.find((site) => site.id === id)?.name ?? "";
  const choose = (id: BatchId, wanted: boolean): void =>
    onChoose(new Set([...(chosen ?? [])].filter((one) => one !== id).concat(wanted ? [id] : [])));
  return (
    <>
      <ChoiceGroup legend={say("export.which")}>
        <Choice
          kind="radio"
          name="which"
          label={say("export.wholeRound")}
          checked={chosen === null}
          onChange={() => onChoose(null)}
        />
        <Choice
          kind="radio"
          name="which"
          label={say("export.someBatches")}
          hint={say("export.someBatchesHint")}
          checked={chosen !== null}
          onChange={() => onChoose(new Set())}
        />
      </ChoiceGroup>
      {chosen !== null && (
        <ChoiceGroup legend={say("export.batches")} error={error}>
          <div className={styles.batches}>
            {batches.map(({ id, received, siteId, answers }) => (
              <Choice
                key={id}
                kind="checkbox"
                label={say("export.batch", {
                  batch: id.slice(0, 8).toUpperCase(),
                  received: formatMoment(received, language),
                  site: siteName(siteId),
                })}
                hint={say("export.batchAnswers", { count: answers })}
                checked={chosen.has(id)}
                onChange={({ target }) => choose(id, target.checked)}
              />
            ))}
          </div>
        </ChoiceGroup>
      )}
    </>
  );
}
