import { createHash } from "node:crypto";
import { createServer } from "node:http";
import Database from "better-sqlite3";

/**
 * What nobody can do without who stores marks here: a request read, each mark hashed, two trees with random keys, and one
 * transaction for each request that is on the disk before the reply. No organisation, no rounds, nobody's figures.
 */
const [, , file = ""] = process.argv;
const sqlite = new Database(file);
sqlite.pragma("journal_mode = WAL");
sqlite.pragma("synchronous = FULL");
sqlite.exec(`
  create table mark (round text, site text, id text, sha256 text, bytes blob, primary key (round, site, id, sha256)) without rowid;
  create index mark_by_id on mark (id)`);
const insert = sqlite.prepare("insert into mark values (?, ?, ?, ?, ?)");

type Item = { readonly id: string; readonly sha256: string; readonly roundId: string; readonly bytes: string };

const store = sqlite.transaction((put: readonly Item[]) => {
  for (const { id, sha256, roundId, bytes } of put) {
    if (createHash("sha256").update(bytes).digest("hex") === sha256) {
      insert.run(roundId, roundId, id, sha256, Buffer.from(bytes));
    }
  }
});

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { put } = JSON.parse(Buffer.concat(chunks).toString()) as { readonly put: readonly Item[] };
    store.immediate(put);
    const results = put.map(({ id, sha256 }) => ({ id, sha256, status: "stored" }));
    response.setHeader("content-type", "application/json").end(JSON.stringify({ results }));
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" ? address?.port : ""}\n`);
});
