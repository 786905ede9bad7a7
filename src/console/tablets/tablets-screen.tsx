import { useState } from "react";
import type { Round } from "../../protocol/console/rounds.ts";
import { questions } from "../api/questions.ts";
import { useAttempt } from "../api/use-attempt.ts";
import { useQuestions } from "../api/use-questions.ts";
import { Stack } from "../parts/card.tsx";
import { focusHeading } from "../parts/focus-heading.ts";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { useServices } from "../services.ts";
import { type RoundView, WithWholeRound } from "../shell/chosen-round.tsx";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { WhenLoaded } from "../shell/loading.tsx";
import { useWords } from "../words/use-words.ts";
import { BackupsCard } from "./backups-card.tsx";
import { type Device, DevicesCard } from "./devices-card.tsx";
import { DoubtDevice } from "./doubt-device.tsx";
import { Enrol } from "./enrol.tsx";
import { KeptApartCard } from "./kept-apart-card.tsx";
import { RenameDevice } from "./rename-device.tsx";
import { WipedAlarm } from "./wiped-alarm.tsx";

export function TabletsScreen() {
  const { say } = useWords();
  return <WithWholeRound title={say("nav.tablets")}>{(view) => <Tablets {...view} />}</WithWholeRound>;
}

function Tablets({ round, sites, picker }: RoundView<Round>) {
  const { say } = useWords();
  const { api } = useServices();
  const { id } = round;
  /** The tablet that somebody is at, and what for. */
  const [at, setAt] = useState<{ readonly id: string; readonly to: "rename" | "doubt" } | null>(null);
  const leave = (): void => {
    focusHeading();
    setAt(null);
  };
  const load = useQuestions({
    devices: questions(api).devices(id),
    keys: questions(api).keys,
    lots: questions(api).lots(id),
    rounds: questions(api).rounds,
    backups: questions(api).backups,
  });
  const retiring = useAttempt();
  const retire = async (device: Device): Promise<void> => {
    await retiring.run(() => api.retireDevice({ ids: { id: device.id }, body: { retired: !device.retired } }));
    load.reload();
  };
  return (
    <>
      <div data-print="no">
        <ScreenHeading title={say("nav.tablets")} facts={round.name} aside={picker} />
      </div>
      <WhenLoaded of={load}>
        {({ devices, keys: { keys }, lots: { lots }, rounds: { rounds }, backups }) => (
          <Stack>
            <div data-print="no">
              <WipedAlarm {...devices} sites={sites} />
            </div>
            <Enrol round={round} sites={sites} keys={keys} />
            {retiring.failure !== null && <FailureNotice failure={retiring.failure} />}
            <DevicesCard
              {...devices}
              sites={sites}
              onRefresh={load.reload}
              changes={{
                rename: (device) => setAt({ id: device.id, to: "rename" }),
                retire: (device) => void retire(device),
                doubt: (device) => setAt({ id: device.id, to: "doubt" }),
              }}
            />
            {devices.devices
              .filter((device) => device.id === at?.id)
              .map((device) =>
                at?.to === "rename" ? (
                  <RenameDevice
                    key={device.id}
                    device={device}
                    others={devices.devices.filter((other) => other !== device)}
                    onDone={leave}
                    onRenamed={() => {
                      leave();
                      load.reload();
                    }}
                  />
                ) : (
                  <DoubtDevice key={device.id} device={device} onDone={leave} onChanged={load.reload} />
                ),
              )}
            <KeptApartCard
              roundId={id}
              lots={lots}
              devices={devices.devices}
              rounds={rounds}
              sites={sites}
              onCounted={load.reload}
            />
            <BackupsCard {...backups} />
          </Stack>
        )}
      </WhenLoaded>
    </>
  );
}
