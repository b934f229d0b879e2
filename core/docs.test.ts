import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { variables } from "./kernel/config/variables.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DOCS = ["*.md", "docs/**/*.md"].flatMap((pattern) => globSync(pattern, { cwd: ROOT }));

const PATH = /^(bin|core|hub|connectors|sandbox|workers|inbox-ui|migrations|e2e|bench|chaos|docs)\/[\w./-]+$/;

/** Paths of the tree a page names in backticks; one it marks as new is still to be made. A record of a decision may speak of what was, or will be. */
const pathsIn = (page: string, text: string): string[] =>
  page.startsWith("docs/decisions/")
    ? []
    : [...text.matchAll(/`([^`\n]+)`(?! \(new\))/g)].flatMap(([, said = ""]) =>
        PATH.test(said) ? [said] : [],
      );

/** Where a page's links and pictures lead, as paths of the tree. */
const linksIn = (page: string, text: string): string[] =>
  [
    ...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g),
    ...text.matchAll(/\b(?:src|srcset)="(pictures[^"]*|docs[^"]*)"/g),
  ].flatMap(([, to = ""]) => (/^\w+:/.test(to) ? [] : [join(dirname(page), to)]));

/** `migrations/0019` stands for the file that begins so. */
const isThere = (path: string): boolean =>
  existsSync(join(ROOT, path)) ||
  (/^migrations\/\d{4}$/.test(path) && globSync(`${path}_*.sql`, { cwd: ROOT }).length === 1);

const lostIn = (page: string, text: string): string[] =>
  [...pathsIn(page, text), ...linksIn(page, text)].filter((path) => !isThere(path));

describe("the documents", () => {
  it("name only files that are there", () => {
    const lost = DOCS.flatMap((page) =>
      lostIn(page, readFileSync(join(ROOT, page), "utf8")).map((path) => `${page} names ${path}`),
    );
    expect(lost).toEqual([]);
    expect(
      pathsIn("ARCHITECTURE.md", readFileSync(join(ROOT, "ARCHITECTURE.md"), "utf8")).length,
    ).toBeGreaterThan(50);
  });

  it.each(["docs/operating.md", ".env.example"])("tell of every setting in %s", (page) => {
    const told = readFileSync(join(ROOT, page), "utf8");
    const settings = Object.keys(variables.shape);
    expect(settings.length).toBeGreaterThan(10);
    expect(settings.filter((name) => !new RegExp(`\\b${name}\\b`).test(told))).toEqual([]);
  });

  it("would be caught naming one that is not", () => {
    expect(
      lostIn(
        "docs/a.md",
        "`hub/main.ts`, `migrations/0001`, `core/later.ts` (new), [this](../package.json) and [that](https://example.org/x)",
      ),
    ).toEqual([]);
    expect(
      lostIn("docs/a.md", '`core/nowhere.ts`, [this](nowhere.md) and <img src="pictures/nowhere.png">'),
    ).toEqual(["core/nowhere.ts", "docs/nowhere.md", "docs/pictures/nowhere.png"]);
  });
});
