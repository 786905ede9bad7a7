import { holdReplies } from "./hold-replies.ts";

// Loaded before the entry of a server that runs in a process of its own: `spawned-server.ts` reads there what is said here.
holdReplies((fault) => process.stderr.write(`${fault}\n`));
