import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repository } from "./built.ts";

export type Report = { readonly rule: string; readonly line: number };

/** What the linter says of files that stand in this house for a moment, by their path below it; none where it is silent. */
export function lintPlanted(files: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Report[]> {
  const folder = mkdtempSync(join(tmpdir(), "streck-planted-"));
  try {
    for (const part of ["oxlint.config.ts", "lint", "tsconfig.json", "tsconfig", "package.json"]) {
      cpSync(join(repository, part), join(folder, part), { recursive: true });
    }
    symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"), "junction");
    for (const [file, source] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `${source}\n`);
    }
    return lint(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Diagnostic = {
  readonly code: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
};

function lint(folder: string): ReadonlyMap<string, readonly Report[]> {
  const linter = join(folder, "node_modules/oxlint/bin/oxlint");
  const options = { cwd: folder, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 } as const;
  const run = spawnSync(process.execPath, [linter, "--format", "json", "src"], options);
  const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: Diagnostic[] };
  const byFile = new Map<string, Report[]>();
  for (const { code, filename, labels } of diagnostics) {
    const file = filename.replaceAll("\\", "/");
    const report = { rule: code.replace(/^.*\((.*)\)$/, "$1"), line: labels[0]?.span.line ?? 0 };
    byFile.set(file, [...(byFile.get(file) ?? []), report]);
  }
  return byFile;
}
