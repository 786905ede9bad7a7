/** What a round decides for all its tablets; part of the signed release. */
export type RoundSettings = {
  /** Answers leave the tablet when this many wait … */
  readonly batchThreshold: number;
  /** … or when the oldest has waited this long. */
  readonly batchAfterMinutes: number;
  /** Whether an answer that its client walked away from is sealed and kept; the purpose screen says which. */
  readonly keepsWalkAways: boolean;
  readonly silenceSeconds: number;
  readonly countdownSeconds: number;
  /** Whether a response carries its ISO week, or only the round. */
  readonly keepsWeek: boolean;
  /** `false`: questions and options are words alone. Absent: they have the pictures that the questionnaire names. */
  readonly pictures?: false;
  /** `true`: after a choice of one answer the next item comes by itself. Absent: only *Next* leads on. */
  readonly advances?: true;
  /** `true`: a language can be chosen only where everything that a client meets has a recorded voice. Absent: with or without. */
  readonly needsVoices?: true;
};

export const DEFAULT_SETTINGS: RoundSettings = {
  batchThreshold: 5,
  batchAfterMinutes: 120,
  keepsWalkAways: false,
  silenceSeconds: 60,
  countdownSeconds: 30,
  keepsWeek: true,
};
