/** After so many minutes without a touch the assistant's side asks for the PIN. */
export const LOCK_CHOICES = [1, 2, 5, 10] as const;
export const DEFAULT_LOCK_MINUTES = 5;
