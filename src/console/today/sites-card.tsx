import type { ReactNode } from "react";
import { responseRate } from "../../domain/rates/response-rate.ts";
import { percent } from "../../domain/rates/share.ts";
import { answered, asked, type Counts } from "../../domain/tally/counts.ts";
import type { SiteId } from "../../kernel/ids.ts";
import type { DevicesReply, FieldworkReply } from "../../protocol/console/fieldwork.ts";
import type { ListedRound, Site } from "../../protocol/console/rounds.ts";
import { totalCounts } from "../field/sums.ts";
import { Bar } from "../parts/bar.tsx";
import { Card } from "../parts/card.tsx";
import { Table, type TableRow } from "../parts/table.tsx";
import { plainDeviceName } from "../words/device-name.ts";
import { useWords } from "../words/use-words.ts";
import { type Device, devicesInUse, type Now, silentDevices } from "./silent.ts";
import styles from "./today.module.css";

type Props = {
  readonly round: Pick<ListedRound, "siteIds" | "starts" | "ends">;
  readonly sites: readonly Site[];
  readonly fieldwork: FieldworkReply;
  readonly devices: DevicesReply;
  readonly now: Now;
};

/** Each site with its day, its round, its tablets and what still lies on them; the last line is all of it. */
export function SitesCard({ round, sites, fieldwork: { groups }, devices: { devices }, now }: Props) {
  const { say, number, percent: percentText, language } = useWords();
  const silent = silentDevices(devices, round, now);
  const used = devicesInUse(devices);
  const nameOf = (id: SiteId): string => sites.find((site) => site.id === id)?.name ?? id;
  const fraction = (counts: Counts): string =>
    asked(counts) === 0 ? "–" : say("rates.fraction", { part: number(answered(counts)), of: number(asked(counts)) });
  const of = (counts: Counts): ReactNode => <span className={styles.whole}>{fraction(counts)}</span>;
  const row = (
    { key, name }: { readonly key: string; readonly name: string },
    mine: (siteId: SiteId) => boolean,
    sum: boolean,
  ): TableRow => {
    const own = groups.filter(({ siteId }) => mine(siteId));
    const tablets = used.filter(({ siteId }) => mine(siteId));
    const quiet = silent.filter(({ siteId }) => mine(siteId));
    const whole = totalCounts(own);
    const rate = responseRate(whole);
    const share = rate.shown ? percent(rate.value) : null;
    const waiting = tablets.reduce((all, { pending }) => all + pending, 0);
    const cells: readonly ReactNode[] = [
      name,
      of(totalCounts(own.filter(({ date }) => date === now.today))),
      of(whole),
      sum || share === null ? (
        ""
      ) : (
        <span key="bar" className={styles.bar}>
          <Bar thin value={share} />
        </span>
      ),
      rate.shown ? percentText(share) : "..",
      sum ? (
        say("today.heard", { heard: number(tablets.length - quiet.length), of: number(tablets.length) })
      ) : (
        <Tablets key="tablets" tablets={tablets} silent={quiet} />
      ),
      waiting === 0 ? say("devices.nothingWaits") : say("today.answersWait", { count: waiting }),
    ];
    return { key, cells, data: sum ? { "data-sum": "sites" } : { "data-breakdown": "site", "data-group": key } };
  };
  const ordered = [...round.siteIds].sort((one, other) => nameOf(one).localeCompare(nameOf(other), language));
  return (
    <Card title={say("today.sites")}>
      <Table
        caption={say("today.sitesCaption")}
        columns={[
          { head: say("common.site") },
          { head: say("today.today") },
          { head: say("common.round") },
          { head: say("today.share") },
          { head: say("today.percent"), kind: "number" },
          { head: say("nav.tablets") },
          { head: say("today.waits") },
        ]}
        rows={[
          ...ordered.map((id) => row({ key: id, name: nameOf(id) }, (siteId) => siteId === id, false)),
          row({ key: "all", name: say("today.all") }, () => true, true),
        ]}
      />
    </Card>
  );
}

type TabletsProps = { readonly tablets: readonly Device[]; readonly silent: readonly Device[] };

/** A small tablet for each, checked where it is heard, crossed out and dashed where it is silent; and the same in words. */
function Tablets({ tablets, silent }: TabletsProps) {
  const { say } = useWords();
  if (tablets.length === 0) {
    return <>{say("today.noTablet")}</>;
  }
  return (
    <span className={styles.tablets}>
      {tablets.map((device) => {
        const quiet = silent.includes(device);
        return (
          <svg
            key={device.id}
            className={styles.tablet}
            data-silent={quiet}
            viewBox="0 0 20 26"
            role="img"
            aria-label={say(quiet ? "today.isSilent" : "today.isHeard", { tablet: plainDeviceName(device, say) })}
          >
            <rect x="1.5" y="1.5" width="17" height="23" rx="3" />
            <path d={quiet ? "M6.5 9.5l7 7M13.5 9.5l-7 7" : "M6 13l3 3 5-6"} />
          </svg>
        );
      })}
      {silent.length > 0 && <span className={styles.silent}>{say("today.silentCount", { count: silent.length })}</span>}
    </span>
  );
}
