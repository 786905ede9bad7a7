import { useState } from "react";
import type { RoundId, SiteId } from "../../kernel/ids.ts";
import type { Lot, LotCounted } from "../../protocol/console/trust.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { Card, Row } from "../parts/card.tsx";
import { Table } from "../parts/table.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { deviceName } from "../words/device-name.ts";
import { useWords, type Words } from "../words/use-words.ts";
import type { Device } from "./devices-card.tsx";

type Named<Id> = { readonly id: Id; readonly name: string };
type Props = {
  readonly roundId: RoundId;
  readonly lots: readonly Lot[];
  readonly devices: readonly Device[];
  readonly rounds: readonly Named<RoundId>[];
  readonly sites: readonly Named<SiteId>[];
  readonly onCounted: () => void;
};

/** What tablets have handed in that was not believed, with one way to count it after all; nothing where there is none. */
export function KeptApartCard({ roundId, lots, devices, rounds, sites, onCounted }: Props) {
  const words = useWords();
  const { say, number } = words;
  const { api } = useServices();
  const { busy, failure, run } = useAttempt();
  /** The lot that somebody is about to count. */
  const [asked, setAsked] = useState<Lot | null>(null);
  const [counted, setCounted] = useState<LotCounted | null>(null);
  const nameOf = (lot: Lot): string => {
    const device = devices.find(({ id }) => id === lot.deviceId);
    return deviceName({ id: lot.deviceId, name: device?.name ?? null, number: device?.number ?? null }, say);
  };
  const placeOf = (lot: Lot): string =>
    [
      rounds.find(({ id }) => id === lot.roundId)?.name ?? say("keptApart.unknownRound"),
      ...lot.siteIds.map((siteId) => sites.find(({ id }) => id === siteId)?.name ?? say("keptApart.unknownSite")),
    ].join(", ");
  const count = async ({ deviceId, why, roundId: claimed }: Lot): Promise<void> => {
    const reply = await run(() => api.countLot({ ids: { id: roundId }, body: { deviceId, why, roundId: claimed } }));
    if (reply.ok) {
      setAsked(null);
      setCounted(reply.value);
      onCounted();
    }
  };
  if (lots.length === 0 && counted === null) {
    return null;
  }
  return (
    <Card title={say("keptApart.title")} noPrint>
      {counted !== null && (
        <Notice tone="fine">
          <p role="status">{say("keptApart.counted", { what: whatOf(counted, words) })}</p>
        </Notice>
      )}
      {lots.length > 0 && (
        <Table
          caption={say("keptApart.caption")}
          columns={[
            { head: say("devices.device") },
            { head: say("keptApart.why") },
            { head: say("keptApart.place") },
            { head: say("keptApart.marks"), kind: "number" },
            { head: say("keptApart.answers"), kind: "number" },
            { head: say("devices.change"), kind: "short" },
          ]}
          rows={lots.map((lot) => ({
            key: `${lot.deviceId} ${lot.why} ${lot.roundId}`,
            data: { "data-lot": lot.why },
            cells: [
              nameOf(lot),
              say(`keptApart.because.${lot.why}`),
              placeOf(lot),
              number(lot.marks),
              number(lot.answers),
              lot.known ? (
                <Button
                  key="count"
                  size="small"
                  aria-label={say("keptApart.countNamed", { tablet: nameOf(lot) })}
                  onClick={() => setAsked(lot)}
                >
                  {say("keptApart.count")}
                </Button>
              ) : (
                ""
              ),
            ],
          }))}
        />
      )}
      {asked !== null && (
        <Notice tone="mind">
          <p>
            {say(`keptApart.sure.${asked.why}`, { tablet: nameOf(asked), what: whatOf(asked, words), place: placeOf(asked) })}
          </p>
          <Row>
            <Button busy={busy} onClick={() => void count(asked)}>
              {say("keptApart.yes")}
            </Button>
            <Button onClick={() => setAsked(null)}>{say("common.cancel")}</Button>
          </Row>
        </Notice>
      )}
      {failure !== null && <FailureNotice failure={failure} />}
    </Card>
  );
}

function whatOf({ marks, answers }: LotCounted, { say }: Words): string {
  return say("keptApart.what", {
    marks: say("keptApart.ofMarks", { count: marks }),
    answers: say("keptApart.ofAnswers", { count: answers }),
  });
}
