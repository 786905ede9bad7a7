"use strict";
/**
 * What an export may take of the memory, however large the round is: it needs some 40 MB for what it holds, but where nobody says so, Node lets
 * several times that lie before it tidies up, and the system's allocator keeps a heap for each thread that works on keys.
 */
const FEW_MEGABYTES = {
  flags: ["--max-semi-space-size=8", "--optimize-for-size"],
  environment: { MALLOC_ARENA_MAX: "2" },
};

module.exports = { FEW_MEGABYTES };
