import { laterScreen } from "./shell/later-screen.tsx";

/* Every screen but the doors and *today*, each in a file of its own: nobody who begins her day waits for the editor. */

export const KeysScreen = laterScreen(async () => (await import("./keys/keys-screen.tsx")).KeysScreen);
export const SitesScreen = laterScreen(async () => (await import("./sites/sites-screen.tsx")).SitesScreen);
export const RoundsScreen = laterScreen(async () => (await import("./rounds/rounds-screen.tsx")).RoundsScreen);
export const NewRoundScreen = laterScreen(async () => (await import("./rounds/new-round-screen.tsx")).NewRoundScreen);
export const RoundScreen = laterScreen(async () => (await import("./rounds/round-screen.tsx")).RoundScreen);
export const RecordingsScreen = laterScreen(async () => (await import("./recordings/recordings-screen.tsx")).RecordingsScreen);
export const StudioScreen = laterScreen(async () => (await import("./recordings/studio/studio-screen.tsx")).StudioScreen);
export const DraftsScreen = laterScreen(async () => (await import("./editor/drafts-screen.tsx")).DraftsScreen);
export const EditorScreen = laterScreen(async () => (await import("./editor/editor-screen.tsx")).EditorScreen);
export const TabletsScreen = laterScreen(async () => (await import("./tablets/tablets-screen.tsx")).TabletsScreen);
export const PrintScreen = laterScreen(async () => (await import("./print/print-screen.tsx")).PrintScreen);
export const FieldScreen = laterScreen(async () => (await import("./field/field-screen.tsx")).FieldScreen);
export const PaperScreen = laterScreen(async () => (await import("./paper/paper-screen.tsx")).PaperScreen);
export const FaultReportsScreen = laterScreen(
  async () => (await import("./fault-reports/fault-reports-screen.tsx")).FaultReportsScreen,
);
export const StatementScreen = laterScreen(async () => (await import("./statement/statement-screen.tsx")).StatementScreen);
export const BatchesScreen = laterScreen(async () => (await import("./transfers/batches-screen.tsx")).BatchesScreen);
export const ResultsScreen = laterScreen(async () => (await import("./results/results-screen.tsx")).ResultsScreen);
export const SheetScreen = laterScreen(async () => (await import("./publishing/sheet-screen.tsx")).SheetScreen);
export const AnalysisScreen = laterScreen(async () => (await import("./non-response/analysis-screen.tsx")).AnalysisScreen);
export const FeedbackScreen = laterScreen(async () => (await import("./feedback/feedback-screen.tsx")).FeedbackScreen);
export const ExportScreen = laterScreen(async () => (await import("./export/export-screen.tsx")).ExportScreen);

const LATER = [
  FieldScreen,
  TabletsScreen,
  ResultsScreen,
  RoundsScreen,
  RoundScreen,
  KeysScreen,
  SitesScreen,
  BatchesScreen,
  PaperScreen,
  FaultReportsScreen,
  SheetScreen,
  AnalysisScreen,
  FeedbackScreen,
  ExportScreen,
  PrintScreen,
  NewRoundScreen,
  DraftsScreen,
  EditorScreen,
  RecordingsScreen,
  StudioScreen,
  StatementScreen,
];

/** Fetches them one after the other, so that a server that is away or updated meanwhile keeps nobody from a screen. */
export async function fetchAhead(): Promise<void> {
  for (const screen of LATER) {
    await screen.ahead();
  }
}
