import { useState } from "react";
import { Link } from "wouter";
import { checkQuestionnaire, type Finding } from "../../domain/questionnaire/check.ts";
import { withItem } from "../../domain/questionnaire/editing.ts";
import { isCodeKept, type RenameFault, renameItem, renameOption } from "../../domain/questionnaire/renaming.ts";
import { CLIENT_LANGUAGES } from "../../i18n/locales.ts";
import type { DraftId } from "../../kernel/ids.ts";
import type { Language } from "../../kernel/language.ts";
import type { Draft } from "../../protocol/console/drafts.ts";
import type { Recording } from "../../protocol/console/recordings.ts";
import type { ListedRound } from "../../protocol/console/rounds.ts";
import { examineDocument } from "../../protocol/questionnaire-document.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { questions } from "../api/questions.ts";
import { useQuestions } from "../api/use-questions.ts";
import { Card, Columns, Row, Stack } from "../parts/card.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { Findings } from "../rounds/findings.tsx";
import { textFor, titleOf } from "../rounds/texts.ts";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { WhenLoaded } from "../shell/loading.tsx";
import { useWords } from "../words/use-words.ts";
import { ConditionEditor } from "./condition-editor.tsx";
import { DifferenceCard } from "./difference-card.tsx";
import styles from "./editor.module.css";
import { Gate } from "./gate.tsx";
import { ItemEditor } from "./item-editor.tsx";
import { ItemList } from "./item-list.tsx";
import { MOST_SIDE_BY_SIDE, ShownLanguages } from "./shown-languages.tsx";
import { TabletPreview } from "./tablet-preview.tsx";
import { TakeOut } from "./take-out.tsx";
import { voicesOf } from "./text-state.ts";
import { TryAsVisitor } from "./try-as-visitor.tsx";
import { useDraft } from "./use-draft.ts";
import { WholeEditor } from "./whole-editor.tsx";

/** A questionnaire of the organisation's own, while it is written. */
export function EditorScreen({ draftId }: { readonly draftId: DraftId }) {
  const { api } = useServices();
  const { draft, recordings, rounds } = questions(api);
  const load = useQuestions({ draft: draft(draftId), recordings, rounds });
  return (
    <WhenLoaded of={load}>
      {({ draft: loaded, recordings: { recordings: all }, rounds: { rounds: known } }) => (
        <Editor draft={loaded} recordings={all} rounds={known} />
      )}
    </WhenLoaded>
  );
}

type Props = {
  readonly draft: Draft;
  readonly recordings: readonly Recording[];
  readonly rounds: readonly ListedRound[];
};

function Editor({ draft, recordings, rounds }: Props) {
  const { say, language } = useWords();
  const { questionnaire: document, before, saving, failure, change, replace, undo, save } = useDraft(draft);
  const [chosen, setChosen] = useState<string | null>(document.items[0]?.id ?? null);
  const [trying, setTrying] = useState(false);
  const [wanted, setWanted] = useState<readonly Language[]>(document.languages.slice(0, MOST_SIDE_BY_SIDE));
  const kept = document.languages.filter((code) => wanted.includes(code));
  const shown = kept.length === 0 || document.languages.length <= MOST_SIDE_BY_SIDE ? firstOf(document.languages) : kept;
  const used = rounds.flatMap(({ published, asks }) => (published ? [asks] : []));
  const voices = voicesOf(recordings);
  const rename = (made: ReturnType<typeof renameItem>, then?: string): RenameFault | null => {
    if (!made.ok) {
      return made.error;
    }
    change(() => made.value);
    if (then !== undefined) {
      setChosen(then);
    }
    return null;
  };
  const item = document.items.find(({ id }) => id === chosen) ?? null;
  const { errors, warnings } = examineDocument(document, CLIENT_LANGUAGES);
  const isOf = (id: string | null, { at }: Pick<Finding, "at">): boolean => {
    const [owner = ""] = at.split(" / ");
    const known = document.items.some((one) => one.id === owner);
    return id === null ? !known : owner === id;
  };
  const faulty = [null, ...document.items.map(({ id }) => id)].filter((id) => errors.some((one) => isOf(id, one)));
  const nextFaulty = faulty.find((id) => id !== chosen) ?? faulty[0];
  const nextVersion = (): void => replace({ before: document, questionnaire: { ...document, version: document.version + 1 } });
  return (
    <>
      <ScreenHeading
        title={titleOf(document, language) || say("editor.untitled")}
        facts={say("rounds.previewAside", { id: document.id, version: document.version })}
        aside={<Link href="/questionnaires">{say("editor.all")}</Link>}
      />
      <div className={styles.editor}>
        <div className={styles.side}>
          <ItemList
            document={document}
            chosen={item?.id ?? null}
            faults={(id) => errors.filter((one) => isOf(id, one)).length}
            onChoose={setChosen}
            onChange={(items) => change((one) => ({ ...one, items }))}
          />
          <Gate document={document} before={before} voices={voices} />
        </div>
        <Stack>
          {saving === "overtaken" && (
            <Notice tone="wrong" live title={say("editor.overtaken")}>
              <p>{say("editor.overtakenTodo")}</p>
            </Notice>
          )}
          {saving === "failed" && failure !== null && <FailureNotice failure={failure} onRetry={save} />}
          <Card title={item === null ? say("editor.whole") : textFor(document, item.text, language) || item.id}>
            <ShownLanguages document={document} shown={shown} onChange={setWanted} />
            {item === null ? (
              <WholeEditor document={document} before={before} voices={voices} shown={shown} onChange={change} />
            ) : (
              <ItemEditor
                document={document}
                before={before}
                item={item}
                voices={voices}
                shown={shown}
                isKept={(option) =>
                  isCodeKept({ document, before }, used, { item: item.id, ...(option === undefined ? {} : { option }) })
                }
                onRename={(to) => rename(renameItem(document, { item: item.id, to }), to)}
                onRenameOption={(named) => rename(renameOption(document, { item: item.id, ...named }))}
                onChange={(make) => change((one) => withItem(one, item.id, make))}
              />
            )}
          </Card>
          {item !== null && (
            <Columns>
              {trying ? (
                <TryAsVisitor document={document} onEnd={() => setTrying(false)} />
              ) : (
                <TabletPreview document={document} item={item} onTry={() => setTrying(true)} />
              )}
              <ConditionEditor
                document={document}
                item={item}
                onChange={(changed) => change((one) => withItem(one, item.id, () => changed))}
              />
            </Columns>
          )}
          <div className={styles.foot}>
            <p role="status">{say(`editor.saving.${saving}`)}</p>
            <Row>
              <Button disabled={undo === null} onClick={undo ?? undefined}>
                {say("editor.undo")}
              </Button>
              {nextFaulty !== undefined && (
                <Button look="primary" onClick={() => setChosen(nextFaulty)}>
                  {say("editor.nextFaulty")}
                </Button>
              )}
            </Row>
          </div>
          <Findings
            errors={errors.filter((one) => isOf(item?.id ?? null, one))}
            warnings={warnings.filter((one) => isOf(item?.id ?? null, one))}
            todo={say("editor.todo")}
          />
          {checkQuestionnaire(document).length === 0 && errors.length === 0 && <Notice tone="fine">{say("editor.ready")}</Notice>}
          <DifferenceCard document={document} before={before} onNextVersion={nextVersion} />
          <TakeOut document={document} />
        </Stack>
      </div>
    </>
  );
}

function firstOf(languages: readonly Language[]): readonly Language[] {
  return languages.slice(0, MOST_SIDE_BY_SIDE);
}
