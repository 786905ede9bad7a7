import type { DevicesReply } from "../../protocol/console/fieldwork.ts";
import type { Site } from "../../protocol/console/rounds.ts";
import { Notice } from "../../ui/notice.tsx";
import { deviceName } from "../words/device-name.ts";
import { useWords } from "../words/use-words.ts";

type Props = Pick<DevicesReply, "devices"> & { readonly sites: readonly Site[] };

/** Answers and marks that lie on tablets in a form that these can't read: no figure counts them, and they can't be handed in. */
export function UnreadableItems({ devices, sites }: Props) {
  const { say } = useWords();
  const holding = devices.filter(({ unreadable }) => unreadable > 0);
  if (holding.length === 0) {
    return null;
  }
  return (
    <Notice tone="wrong" title={say("unreadable.title", { count: holding.length })}>
      <ul data-testid="unreadable">
        {holding.map(({ id, name, number, siteId, unreadable }) => (
          <li key={id} data-unreadable={unreadable}>
            <strong>{deviceName({ id, name, number }, say)}</strong>, {sites.find((site) => site.id === siteId)?.name ?? ""}:{" "}
            {say("unreadable.items", { count: unreadable })}
          </li>
        ))}
      </ul>
      <p>{say("unreadable.what")}</p>
      <p>{say("unreadable.todo")}</p>
    </Notice>
  );
}
