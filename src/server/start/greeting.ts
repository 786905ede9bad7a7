import { PRACTICE_PASSPHRASE } from "../example/practice.ts";

export type Greeted = {
  readonly tabletAddress: string;
  readonly consoleAddress: string;
  readonly practice: boolean;
  /** Practice holds the made-up round, and it was asked for. */
  readonly example: boolean;
  /** Null once an organisation has been set up. */
  readonly setUpCode: string | null;
  /** Remarks of one or more lines each. */
  readonly notes: readonly (readonly string[])[];
};

/** What the server says to people once it listens: where, what to open first, and where to set up what isn't yet. */
export function greeting({ tabletAddress, consoleAddress, practice, example, setUpCode, notes }: Greeted): string {
  const lines = [
    "Streck is running. Stop it with Ctrl-C.",
    ...said("Tablet:", [`${tabletAddress}  for assistants and clients`]),
    ...said("Console:", [`${consoleAddress}  for coordinators`]),
    ...said("First:", first(practice, example, setUpCode !== null)),
  ];
  if (practice) {
    lines.push(
      ...said("Practice:", [
        `the passphrase of the practice key is ${PRACTICE_PASSPHRASE}`,
        "(it is no secret: never ask real clients in the practice round).",
      ]),
    );
  }
  lines.push(...notes.flatMap((note) => said("Note:", note)));
  if (setUpCode !== null) {
    lines.push(
      ...said("Set-up:", [
        "your own organisation is not set up yet. Open the console's address, find Skapa er organisation",
        `(Create your organisation), and use the code ${setUpCode} (valid until the next start).`,
      ]),
    );
  }
  return `${lines.join("\n")}\n`;
}

function first(practice: boolean, example: boolean, setUpIsLeft: boolean): readonly string[] {
  if (example) {
    return [
      "practice holds a made-up round. Open the console's address and choose Öppna övningen (Open practice).",
      "See who was asked, who said no and why under Fältet just nu (The field now); then open the answers under",
      "Resultat (Results), with the passphrase below, and compare the languages and the sites.",
    ];
  }
  if (practice) {
    return [
      "to try it, open the console's address and choose Öppna övningen (Open practice). It is empty at first:",
      "npm start -- --example fills it with a made-up round.",
    ];
  }
  return [setUpIsLeft ? "set up your organisation, see below." : "coordinators sign in at the console's address."];
}

function said(label: string, [begin = "", ...rest]: readonly string[]): readonly string[] {
  return [`  ${label.padEnd(9)} ${begin}`, ...rest.map((line) => `            ${line}`)];
}
