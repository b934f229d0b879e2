import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** One import statement, both ends as paths from the repository's root; packages keep their names. */
export type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean };

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Lists the TypeScript files below a folder of the repository. */
export function listSources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => join(folder, path));
}

/** The text of a file of the repository. */
export const sourceText = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** Reads the imports of every TypeScript file below a folder. */
export const importsBelow = (folder: string): Import[] =>
  listSources(folder).flatMap((path) => readImports(path, sourceText(path)));

const STATEMENT =
  /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{][^"';]*?\sfrom\s*)?["']([^"'\n]+)["']|\bimport\(\s*["']([^"'\n]+)["']\s*\)/gm;

/** Reads the imports of one file's text: static, re-exporting and dynamic. */
export function readImports(from: string, text: string): Import[] {
  return [...text.replace(/\/\*[\s\S]*?\*\//g, "").matchAll(STATEMENT)].map(([, type, fixed, dynamic]) => {
    const target = fixed ?? dynamic ?? "";
    return {
      from,
      to: target.startsWith(".") ? normalize(join(dirname(from), target)) : target,
      typeOnly: type !== undefined,
    };
  });
}
