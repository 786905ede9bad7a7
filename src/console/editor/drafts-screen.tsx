import { useState } from "react";
import { Link, useLocation } from "wouter";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import type { Language } from "../../kernel/language.ts";
import { ok } from "../../kernel/result.ts";
import type { Draft, ListedDraft, NewDraft } from "../../protocol/console/drafts.ts";
import { Button } from "../../ui/button.tsx";
import { anew, questions } from "../api/questions.ts";
import { useAttempt } from "../api/use-attempt.ts";
import { useQuestion } from "../api/use-questions.ts";
import { Card, Remark, Row, Stack } from "../parts/card.tsx";
import { DamagedRows } from "../parts/damaged-rows.tsx";
import { Select } from "../parts/field.tsx";
import { FileField } from "../parts/file-field.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { Table } from "../parts/table.tsx";
import { BUILT_IN } from "../rounds/built-in.ts";
import { FormReport } from "../rounds/form-report.tsx";
import { type Brought, readBroughtFile } from "../rounds/read-brought-file.ts";
import { titleOf } from "../rounds/texts.ts";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { WhenLoaded } from "../shell/loading.tsx";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import { copyOf, emptyQuestionnaire } from "./begin.ts";
import styles from "./editor.module.css";

/** The questionnaires that the organisation writes itself, and four ways to begin one. */
export function DraftsScreen() {
  const { say } = useWords();
  const { api } = useServices();
  const load = useQuestion(anew(questions(api).drafts));
  return (
    <>
      <ScreenHeading title={say("nav.questionnaires")} facts={say("editor.about")} />
      <WhenLoaded of={load}>
        {({ drafts, damaged }) => (
          <Stack>
            <DamagedRows of={damaged} kind="questionnaires" />
            <OwnDrafts drafts={drafts} onRemoved={load.reload} />
            <Begin />
          </Stack>
        )}
      </WhenLoaded>
    </>
  );
}

function OwnDrafts({ drafts, onRemoved }: { readonly drafts: readonly ListedDraft[]; readonly onRemoved: () => void }) {
  const { say, language, number } = useWords();
  const { api } = useServices();
  const { busy, failure, run } = useAttempt();
  const [asked, setAsked] = useState<ListedDraft["id"] | null>(null);
  const remove = async (id: ListedDraft["id"]): Promise<void> => {
    if ((await run(() => api.removeDraft({ ids: { id } }))).ok) {
      setAsked(null);
      onRemoved();
    }
  };
  return (
    <Card title={say("editor.own")}>
      {drafts.length === 0 ? (
        <Remark>{say("editor.none")}</Remark>
      ) : (
        <Table
          caption={say("editor.ownCaption")}
          columns={[
            { head: say("rounds.questionnaire") },
            { head: say("editor.languages") },
            { head: say("editor.questions"), kind: "number" },
            { head: say("editor.version"), kind: "number" },
            { head: say("editor.removeShort"), kind: "short" },
          ]}
          rows={drafts.map((draft) => ({
            key: draft.id,
            cells: [
              <Link key="link" href={`/questionnaires/${draft.id}`}>
                {titleOf(draft, language) || say("editor.untitled")}
              </Link>,
              draft.languages.map((code) => languageName(code, language)).join(", "),
              number(draft.items),
              number(draft.version),
              asked === draft.id ? (
                <Row key="sure">
                  <Button size="small" busy={busy} onClick={() => void remove(draft.id)}>
                    {say("editor.removeForGood")}
                  </Button>
                  <Button size="small" look="quiet" onClick={() => setAsked(null)}>
                    {say("common.cancel")}
                  </Button>
                </Row>
              ) : (
                <Button
                  key="remove"
                  size="small"
                  look="quiet"
                  aria-label={say("editor.remove", { of: titleOf(draft, language) || say("editor.untitled") })}
                  onClick={() => setAsked(draft.id)}
                >
                  {say("editor.removeShort")}
                </Button>
              ),
            ],
          }))}
        />
      )}
      {failure !== null && <FailureNotice failure={failure} />}
    </Card>
  );
}

function Begin() {
  const { say, language } = useWords();
  const { api } = useServices();
  const [, navigate] = useLocation();
  const { busy, failure, run } = useAttempt();
  const [builtIn, setBuiltIn] = useState(BUILT_IN[0]?.id ?? "");
  const [unnamed, setUnnamed] = useState<Language>(language);
  const [brought, setBrought] = useState<{ readonly name: string; readonly file: Brought } | null>(null);
  const begin = async (body: NewDraft): Promise<void> => {
    const reply = await run(() => api.addDraft({ body }));
    if (reply.ok) {
      open(reply.value);
    }
  };
  const open = ({ id }: Draft): void => navigate(`/questionnaires/${id}`);
  const take = async (file: File): Promise<void> => {
    const read = await run(async () => ok(await readBroughtFile(file, unnamed)));
    setBrought(read.ok ? { name: file.name, file: read.value } : null);
  };
  const copied = BUILT_IN.find(({ id }) => id === builtIn);
  const questionnaire = brought?.file.questionnaire ?? null;
  return (
    <>
      <Card title={say("editor.beginCopy")}>
        <Remark>{say("editor.beginCopyAbout")}</Remark>
        <div className={styles.beside}>
          <Select
            label={say("rounds.questionnaire")}
            value={builtIn}
            options={BUILT_IN.map((one) => [one.id, titleOf(one, language)] as const)}
            onChoose={setBuiltIn}
          />
          <Button
            busy={busy}
            onClick={() => copied !== undefined && void begin({ questionnaire: copyOf(copied), before: copied })}
          >
            {say("editor.makeCopy")}
          </Button>
        </div>
      </Card>
      <Card title={say("editor.beginFile")}>
        <Remark>{say("editor.beginFileAbout")}</Remark>
        <Select
          label={say("editor.unnamed")}
          value={unnamed}
          options={CLIENT_LANGUAGES.map((code) => [code, languageName(code, language)] as const)}
          onChoose={setUnnamed}
        />
        <FileField
          label={say("editor.file")}
          accept=".xlsx,.xlsm,.xls,.csv,.json"
          chosen={brought?.name ?? null}
          onChoose={(file) => void take(file)}
        />
        {brought !== null && <FormReport brought={brought.file} />}
        {questionnaire !== null && (
          <Row>
            <p>{say("editor.fileHas", { count: questionnaire.items.length })}</p>
            <Button look="primary" busy={busy} onClick={() => void begin({ questionnaire, before: null })}>
              {say("editor.openFile")}
            </Button>
          </Row>
        )}
      </Card>
      <Card title={say("editor.beginEmpty")}>
        <Remark>{say("editor.beginEmptyAbout")}</Remark>
        <div>
          <Button busy={busy} onClick={() => void begin({ questionnaire: emptyQuestionnaire(), before: null })}>
            {say("editor.makeEmpty")}
          </Button>
        </div>
      </Card>
      {failure !== null && <FailureNotice failure={failure} />}
    </>
  );
}
