/** Every file of `pictograms/assistant/`: drawn on her screens and on no client's. A test compares the list with the folder. */
export const STAFF_PICTOGRAM_NAMES = ["again", "bell", "child", "companion", "door", "hurry", "no", "undo", "voice"] as const;

export type StaffPictogramName = (typeof STAFF_PICTOGRAM_NAMES)[number];
