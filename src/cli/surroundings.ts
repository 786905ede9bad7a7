/** Asks a person, who sees nothing of what she types; null: there is nobody to ask, or she stopped. */
export type AskHidden = (question: string) => Promise<string | null>;

/** What a command needs of the process that it runs in. */
export type Surroundings = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whole lines, for programs that read them. */
  readonly print: (line: string) => void;
  /** For people: how far it has come, and what was wrong. */
  readonly tell: (text: string) => void;
  readonly ask: AskHidden;
  /** Somebody wants to stop. */
  readonly signal: AbortSignal;
};
