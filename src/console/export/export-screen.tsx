import { useCallback } from "react";
import { Link } from "wouter";
import type { OpenedRound } from "../../envelopes/opened-round.ts";
import { makeBundle } from "../../export/bundle.ts";
import { ok } from "../../kernel/result.ts";
import type { Round } from "../../protocol/console/rounds.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useLoad } from "../api/use-load.ts";
import { Card, Stack } from "../parts/card.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { readingLanguage } from "../rounds/texts.ts";
import { type RoundView, WithWholeRound } from "../shell/chosen-round.tsx";
import { WhenLoaded } from "../shell/loading.tsx";
import { useOpenedAnswers } from "../shell/opened-answers.tsx";
import { useSignedIn } from "../shell/session.ts";
import { useBundleWords } from "../words/use-bundle-words.ts";
import { useWords } from "../words/use-words.ts";
import { ExportFiles } from "./export-files.tsx";
import { SealedFile } from "./sealed-file.tsx";

export function ExportScreen() {
  const { say } = useWords();
  return (
    <WithWholeRound title={say("nav.export")}>
      {(view) => (
        <>
          <ScreenHeading internal title={say("nav.export")} facts={view.round.name} aside={view.picker} />
          <Stack>
            <ExportOf {...view} />
            <SealedFile round={view.round} />
          </Stack>
        </>
      )}
    </WithWholeRound>
  );
}

function ExportOf(view: RoundView<Round>) {
  const { say } = useWords();
  const { opened } = useOpenedAnswers();
  if (opened === null || opened.roundId !== view.round.id) {
    return (
      <Card title={say("export.lockedTitle")}>
        <p>{say("export.locked")}</p>
        <div>
          <Link href="/results" className={buttonClass("primary")}>
            {say("export.toResults")}
          </Link>
        </div>
      </Card>
    );
  }
  return <ExportOpened {...view} opened={opened} />;
}

function ExportOpened({ round, sites, opened }: RoundView<Round> & { readonly opened: OpenedRound }) {
  const { say, language } = useWords();
  const { organisationId, organisationName, practice } = useSignedIn();
  const words = useBundleWords(readingLanguage(round.questionnaire, language));
  const load = useLoad(
    useCallback(async () => {
      const organisation = { id: organisationId, name: organisationName, practice };
      return ok(await makeBundle({ organisation, round, sites }, opened, words));
    }, [round, sites, opened, words, organisationId, organisationName, practice]),
  );
  return (
    <WhenLoaded of={load} waiting={say("export.making")}>
      {(bundle) => (
        <Stack>
          {practice && <Notice tone="mind">{say("export.practice")}</Notice>}
          <Notice tone="mind">{say("export.keepInside")}</Notice>
          <ExportFiles bundle={bundle} counted={opened.responses.length} notCounted={opened.unopened.length} />
        </Stack>
      )}
    </WhenLoaded>
  );
}
