import { useCallback, useState } from "react";
import { together } from "../../api/together.ts";
import { useLoad } from "../../api/use-load.ts";
import { Stack } from "../../parts/card.tsx";
import { DevicesCard } from "../../parts/devices-card.tsx";
import { focusHeading } from "../../parts/focus-heading.ts";
import { WhenLoaded } from "../../parts/loading.tsx";
import { ScreenHeading } from "../../parts/screen-heading.tsx";
import { WipedAlarm } from "../../parts/wiped-alarm.tsx";
import { useServices } from "../../services.ts";
import { type RoundView, WithRound } from "../../shell/chosen-round.tsx";
import { useWords } from "../../words/use-words.ts";
import { Enrol } from "./enrol.tsx";
import { RenameDevice } from "./rename-device.tsx";

export function TabletsScreen() {
  const { say } = useWords();
  return <WithRound title={say("nav.tablets")}>{(view) => <Tablets {...view} />}</WithRound>;
}

function Tablets({ round, sites, picker }: RoundView) {
  const { say } = useWords();
  const { api } = useServices();
  const { id } = round;
  /** Id of the tablet that is given another name. */
  const [renaming, setRenaming] = useState<string | null>(null);
  const leave = (): void => {
    focusHeading();
    setRenaming(null);
  };
  const load = useLoad(
    useCallback((signal: AbortSignal) => together({ devices: api.devices(id, signal), keys: api.keys(signal) }), [api, id]),
  );
  return (
    <>
      <div data-print="no">
        <ScreenHeading title={say("nav.tablets")} facts={round.name} aside={picker} />
      </div>
      <WhenLoaded of={load}>
        {({ devices, keys: { keys } }) => (
          <Stack>
            <div data-print="no">
              <WipedAlarm {...devices} sites={sites} />
            </div>
            <Enrol round={round} sites={sites} keys={keys} />
            <DevicesCard {...devices} sites={sites} onRefresh={load.reload} onRename={({ id: chosen }) => setRenaming(chosen)} />
            {devices.devices
              .filter(({ id: deviceId }) => deviceId === renaming)
              .map((device) => (
                <RenameDevice
                  key={device.id}
                  device={device}
                  others={devices.devices.filter((other) => other !== device)}
                  onDone={() => leave()}
                  onRenamed={() => {
                    leave();
                    load.reload();
                  }}
                />
              ))}
          </Stack>
        )}
      </WhenLoaded>
    </>
  );
}
