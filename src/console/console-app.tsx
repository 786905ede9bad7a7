import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { Redirect, Route, Router, Switch } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import type { DraftId, RoundId } from "../kernel/ids.ts";
import type { Language } from "../kernel/language.ts";
import type { ConsoleApi } from "./api/console-api.ts";
import { KeptReplies } from "./api/kept-replies.tsx";
import { useLoad } from "./api/use-load.ts";
import { EntryScreen } from "./entry/entry-screen.tsx";
import { ServerAway } from "./entry/server-away.tsx";
import { SignInAgain } from "./entry/sign-in-again.tsx";
import {
  AnalysisScreen,
  BatchesScreen,
  DraftsScreen,
  EditorScreen,
  ExportScreen,
  FaultReportsScreen,
  FeedbackScreen,
  FieldScreen,
  fetchAhead,
  KeysScreen,
  NewRoundScreen,
  PaperScreen,
  PrintScreen,
  RecordingsScreen,
  ResultsScreen,
  RoundScreen,
  RoundsScreen,
  SheetScreen,
  SitesScreen,
  StatementScreen,
  StudioScreen,
  TabletsScreen,
} from "./screens.ts";
import { ServicesProvider, useServices } from "./services.ts";
import { ChosenRoundProvider } from "./shell/chosen-round.tsx";
import { OpenedAnswersProvider } from "./shell/opened-answers.tsx";
import { SessionProvider } from "./shell/session.ts";
import { Shell } from "./shell/shell.tsx";
import { AlarmBadge } from "./today/alarm-badge.tsx";
import { TodayScreen } from "./today/today-screen.tsx";

/** Each visit begins with nothing of the last one, not even its state while the server is asked. */
export function ConsoleApp() {
  const { tabs } = useServices();
  const [visit, setVisit] = useState(0);
  useEffect(() => tabs.listen((word) => word === "left" && setVisit((count) => count + 1)), [tabs]);
  return <Visit key={visit} />;
}

/** The doors, or the house behind them. Addresses stand behind `#`, so that the server need not know them. */
function Visit() {
  const { api, tabs } = useServices();
  const { loaded, reload } = useLoad(useCallback((signal: AbortSignal) => api.state({ signal }), [api]));
  useEffect(() => tabs.listen((word) => word === "entered" && reload()), [tabs, reload]);
  useEffect(() => {
    // A tab that slept may have missed what the others said.
    const ask = (): void => {
      if (document.visibilityState === "visible") {
        reload();
      }
    };
    document.addEventListener("visibilitychange", ask);
    return () => document.removeEventListener("visibilitychange", ask);
  }, [reload]);
  const [asked, setAsked] = useState<{ readonly afterwards: () => void } | null>(null);
  const session = useMemo(() => {
    if (loaded.status !== "ready") {
      return null;
    }
    const { value: state, staleBecause } = loaded;
    return { state, staleBecause, refresh: reload, signInAgain: (afterwards: () => void) => setAsked({ afterwards }) };
  }, [loaded, reload]);
  if (session === null) {
    return loaded.status === "failed" ? <ServerAway failure={loaded.failure} onRetry={reload} /> : null;
  }
  const signedInAgain = (): void => {
    setAsked(null);
    reload();
    asked?.afterwards();
  };
  return (
    <SessionProvider value={session}>
      {session.state.session === null ? (
        <EntryScreen />
      ) : (
        // Nothing of one organisation may be left in memory when another signs in.
        <KeptReplies key={session.state.session.organisationId} api={api} tabs={tabs}>
          {(changing) => (
            <WithApi api={changing}>
              <OpenedAnswersProvider>
                <ChosenRoundProvider>
                  <Router hook={useHashLocation}>
                    <Shell besideToday={AlarmBadge}>
                      <Screens />
                    </Shell>
                  </Router>
                </ChosenRoundProvider>
              </OpenedAnswersProvider>
            </WithApi>
          )}
        </KeptReplies>
      )}
      {session.state.session !== null && asked !== null && (
        <SignInAgain session={session.state.session} onSignedIn={signedInAgain} onCancel={() => setAsked(null)} />
      )}
    </SessionProvider>
  );
}

function WithApi({ api, children }: { readonly api: ConsoleApi; readonly children: ReactNode }) {
  const services = useServices();
  const own = useMemo(() => ({ ...services, api }), [services, api]);
  return <ServicesProvider value={own}>{children}</ServicesProvider>;
}

/** What she waits for comes first, then, once the page has been quiet for so long, the rest. */
const QUIET_MS = 3_000;

function Screens() {
  useEffect(() => {
    const timer = setTimeout(() => void fetchAhead(), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Switch>
      <Route path="/" component={TodayScreen} />
      <Route path="/keys" component={KeysScreen} />
      <Route path="/sites" component={SitesScreen} />
      <Route path="/rounds" component={RoundsScreen} />
      <Route path="/rounds/new" component={NewRoundScreen} />
      <Route path="/rounds/:id">{({ id }) => <RoundScreen key={id} roundId={id as RoundId} />}</Route>
      <Route path="/rounds/:id/recordings">{({ id }) => <RecordingsScreen key={id} roundId={id as RoundId} />}</Route>
      <Route path="/rounds/:id/studio/:language">
        {({ id, language }) => <StudioScreen key={id} roundId={id as RoundId} language={language as Language} />}
      </Route>
      <Route path="/questionnaires" component={DraftsScreen} />
      <Route path="/questionnaires/:id">{({ id }) => <EditorScreen key={id} draftId={id as DraftId} />}</Route>
      <Route path="/tablets" component={TabletsScreen} />
      <Route path="/print" component={PrintScreen} />
      <Route path="/field" component={FieldScreen} />
      <Route path="/paper" component={PaperScreen} />
      <Route path="/fault-reports" component={FaultReportsScreen} />
      <Route path="/accessibility" component={StatementScreen} />
      <Route path="/batches" component={BatchesScreen} />
      <Route path="/results" component={ResultsScreen} />
      <Route path="/sheet" component={SheetScreen} />
      <Route path="/non-response" component={AnalysisScreen} />
      <Route path="/feedback" component={FeedbackScreen} />
      <Route path="/export" component={ExportScreen} />
      <Route>
        <Redirect to="/" />
      </Route>
    </Switch>
  );
}
