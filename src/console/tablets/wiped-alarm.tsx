import type { DevicesReply } from "../../protocol/console/fieldwork.ts";
import type { Site } from "../../protocol/console/rounds.ts";
import { Notice } from "../../ui/notice.tsx";
import { formatMoment } from "../words/dates.ts";
import { deviceName } from "../words/device-name.ts";
import { useWords } from "../words/use-words.ts";

type Props = Pick<DevicesReply, "wiped" | "devices"> & { readonly sites: readonly Site[] };

/** Tablets whose memory was emptied in the round, and how much the figures lack at most. It stays: so does what is missing. */
export function WipedAlarm({ wiped, devices, sites }: Props) {
  const { say, number, language } = useWords();
  if (wiped.length === 0) {
    return null;
  }
  return (
    <Notice tone="wrong" title={say("wiped.title", { count: wiped.length })}>
      <ul data-testid="wiped">
        {wiped.map(({ deviceId, siteId, noticed, answers, marks, lastContact, pending }) => (
          <li
            key={`${deviceId} ${noticed} ${lastContact ?? ""}`}
            data-wiped={deviceId}
            data-answers={answers}
            data-marks={marks}
            data-pending={pending}
          >
            <strong>
              {deviceName(devices.find(({ id }) => id === deviceId) ?? { id: deviceId, name: null, number: null }, say)}
            </strong>
            , {sites.find(({ id }) => id === siteId)?.name ?? ""}, {formatMoment(noticed, language)}:{" "}
            {answers === null || marks === null
              ? say("wiped.unknown")
              : say("wiped.missing", { answers: number(answers), marks: number(marks) })}{" "}
            {lastContact === null || pending === null
              ? say("wiped.neverHeard")
              : say("wiped.lastWord", { time: formatMoment(lastContact, language), pending: number(pending) })}
          </li>
        ))}
      </ul>
      <p>{say("wiped.todo")}</p>
      <p>{say("wiped.stays")}</p>
    </Notice>
  );
}
