import type { SiteId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import type { DevicesReply } from "../../protocol/console/fieldwork.ts";
import type { Site } from "../../protocol/console/rounds.ts";
import { Button } from "../../ui/button.tsx";
import { Card, Remark, Row } from "../parts/card.tsx";
import { DamagedRows } from "../parts/damaged-rows.tsx";
import { Table } from "../parts/table.tsx";
import { formatMoment } from "../words/dates.ts";
import { deviceName } from "../words/device-name.ts";
import { useWords, type Words } from "../words/use-words.ts";
import { UnreadableItems } from "./unreadable-items.tsx";

export type Device = DevicesReply["devices"][number];
type Props = Omit<DevicesReply, "wiped"> & {
  readonly sites: readonly Site[];
  readonly onRefresh: () => void;
  /** Changes a tablet, where that can be done: asks for another name, takes it out of use or back into it, or doubts its word. */
  readonly changes?: {
    readonly rename: (device: Device) => void;
    readonly retire: (device: Device) => void;
    readonly doubt: (device: Device) => void;
  };
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** Which tablets take part, when each was last heard of, and what still waits on it. */
export function DevicesCard({ devices, damaged, sites, onRefresh, changes }: Props) {
  const words = useWords();
  const { say, language, number } = words;
  const saved = devices.some(({ arrived }) => arrived !== undefined);
  const siteName = (id: SiteId): string => sites.find((site) => site.id === id)?.name ?? "";
  return (
    <Card title={say("devices.title")} aside={say("devices.count", { count: devices.length })} noPrint>
      <DamagedRows of={damaged} kind="devices" />
      <UnreadableItems devices={devices} sites={sites} />
      {devices.length === 0 ? (
        <p>{say("devices.none")}</p>
      ) : (
        <Table
          caption={say("devices.caption")}
          columns={[
            { head: say("devices.device") },
            { head: say("common.site") },
            { head: say("devices.version") },
            { head: say("devices.lastContact") },
            { head: say("devices.waiting") },
            ...(saved ? [{ head: say("devices.received") }, { head: say("devices.safe") }] : []),
            ...(changes === undefined ? [] : [{ head: say("devices.change"), kind: "short" as const }]),
          ]}
          rows={bySite(devices, siteName, language).map((device) => ({
            key: device.id,
            data: { "data-device": device.id },
            cells: [
              [deviceName(device, say), ...(device.older ? [say("devices.older")] : [])]
                .concat(device.retired ? [say("devices.retired")] : [])
                .concat(device.revoked === null ? [] : [say("devices.revoked")])
                .concat(device.leftOut === null ? [] : [say("devices.leftOut")])
                .join(", "),
              siteName(device.siteId),
              device.appVersion ?? say("devices.unknown"),
              lastContactText(device, words),
              waitingText(device, words),
              ...(saved ? [number(device.arrived?.received ?? 0), number(device.arrived?.safe ?? 0)] : []),
              ...(changes === undefined ? [] : [<ChangeButtons key="change" device={device} changes={changes} />]),
            ],
          }))}
        />
      )}
      {changes !== undefined && devices.length > 0 && <Remark>{say("devices.retireHint")}</Remark>}
      <Row>
        <Button onClick={onRefresh}>{say("common.refresh")}</Button>
      </Row>
    </Card>
  );
}

/** Those of one site together, for it is there that somebody has to look; in each those in use first, and those with a name. */
function bySite(devices: readonly Device[], siteName: (id: SiteId) => string, language: Language): readonly Device[] {
  return [...devices].sort(
    (one, other) =>
      siteName(one.siteId).localeCompare(siteName(other.siteId), language) ||
      Number(one.retired) - Number(other.retired) ||
      Number(one.name === null) - Number(other.name === null) ||
      (one.name === null ? one.number - other.number : one.name.localeCompare(other.name ?? "", language, { numeric: true })),
  );
}

/** When, and from two days on how long ago, which nobody should have to work out. */
function lastContactText({ lastContact }: Device, { say, number, language }: Words): string {
  if (lastContact === null) {
    return say("devices.never");
  }
  const days = Math.floor((Date.now() - new Date(lastContact).getTime()) / DAY_MS);
  const moment = formatMoment(lastContact, language);
  return days < 2 ? moment : say("devices.longAgo", { moment, days: number(days) });
}

function ChangeButtons({ device, changes }: { readonly device: Device } & Required<Pick<Props, "changes">>) {
  const { say } = useWords();
  const tablet = deviceName(device, say);
  const { retired } = device;
  return (
    <Row>
      <Button size="small" aria-label={say("devices.renameNamed", { tablet })} onClick={() => changes.rename(device)}>
        {say(device.name === null ? "devices.giveName" : "devices.rename")}
      </Button>
      <Button
        size="small"
        aria-label={say(retired ? "devices.takeBackNamed" : "devices.retireNamed", { tablet })}
        onClick={() => changes.retire(device)}
      >
        {say(retired ? "devices.takeBack" : "devices.retire")}
      </Button>
      <Button size="small" aria-label={say("devices.lostOrWrongNamed", { tablet })} onClick={() => changes.doubt(device)}>
        {say("devices.lostOrWrong")}
      </Button>
    </Row>
  );
}

/** What a tablet said of itself when it was last heard of; one that never was may hold anything. */
function waitingText({ lastContact, pending, oldestMinutes }: Device, { say, number }: Words): string {
  if (lastContact === null) {
    return say("devices.unknownWaiting");
  }
  if (pending === 0) {
    return say("devices.nothingWaits");
  }
  const waiting = say("devices.waits", { count: pending });
  return oldestMinutes === null ? waiting : `${waiting}, ${ageText(oldestMinutes, { say, number })}`;
}

function ageText(minutes: number, { say, number }: Pick<Words, "say" | "number">): string {
  if (minutes < 120) {
    return say("devices.oldestMinutes", { minutes: number(minutes) });
  }
  const hours = Math.round(minutes / 60);
  return hours < 48
    ? say("devices.oldestHours", { hours: number(hours) })
    : say("devices.oldestDays", { days: number(Math.round(hours / 24)) });
}
