/** The codes that the commands of backups end with, as their help says. */
export const EXIT = { done: 0, usage: 2, data: 3, key: 4, files: 5 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];
