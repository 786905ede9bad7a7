import { useState } from "react";
import type { OrganisationKeys } from "../../envelopes/organisation-keys.ts";
import { tidyName } from "../../kernel/names.ts";
import type { Enrolment, Round, Site } from "../../protocol/console/rounds.ts";
import { Button } from "../../ui/button.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { FirstSeen } from "../keys/first-seen.tsx";
import { useTrust } from "../keys/trust/use-trust.ts";
import { TrustAlarmNotice } from "../keys/trust-alarm.tsx";
import { Card } from "../parts/card.tsx";
import { Field, Select } from "../parts/field.tsx";
import { Form } from "../parts/form.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useSignedIn } from "../shell/session.ts";
import { useWords } from "../words/use-words.ts";
import { EnrolCode } from "./enrol-code.tsx";

type Props = { readonly round: Round; readonly sites: readonly Site[]; readonly keys: OrganisationKeys | null };

/** A code that lets one tablet join one site, once. */
export function Enrol({ round, sites, keys }: Props) {
  const { say } = useWords();
  const { api, pins } = useServices();
  const { organisationId } = useSignedIn();
  const { busy, failure, run } = useAttempt();
  const { assessed, again } = useTrust(keys, round);
  const own = sites.filter(({ id }) => round.siteIds.includes(id));
  const [siteId, setSiteId] = useState(own[0]?.id ?? null);
  const [typed, setTyped] = useState("");
  const name = tidyName(typed);
  const [made, setMade] = useState<{ enrolment: Enrolment; siteName: string; tabletName: string } | null>(null);
  const make = async (): Promise<void> => {
    if (siteId === null) {
      return;
    }
    const reply = await run(() => api.enrol({ body: { roundId: round.id, siteId, ...(name === "" ? {} : { name }) } }));
    if (reply.ok) {
      setMade({ enrolment: reply.value, siteName: own.find(({ id }) => id === siteId)?.name ?? "", tabletName: name });
      setTyped("");
    }
  };
  if (assessed !== null && !assessed.ok) {
    return <TrustAlarmNotice alarm={assessed.error} />;
  }
  const { pin = null, published = null } = assessed?.value ?? {};
  const compared = (): void => {
    if (pin !== null) {
      pins.put(organisationId, { ...pin, source: "paper" });
      again();
    }
  };
  return (
    <>
      <Card title={say("enrol.title")} noPrint>
        <p>{say("enrol.about")}</p>
        {pin !== null && <FirstSeen pin={pin} onCompared={compared} />}
        <Form onSubmit={() => void make()}>
          {siteId !== null && (
            <Select
              label={say("common.site")}
              value={siteId}
              options={own.map((site) => [site.id, site.name])}
              onChoose={setSiteId}
            />
          )}
          <Field
            label={say("enrol.name")}
            hint={say("devices.nameHint")}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            error={failure === "already-exists" ? say("devices.taken") : undefined}
            autoComplete="off"
            maxLength={120}
          />
          {failure !== null && failure !== "already-exists" && <FailureNotice failure={failure} />}
          <Button look={made === null ? "primary" : "plain"} type="submit" busy={busy || siteId === "" || published === null}>
            {say(made === null ? "enrol.make" : "enrol.makeAnother")}
          </Button>
        </Form>
      </Card>
      {made !== null && published !== null && <EnrolCode {...made} roundName={round.name} published={published} />}
    </>
  );
}
