import { useState } from "react";
import { Link } from "wouter";
import type { PublishedRound } from "../../domain/feedback/shares.ts";
import type { SiteId } from "../../kernel/ids.ts";
import type { FeedbackOfRound } from "../../protocol/console/feedback.ts";
import type { FieldworkReply } from "../../protocol/console/fieldwork.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Chips } from "../../ui/chips.tsx";
import { Notice } from "../../ui/notice.tsx";
import { questions } from "../api/questions.ts";
import { useQuestions } from "../api/use-questions.ts";
import { Card, Remark, Row, Stack } from "../parts/card.tsx";
import { DamagedRows } from "../parts/damaged-rows.tsx";
import { Select } from "../parts/field.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { Sheets } from "../print/sheet.tsx";
import { useServices } from "../services.ts";
import { type RoundView, WithWholeRound } from "../shell/chosen-round.tsx";
import { WhenLoaded } from "../shell/loading.tsx";
import { formatPeriod } from "../words/dates.ts";
import { useWords } from "../words/use-words.ts";
import { BriefPage } from "./brief-page.tsx";
import { publishedRound } from "./published-round.ts";
import { StaffPage } from "./staff-page.tsx";
import { WaitingRoom } from "./waiting-room.tsx";

const READERS = ["staff", "deciders", "waitingRoom"] as const;
type Reader = (typeof READERS)[number];

/** What is given back to those whom it is about: made of what was given away of the round, and of nothing else. */
export function FeedbackScreen() {
  const { say } = useWords();
  return <WithWholeRound title={say("nav.feedback")}>{(view) => <Loaded {...view} />}</WithWholeRound>;
}

function Loaded(view: RoundView<Round>) {
  const { say, language } = useWords();
  const { api } = useServices();
  const load = useQuestions({
    fieldwork: questions(api).fieldwork(view.round.id),
    publications: questions(api).publications(view.round.id),
    written: questions(api).feedback(view.round.id),
  });
  return (
    <>
      <div data-print="no">
        <ScreenHeading
          title={say("nav.feedback")}
          facts={`${view.round.name} · ${formatPeriod(view.round, language)}`}
          aside={view.picker}
        />
      </div>
      <WhenLoaded of={load}>
        {({ fieldwork, publications: { publications, damaged }, written }) => {
          const published = publishedRound(publications);
          return damaged.length > 0 ? (
            <Notice tone="wrong">{say("sheet.damaged")}</Notice>
          ) : published === null ? (
            <NotYet />
          ) : (
            <Feedback view={view} fieldwork={fieldwork} published={published} written={written} onSaved={load.reload} />
          );
        }}
      </WhenLoaded>
    </>
  );
}

/** Every figure here has been given away before: on the sheet, where that is decided and remembered. */
function NotYet() {
  const { say } = useWords();
  return (
    <Card title={say("feedback.notYet")}>
      <p>{say("feedback.notYetAbout")}</p>
      <div>
        <Link href="/sheet" className={buttonClass("primary")}>
          {say("feedback.toSheet")}
        </Link>
      </div>
    </Card>
  );
}

type Props = {
  readonly view: RoundView<Round>;
  readonly fieldwork: FieldworkReply;
  readonly published: PublishedRound;
  readonly written: FeedbackOfRound;
  readonly onSaved: () => void;
};

function Feedback({ view: { round, sites }, fieldwork, published, written, onSaved }: Props) {
  const { say } = useWords();
  const [reader, choose] = useState<Reader>("staff");
  const own = sites.filter(({ id }) => round.siteIds.includes(id));
  const [siteId, chooseSite] = useState<SiteId | null>(own[0]?.id ?? null);
  const site = own.find(({ id }) => id === siteId) ?? null;
  return (
    <Stack>
      <Card title={say("feedback.forWhom")} noPrint>
        <Chips
          label={say("feedback.forWhom")}
          options={READERS.map((value) => ({ value, text: say(`feedback.readers.${value}`) }))}
          chosen={reader}
          onChoose={choose}
        />
        {reader !== "deciders" && own.length > 1 && site !== null && (
          <Select
            label={say("common.site")}
            value={site.id}
            options={own.map(({ id, name }) => [id, name] as const)}
            onChoose={chooseSite}
          />
        )}
        <Remark>{say(`feedback.about.${reader}`)}</Remark>
        {reader !== "waitingRoom" && (
          <Row>
            <Button look="primary" onClick={() => print()}>
              {say("print.submit")}
            </Button>
          </Row>
        )}
      </Card>
      {reader === "deciders" && (
        <Sheets label={say("feedback.readers.deciders")}>
          <BriefPage round={round} fieldwork={fieldwork} published={published} />
        </Sheets>
      )}
      {reader === "staff" && site !== null && (
        <Sheets label={say("feedback.readers.staff")}>
          <StaffPage round={round} site={site} fieldwork={fieldwork} published={published} />
        </Sheets>
      )}
      {reader === "waitingRoom" && site !== null && (
        <WrittenFor
          key={site.id}
          round={round}
          site={site}
          sites={own}
          published={published}
          written={written}
          onSaved={onSaved}
        />
      )}
    </Stack>
  );
}

type WrittenProps = Omit<Props, "view" | "fieldwork"> & {
  readonly round: Round;
  readonly site: Site;
  /** Of the round. */
  readonly sites: readonly Site[];
};

/** A sheet that can't be read any more is not written over. */
function WrittenFor({ round, site, sites, published, written: { sheets, told, damaged }, onSaved }: WrittenProps) {
  const ofSite = ({ id }: Site) => sheets.find(({ siteId }) => siteId === id) ?? null;
  return (
    <>
      <DamagedRows of={damaged} kind="feedback" />
      {damaged.every(({ id }) => id !== site.id) && (
        <WaitingRoom
          round={round}
          site={site}
          published={published}
          saved={ofSite(site)}
          others={sites.flatMap((other) => {
            const theirs = other.id === site.id ? null : ofSite(other);
            return theirs === null ? [] : [{ name: other.name, sheet: theirs.sheet }];
          })}
          told={told.find(({ siteId }) => siteId === site.id) ?? null}
          onSaved={onSaved}
        />
      )}
    </>
  );
}
