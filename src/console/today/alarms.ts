import { seen } from "../../domain/tally/counts.ts";
import type { SiteId } from "../../kernel/ids.ts";
import type { BackupsReply } from "../../protocol/console/backups.ts";
import type { FaultReportsOfRound } from "../../protocol/console/fault-reports.ts";
import type { DevicesReply, FieldworkReply } from "../../protocol/console/fieldwork.ts";
import type { ListedRound, Site } from "../../protocol/console/rounds.ts";
import { countsBy } from "../field/sums.ts";
import { type Device, type Now, silentDevices } from "./silent.ts";

/** What needs somebody now, each with what is at stake. The screen has the words and one action for each. */
export type Alarm =
  | { readonly kind: "wiped"; readonly count: number }
  | { readonly kind: "silent"; readonly device: Device; readonly siteName: string }
  | { readonly kind: "unreadable"; readonly count: number }
  | { readonly kind: "damaged"; readonly count: number }
  | { readonly kind: "misdated"; readonly count: number }
  | { readonly kind: "apart"; readonly count: number }
  | { readonly kind: "no-tablet"; readonly siteName: string }
  | {
      readonly kind: "many-missed";
      readonly siteId: SiteId;
      readonly siteName: string;
      readonly missed: number;
      readonly seen: number;
    }
  | { readonly kind: "backup"; readonly state: "failed" | "late"; readonly newest: string | null }
  | { readonly kind: "fault-reports"; readonly count: number };

/** From so many who were seen, and this share of them who were never asked, a site gets help offered. */
const FEWEST_SEEN = 20;
const MANY_MISSED = 0.15;

type Facts = {
  readonly round: Pick<ListedRound, "siteIds" | "starts" | "ends">;
  readonly sites: readonly Site[];
  readonly fieldwork: FieldworkReply;
  readonly devices: DevicesReply;
  readonly backups: BackupsReply;
  /** How many fault reports nobody has seen to. */
  readonly openReports: number;
};

export function openReports({ reports }: FaultReportsOfRound): number {
  return reports.filter(({ handled }) => !handled).length;
}

/** What may lose answers first, then what lacks people, then what can wait a day. */
export function alarmsOf({ round, sites, fieldwork, devices, backups, openReports: reports }: Facts, now: Now): readonly Alarm[] {
  const siteName = (id: SiteId): string => sites.find((site) => site.id === id)?.name ?? "";
  const { answers, marks, groups } = fieldwork;
  const counted = (kind: "wiped" | "unreadable" | "damaged" | "misdated" | "apart" | "fault-reports", count: number): Alarm[] =>
    count === 0 ? [] : [{ kind, count }];
  const silent = silentDevices(devices.devices, round, now).map(
    (device): Alarm => ({ kind: "silent", device, siteName: siteName(device.siteId) }),
  );
  const goesOn = round.starts <= now.today && now.today <= round.ends;
  const without = round.siteIds.filter((id) => !devices.devices.some(({ siteId, retired }) => siteId === id && !retired));
  const missed = countsBy(
    groups,
    (group) => group.siteId,
    (id) => id,
  ).flatMap(({ of, counts }): Alarm[] => {
    const all = seen(counts);
    return all >= FEWEST_SEEN && counts.NC >= MANY_MISSED * all
      ? [{ kind: "many-missed", siteId: of, siteName: siteName(of), missed: counts.NC, seen: all }]
      : [];
  });
  return [
    ...counted("wiped", devices.wiped.length),
    ...silent,
    ...counted(
      "unreadable",
      devices.devices.reduce((sum, { unreadable }) => sum + unreadable, 0),
    ),
    ...counted("damaged", answers.damaged + marks.damaged),
    ...backupAlarm(backups),
    ...counted("misdated", marks.misdated),
    ...counted("apart", answers.quarantined + answers.conflicting + marks.quarantined - marks.misdated + marks.conflicting),
    ...(goesOn ? without.map((id): Alarm => ({ kind: "no-tablet", siteName: siteName(id) })) : []),
    ...(goesOn ? missed : []),
    ...counted("fault-reports", reports),
  ];
}

/** Where none are made there is nothing to raise: that was decided, and stands on the page of the tablets. */
function backupAlarm({ plan }: BackupsReply): readonly Alarm[] {
  return plan?.state === "failed" || plan?.state === "late" ? [{ kind: "backup", state: plan.state, newest: plan.newest }] : [];
}
