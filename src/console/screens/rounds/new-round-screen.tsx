import { useCallback } from "react";
import { Link, useLocation } from "wouter";
import { useLoad } from "../../api/use-load.ts";
import { WhenLoaded } from "../../parts/loading.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ScreenHeading } from "../../parts/screen-heading.tsx";
import { useServices } from "../../services.ts";
import { useWords } from "../../words/use-words.ts";
import { NewRoundForm } from "./new-round-form.tsx";

export function NewRoundScreen() {
  const { say } = useWords();
  const { api } = useServices();
  const [, navigate] = useLocation();
  const load = useLoad(useCallback((signal: AbortSignal) => api.sites(signal), [api]));
  return (
    <>
      <ScreenHeading title={say("rounds.new")} facts={say("rounds.newAbout")} />
      <WhenLoaded of={load}>
        {({ sites }) =>
          sites.length === 0 ? (
            <Notice tone="mind">
              <p>
                {say("rounds.needsSite")} <Link href="/sites">{say("nav.sites")}</Link>
              </p>
            </Notice>
          ) : (
            <NewRoundForm sites={sites} onMade={(round) => navigate(`/rounds/${round.id}`)} />
          )
        }
      </WhenLoaded>
    </>
  );
}
