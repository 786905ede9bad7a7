import { useState } from "react";
import type { SiteId } from "../../kernel/ids.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { Card, Row, Stack } from "../parts/card.tsx";
import { Choice, ChoiceGroup, Field } from "../parts/field.tsx";
import { Form } from "../parts/form.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useWords } from "../words/use-words.ts";
import { type Draft, type DraftField, emptyDraft, faultsOf, roundFrom } from "./draft.ts";
import { QuestionnaireChoice } from "./questionnaire-choice.tsx";

type Props = { readonly sites: readonly Site[]; readonly onMade: (round: Round) => void };

export function NewRoundForm({ sites, onMade }: Props) {
  const { say } = useWords();
  const { api } = useServices();
  const { busy, failure, run } = useAttempt();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const faults = faultsOf(draft);
  const error = (field: DraftField): string | undefined => {
    const fault = tried ? faults[field] : undefined;
    return fault === undefined ? undefined : say(`rounds.faults.${fault}`);
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    const wanted = roundFrom(draft);
    if (wanted !== null) {
      const reply = await run(() => api.addRound({ body: wanted }));
      if (reply.ok) {
        onMade(reply.value);
      }
    }
  };
  const pick = (id: SiteId, picked: boolean): void =>
    change({ siteIds: sites.map((site) => site.id).filter((other) => (other === id ? picked : draft.siteIds.includes(other))) });
  return (
    <Form onSubmit={() => void submit()} label={say("rounds.new")} wide>
      <Stack>
        <Card title={say("rounds.whenAndWhere")}>
          <Field
            label={say("rounds.name")}
            hint={say("rounds.nameHint")}
            value={draft.name}
            maxLength={120}
            autoComplete="off"
            onChange={({ target }) => change({ name: target.value })}
            error={failure === "already-exists" ? say("rounds.faults.taken") : error("name")}
          />
          <ChoiceGroup legend={say("nav.sites")} error={error("siteIds")}>
            {sites.map(({ id, name }) => (
              <Choice
                key={id}
                kind="checkbox"
                label={name}
                checked={draft.siteIds.includes(id)}
                onChange={({ target }) => pick(id, target.checked)}
              />
            ))}
          </ChoiceGroup>
          <Row>
            <Field
              label={say("rounds.starts")}
              type="date"
              value={draft.starts}
              onChange={({ target }) => change({ starts: target.value })}
              error={error("starts")}
            />
            <Field
              label={say("rounds.ends")}
              type="date"
              value={draft.ends}
              onChange={({ target }) => change({ ends: target.value })}
              error={error("ends")}
            />
          </Row>
        </Card>
        <QuestionnaireChoice
          chosen={draft.questionnaire}
          pictures={draft.pictures}
          needsVoices={draft.needsVoices}
          error={error("questionnaire")}
          onChoose={(questionnaire) => change({ questionnaire })}
        />
        <Card title={say("rounds.settings")}>
          <ChoiceGroup legend={say("rounds.pictures")}>
            <Choice
              kind="radio"
              name="pictures"
              label={say("rounds.picturesShown")}
              hint={say("rounds.picturesHint")}
              checked={draft.pictures}
              onChange={() => change({ pictures: true })}
            />
            <Choice
              kind="radio"
              name="pictures"
              label={say("rounds.picturesNone")}
              checked={!draft.pictures}
              onChange={() => change({ pictures: false })}
            />
          </ChoiceGroup>
          <Choice
            kind="checkbox"
            label={say("rounds.advances")}
            hint={say("rounds.advancesHint")}
            checked={draft.advances}
            onChange={({ target }) => change({ advances: target.checked })}
          />
          <Choice
            kind="checkbox"
            label={say("rounds.needsVoices")}
            hint={say("rounds.needsVoicesHint")}
            checked={draft.needsVoices}
            onChange={({ target }) => change({ needsVoices: target.checked })}
          />
          <Field
            label={say("rounds.threshold")}
            hint={say("rounds.thresholdHint")}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            value={draft.batchThreshold}
            onChange={({ target }) => change({ batchThreshold: target.value })}
            error={error("batchThreshold")}
          />
          <Choice
            kind="checkbox"
            label={say("rounds.walkAways")}
            hint={say("rounds.walkAwaysHint")}
            checked={draft.keepsWalkAways}
            onChange={({ target }) => change({ keepsWalkAways: target.checked })}
          />
          <Choice
            kind="checkbox"
            label={say("rounds.week")}
            hint={say("rounds.weekHint")}
            checked={draft.keepsWeek}
            onChange={({ target }) => change({ keepsWeek: target.checked })}
          />
        </Card>
        {failure !== null && failure !== "already-exists" && <FailureNotice failure={failure} />}
        {tried && Object.keys(faults).length > 0 && (
          <Notice tone="wrong" live>
            {say("rounds.faults.some")}
          </Notice>
        )}
        <div>
          <Button look="primary" type="submit" busy={busy}>
            {say("rounds.make")}
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
