import { useState } from "react";
import { nameKey, tidyName } from "../../kernel/names.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { anew, questions } from "../api/questions.ts";
import { useAttempt } from "../api/use-attempt.ts";
import { useQuestion } from "../api/use-questions.ts";
import { Card, Columns } from "../parts/card.tsx";
import { DamagedRows } from "../parts/damaged-rows.tsx";
import { Field } from "../parts/field.tsx";
import { Form } from "../parts/form.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { Table } from "../parts/table.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { WhenLoaded } from "../shell/loading.tsx";
import { useWords } from "../words/use-words.ts";

export function SitesScreen() {
  const { say } = useWords();
  const { api } = useServices();
  const load = useQuestion(anew(questions(api).sites));
  return (
    <>
      <ScreenHeading title={say("nav.sites")} facts={say("sites.about")} />
      <WhenLoaded of={load}>
        {({ sites, damaged }) => (
          <Columns>
            <Card title={say("sites.list")}>
              <DamagedRows of={damaged} kind="sites" />
              {sites.length === 0 ? (
                <p>{say("sites.none")}</p>
              ) : (
                <Table
                  caption={say("sites.count", { count: sites.length })}
                  columns={[{ head: say("common.name") }]}
                  rows={sites.map(({ id, name }) => ({ key: id, cells: [name] }))}
                />
              )}
            </Card>
            <AddSite taken={sites.map(({ name }) => name)} onAdded={load.reload} />
          </Columns>
        )}
      </WhenLoaded>
    </>
  );
}

function AddSite({ taken, onAdded }: { readonly taken: readonly string[]; readonly onAdded: () => void }) {
  const { say } = useWords();
  const { api } = useServices();
  const [name, setName] = useState("");
  const [error, setError] = useState<string | undefined>(undefined);
  const { busy, failure, run } = useAttempt();
  const [added, setAdded] = useState<string | null>(null);
  const submit = async (): Promise<void> => {
    const wanted = tidyName(name);
    const isTaken = taken.some((other) => nameKey(other) === nameKey(wanted));
    const wrong = wanted === "" ? say("common.fillIn") : isTaken ? say("sites.taken") : undefined;
    setError(wrong);
    setAdded(null);
    if (wrong !== undefined) {
      return;
    }
    const reply = await run(() => api.addSite({ body: { name: wanted } }));
    if (reply.ok) {
      setName("");
      setAdded(reply.value.name);
      onAdded();
    }
  };
  return (
    <Card title={say("sites.add")}>
      <Form onSubmit={() => void submit()}>
        <Field
          label={say("sites.name")}
          hint={say("sites.nameHint")}
          value={name}
          onChange={({ target }) => setName(target.value)}
          error={failure === "already-exists" ? say("sites.taken") : error}
          autoComplete="off"
          maxLength={120}
        />
        {failure !== null && failure !== "already-exists" && <FailureNotice failure={failure} />}
        {added !== null && (
          <Notice tone="fine" live>
            {say("sites.added", { name: added })}
          </Notice>
        )}
        <Button look="primary" type="submit" busy={busy}>
          {say("sites.submit")}
        </Button>
      </Form>
    </Card>
  );
}
