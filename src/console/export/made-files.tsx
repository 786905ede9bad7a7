import type { MemoryFile } from "../../export/memory-files.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../parts/card.tsx";
import { Table } from "../parts/table.tsx";
import { useServices } from "../services.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./export.module.css";

/** The files, each with what it holds and the hash that the manifest has for it. */
export function MadeFiles({ files }: { readonly files: readonly MemoryFile[] }) {
  const { say, number } = useWords();
  const { download } = useServices();
  return (
    <Card title={say("export.made")}>
      <Table
        caption={say("export.madeCaption")}
        columns={[
          { head: say("export.file") },
          { head: say("export.content") },
          { head: say("export.size"), kind: "number" },
          { head: say("export.hash") },
        ]}
        rows={files.map(({ name, type, kind, content, bytes, sha256 }) => ({
          key: name,
          data: { "data-file": kind },
          cells: [
            <Button
              key="file"
              aria-label={say("export.downloadNamed", { name })}
              onClick={() => download({ name, type, content: [content] })}
            >
              {name}
            </Button>,
            say(`export.kinds.${kind}`),
            say("export.bytes", { bytes: number(bytes) }),
            <code key="hash" className={styles.hash}>
              {sha256}
            </code>,
          ],
        }))}
      />
    </Card>
  );
}
