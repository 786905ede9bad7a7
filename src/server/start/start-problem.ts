import { join } from "node:path";
import { unreachable } from "../../kernel/exhaustive.ts";
import type { OpenFailure } from "../database/open-failure.ts";
import type { ExampleFailure } from "../example/make-example.ts";
import type { PortOwner } from "./port-owner.ts";

/** Why the server cannot start. All of it is for whoever starts it to mend. */
export type StartProblem =
  | OpenFailure
  | { readonly kind: "unknown-argument"; readonly argument: string }
  | { readonly kind: "example"; readonly because: ExampleFailure; readonly folder: string }
  | { readonly kind: "bad-setting"; readonly name: string; readonly value: string; readonly allowed: string }
  | { readonly kind: "proxy-without-addresses" }
  | { readonly kind: "one-address-for-both"; readonly address: string }
  | { readonly kind: "tls-file"; readonly name: string; readonly path: string; readonly code: string }
  | { readonly kind: "tls-pair" }
  | { readonly kind: "backup-without-key" }
  | { readonly kind: "backup-key"; readonly path: string; readonly code: string | null }
  | { readonly kind: "pages-missing"; readonly folder: string }
  | {
      readonly kind: "port";
      readonly name: string;
      readonly port: number;
      readonly host: string;
      readonly code: string;
      readonly owner: PortOwner | null;
    };

/** One line in plain English that says what to do. */
export function explain(problem: StartProblem): string {
  switch (problem.kind) {
    case "unknown-argument":
      return `npm start does not know "${problem.argument}". Settings are environment variables, such as PORT=9000 npm start; npm start -- --help lists them.`;
    case "example":
      return problem.because === "real-data"
        ? `The data folder ${problem.folder} holds an organisation of its own, and no made-up round is put beside real data. Choose an empty folder, for example STRECK_DATA=./example npm start -- --example.`
        : "The example is a part of practice, and practice is off: STRECK_PRACTICE is 0, or others than this machine can reach the server. Start it without these settings.";
    case "bad-setting":
      return `${problem.name} is "${problem.value}", but it must be ${problem.allowed}. Set it to that, or leave it out.`;
    case "data-folder":
      return `The data folder ${problem.folder} cannot be used (${problem.code}). Make it writable, or choose another one with STRECK_DATA.`;
    case "data-damaged":
      return explainDamage(problem);
    case "data-folder-in-use":
      return `Another Streck server is using the data folder ${problem.folder}. Stop that one, or choose another folder with STRECK_DATA.`;
    case "newer-data":
      return `The data folder ${problem.folder} was written by a newer version of Streck. Start that version, or choose another folder with STRECK_DATA.`;
    case "not-durable":
      return `The data folder ${problem.folder} lies on a disk that cannot keep answers safely. Choose a folder on a local disk with STRECK_DATA.`;
    case "proxy-without-addresses":
      return "TRUST_PROXY says that a proxy stands in front, so the server must know which addresses people open. Set STRECK_TABLET_URL and STRECK_CONSOLE_URL to them, for example https://streck.example.org and https://konsol.streck.example.org.";
    case "one-address-for-both":
      return `STRECK_TABLET_URL and STRECK_CONSOLE_URL are both ${problem.address}, but tablets and the console must have different addresses. Give one of them another host name or port.`;
    case "tls-file":
      return `${problem.name} names ${problem.path || "no file"}, which cannot be read (${problem.code}). Set both TLS_CERT and TLS_KEY to readable PEM files, or neither.`;
    case "tls-pair":
      return "The files in TLS_CERT and TLS_KEY are not a PEM certificate and its private key. Set both to files that belong together.";
    case "backup-without-key":
      return "STRECK_BACKUP_FOLDER says that the server saves itself, so it must know to whom the backups are sealed. Make a key on another machine (npm run streck -- backup-key --help) and set STRECK_BACKUP_KEY to its public file. STRECK_BACKUP_KEY=none makes backups that anybody can read who has them.";
    case "backup-key":
      return `STRECK_BACKUP_KEY names ${problem.path || "no file"}, ${problem.code === null ? "which is no public key of backups" : `which cannot be read (${problem.code})`}. Set it to the file that npm run streck -- backup-key called public.`;
    case "pages-missing":
      return `The built pages are missing in ${problem.folder}. Run "npm start", which builds them.`;
    case "port":
      return explainPort(problem);
    default:
      return unreachable(problem);
  }
}

/** Nobody reads a manual with a dead server: the steps are all here. */
function explainDamage({ folder, code }: Extract<StartProblem, { kind: "data-damaged" }>): string {
  return `The database ${join(folder, "streck.db")} is damaged (${code}). Nothing was written to it, and tablets keep what they have. Restore the newest good backup: npm run restore -- --from FILE --key FILE --replace puts what is there aside and keeps it; the tablets then hand in again what the backup lacks. Without a backup, sqlite3 streck.db ".recover" | sqlite3 new.db saves what can still be read. Check the disk, too.`;
}

function explainPort({ name, port, host, code, owner }: Extract<StartProblem, { kind: "port" }>): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is in use by ${describe(owner, port)} Stop it, or choose another port with ${name}, for example ${name}=${port + 100} npm start.`;
    case "EACCES":
      return `Port ${port} may only be used by an administrator. Choose a port from 1024 up with ${name}.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `This machine has no address ${host}. Set HOST to 127.0.0.1, or to an address of this machine.`;
    default:
      return `The server cannot listen on ${host}, port ${port} (${code}). Choose another address with HOST or another port with ${name}.`;
  }
}

/** Ends a sentence that says by which program a port is used. */
function describe(owner: PortOwner | null, port: number): string {
  if (owner !== null) {
    return owner.program === "" ? `the program with process number ${owner.pid}.` : `${owner.program} (process ${owner.pid}).`;
  }
  const find = {
    linux: `sudo ss -ltnp "sport = :${port}"`,
    darwin: `lsof -nP -iTCP:${port} -sTCP:LISTEN`,
    win32: "netstat -ano",
  };
  const command = Object.entries(find).find(([platform]) => platform === process.platform)?.[1];
  return command === undefined ? "another program." : `another program (this shows which: ${command}).`;
}
