import type { ExportBundle } from "../../export/bundle.ts";
import type { ExportFile } from "../../export/export-file.ts";
import { Button } from "../../ui/button.tsx";
import { Card, Columns, Facts, Row, Stack } from "../parts/card.tsx";
import { useServices } from "../services.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./export.module.css";

type Props = { readonly bundle: ExportBundle; readonly counted: number; readonly notCounted: number };

/** One card for each file, with what it holds and the hash that the manifest has for it. */
export function ExportFiles({ bundle, counted, notCounted }: Props) {
  const { say } = useWords();
  return (
    <Stack>
      <FileCard
        file={bundle.answers}
        title={say("export.answers.title")}
        about={say("export.answers.about", { count: counted })}
        button={say("export.answers.button")}
        primary
      />
      <Columns>
        <FileCard
          file={bundle.codebook}
          title={say("export.codebook.title")}
          about={say("export.codebook.about")}
          button={say("export.codebook.button")}
        />
        {bundle.texts !== null && (
          <FileCard
            file={bundle.texts}
            title={say("export.texts.title")}
            about={say("export.texts.about")}
            button={say("export.texts.button")}
          />
        )}
        {bundle.errors !== null && (
          <FileCard
            file={bundle.errors}
            title={say("export.errors.title")}
            about={say("export.errors.about", { count: notCounted })}
            button={say("export.errors.button")}
          />
        )}
        <FileCard
          file={bundle.manifest}
          title={say("export.manifest.title")}
          about={say("export.manifest.about")}
          button={say("export.manifest.button")}
        />
      </Columns>
    </Stack>
  );
}

type FileCardProps = {
  readonly file: ExportFile;
  readonly title: string;
  readonly about: string;
  readonly button: string;
  readonly primary?: boolean;
};

function FileCard({ file, title, about, button, primary = false }: FileCardProps) {
  const { say, number } = useWords();
  const { download } = useServices();
  return (
    <Card title={title}>
      <p>{about}</p>
      <Facts
        of={[
          [say("export.fileName"), file.name],
          [say("export.size"), say("export.bytes", { bytes: number(file.bytes) })],
          [
            say("export.hash"),
            <code key="hash" className={styles.hash}>
              {file.sha256}
            </code>,
          ],
        ]}
      />
      <Row>
        <Button look={primary ? "primary" : "plain"} onClick={() => download(file)}>
          {button}
        </Button>
      </Row>
    </Card>
  );
}
