/** What a browser lets choose: whatever it can't read after all is said afterwards. */
export const ACCEPTED_FILES = "audio/*,.mp3,.m4a,.wav,.ogg,.webm";
