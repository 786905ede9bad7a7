import { useCallback } from "react";
import { together } from "../../api/together.ts";
import { useLoad } from "../../api/use-load.ts";
import { Stack } from "../../parts/card.tsx";
import { DevicesCard } from "../../parts/devices-card.tsx";
import { WhenLoaded } from "../../parts/loading.tsx";
import { ScreenHeading } from "../../parts/screen-heading.tsx";
import { useServices } from "../../services.ts";
import { type RoundView, WithRound } from "../../shell/chosen-round.tsx";
import { useWords } from "../../words/use-words.ts";
import { Enrol } from "./enrol.tsx";

export function TabletsScreen() {
  const { say } = useWords();
  return <WithRound title={say("nav.tablets")}>{(view) => <Tablets {...view} />}</WithRound>;
}

function Tablets({ round, sites, picker }: RoundView) {
  const { say } = useWords();
  const { api } = useServices();
  const { id } = round;
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
            <Enrol round={round} sites={sites} keys={keys} />
            <DevicesCard {...devices} sites={sites} onRefresh={load.reload} />
          </Stack>
        )}
      </WhenLoaded>
    </>
  );
}
