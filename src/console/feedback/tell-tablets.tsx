import { useState } from "react";
import { tenthsOf } from "../../domain/feedback/sheet.ts";
import { nextEdition, type Told, type ToldText } from "../../domain/feedback/told.ts";
import { areProved, type OrganisationKeys } from "../../envelopes/organisation-keys.ts";
import { signTold } from "../../envelopes/signed-feedback.ts";
import { type KeySource, unlockCoordinator } from "../../envelopes/unlock.ts";
import { formatPercent } from "../../i18n/numbers.ts";
import type { FeedbackOfRound } from "../../protocol/console/feedback.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { questions } from "../api/questions.ts";
import { useAttempt } from "../api/use-attempt.ts";
import { useQuestion } from "../api/use-questions.ts";
import { KeyFailureNotice } from "../keys/key-failure-notice.tsx";
import { keySources } from "../keys/key-sources.ts";
import type { KeyFailure } from "../keys/prove-key.ts";
import { UnlockForm } from "../keys/unlock-form.tsx";
import { Card, Remark, Row } from "../parts/card.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { WhenLoaded } from "../shell/loading.tsx";
import { useSignedIn } from "../shell/session.ts";
import { formatPeriod } from "../words/dates.ts";
import { useWords } from "../words/use-words.ts";

type Props = {
  readonly round: Round;
  readonly site: Site;
  readonly percent: number;
  /** What is whole of what is saved. */
  readonly texts: readonly ToldText[];
  /** Whether what is on the screen is what is saved. */
  readonly isSaved: boolean;
  /** What the site's tablets were told last. */
  readonly told: FeedbackOfRound["told"][number] | null;
  readonly onTold: () => void;
};

/** Puts the sheet on the first screen of the site's tablets, signed by the organisation's key, and takes it away again. */
export function TellTablets(props: Props) {
  const { say, language } = useWords();
  const { api } = useServices();
  const { told, round } = props;
  const load = useQuestion(questions(api).keys);
  const since = told === null ? "" : formatPeriod({ starts: told.since, ends: told.since }, language);
  return (
    <Card title={say("feedback.tell.title")} noPrint>
      <p>{say("feedback.tell.about")}</p>
      {told !== null && told.told !== null ? (
        <>
          <Notice tone="fine">
            {say(told.roundId === round.id ? "feedback.tell.shown" : "feedback.tell.shownOther", { date: since })}
          </Notice>
          <TakeBack {...props} />
        </>
      ) : (
        <Remark>{say(told === null ? "feedback.tell.never" : "feedback.tell.takenBack")}</Remark>
      )}
      <WhenLoaded of={load}>
        {({ keys }) =>
          keys === null || !areProved(keys) ? (
            <Notice tone="mind">{say("publish.untested")}</Notice>
          ) : (
            <Tell {...props} keys={keys} />
          )
        }
      </WhenLoaded>
    </Card>
  );
}

function Tell({ round, site, percent, texts, isSaved, told, onTold, keys }: Props & { readonly keys: OrganisationKeys }) {
  const { say } = useWords();
  const { api, pins } = useServices();
  const { organisationId } = useSignedIn();
  const { busy, failure, run } = useAttempt<KeyFailure>();
  if (!isSaved) {
    return <Notice tone="mind">{say("feedback.tell.saveFirst")}</Notice>;
  }
  const tell = async (source: Exclude<KeySource, { kind: "recovery" }>): Promise<void> => {
    const result = await run(async () => {
      const unlocked = await unlockCoordinator(source, keys, pins.of(organisationId));
      if (!unlocked.ok) {
        return unlocked;
      }
      const content = toldOf({ site, percent, texts, edition: nextEdition(told?.edition ?? 0, Date.now()) });
      const signed = await signTold(content, unlocked.value.signing);
      return api.tellWaitingRoom({ ids: { id: round.id }, body: { siteId: site.id, told: signed } });
    });
    if (result.ok) {
      onTold();
    }
  };
  return (
    <>
      {failure !== null && <KeyFailureNotice failure={failure} wayOut="none" />}
      <UnlockForm
        sources={keySources(keys)}
        look="plain"
        submit={say(busy ? "feedback.tell.busy" : "feedback.tell.submit", { site: site.name })}
        busy={busy}
        onUnlock={(source) => void tell(source)}
      />
      <Remark>{say("feedback.tell.when")}</Remark>
    </>
  );
}

function TakeBack({ round, site, onTold }: Props) {
  const { say } = useWords();
  const { api } = useServices();
  const [asked, ask] = useState(false);
  const { busy, failure, run } = useAttempt();
  const takeBack = async (): Promise<void> => {
    const result = await run(() => api.takeBackTold({ ids: { id: round.id }, body: { siteId: site.id } }));
    if (result.ok) {
      onTold();
    }
  };
  return (
    <>
      {failure !== null && <FailureNotice failure={failure} />}
      {asked ? (
        <Notice tone="mind" live title={say("feedback.tell.sure")}>
          <Row>
            <Button busy={busy} onClick={() => void takeBack()}>
              {say("feedback.tell.takeBackNow")}
            </Button>
            <Button onClick={() => ask(false)}>{say("common.cancel")}</Button>
          </Row>
        </Notice>
      ) : (
        <Row>
          <Button onClick={() => ask(true)}>{say("feedback.tell.takeBack")}</Button>
        </Row>
      )}
    </>
  );
}

type Telling = Pick<Props, "site" | "percent" | "texts"> & { readonly edition: number };

function toldOf({ site, percent, texts, edition }: Telling): Told {
  const [first] = texts;
  return {
    siteId: site.id,
    edition,
    figure: first === undefined ? `${percent}` : formatPercent(percent, first.language, 0),
    tenths: tenthsOf(percent),
    texts: texts.map((text) => ({ ...text })),
  };
}
