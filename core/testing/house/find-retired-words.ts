import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { RETIRED, type RetiredWord } from "./retired-words.ts";

/** A retired word in a file, or in its path (`line` 0). */
export type Finding = {
  readonly word: string;
  readonly path: string;
  readonly line: number;
  readonly use: string;
};

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Where our own text is. */
const FOLDERS =
  "{core,hub,connectors,workers,sandbox,inbox-ui,bench,chaos,e2e,bin,migrations,docs}/**/*.{ts,tsx,css,html,sql,md,sh,json}";
const PATTERNS = [FOLDERS, "bin/*", "*.{md,json,ts,yml}", ".env.example", "Dockerfile"];

/** Recorded payloads and lists are others' words. The glossary and its test have to name what they retire. */
const OTHERS =
  /\/fixtures\/|^package-lock\.json$|^core\/identity\/common-passwords\.ts$|^docs\/glossary\.md$|^core\/words\.test\.ts$|^core\/testing\/house\/[a-z-]*words\.ts$/;

/** Lists the files in which we write, as paths from the root. */
export const listWrittenFiles = (): string[] =>
  [...new Set(PATTERNS.flatMap((pattern) => globSync(pattern, { cwd: ROOT })))]
    .filter((path) => /\.\w+$|^bin\/(start|test)$|^Dockerfile$/.test(path) && !OTHERS.test(path))
    .toSorted();

/** Finds the retired words of a file of the repository. */
export const findInFile = (path: string): Finding[] =>
  findRetiredWords(path, readFileSync(join(ROOT, path), "utf8"));

/** Finds the retired words in a path and in the text behind it. */
export function findRetiredWords(path: string, text: string): Finding[] {
  const words = RETIRED.filter(({ below }) => !below || below.test(path));
  // Most files have none, and one look says so.
  const suspects = words.filter((retired) => isIn(retired, `${path}\n${text}`));
  return [path, ...(suspects.length > 0 ? text.split("\n") : [])].flatMap((said, line) =>
    suspects.filter((retired) => isIn(retired, said)).map(({ word, use }) => ({ word, path, line, use })),
  );
}

const isIn = ({ pattern }: RetiredWord, said: string): boolean => pattern.test(said);
