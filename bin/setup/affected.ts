/** The tests that a change can break: everything, or the tests that are or import one of these files. */
export type Affected =
  | { readonly everything: true }
  | { readonly everything: false; readonly related: readonly string[] };

/** Files that decide how every test runs. */
const EVERYTHING =
  /^(package(-lock)?\.json|vitest\.config\.ts|tsconfig\.json|\.npmrc|bin\/(test|setup\/.*\.sh)|(core|hub)\/testing\/(setup|programs)\/.*)$/;

/** Tests that read the whole tree and take seconds. */
const ALWAYS = [
  "bin/setup/lock.test.ts",
  "bin/setup/tutorial.test.ts",
  "connectors/shape.test.ts",
  "core/docs.test.ts",
  "core/testing/house/read-imports.ts",
  "core/words.test.ts",
];

const HUB_PROCESS = "hub/testing/start-hub-process.ts";
const BROWSER = "e2e/parts/browser.ts";
const DATABASE = ["core/testing/database.ts", "core/database/migrate.ts"];

/** Dependencies that the import graph does not show. */
const RULES: readonly { readonly when: RegExp; readonly related: readonly string[] }[] = [
  // No test imports a hub in its own process; a test that starts one imports this.
  { when: /^(core|hub|connectors|workers|sandbox|migrations)\//, related: [HUB_PROCESS] },
  // The pages and their styles are built before a browser loads them.
  { when: /^(inbox-ui|sandbox\/page)\//, related: [BROWSER] },
  { when: /\.(css|html|svg)$/, related: [BROWSER] },
  { when: /\.sql$/, related: [...DATABASE, HUB_PROCESS] },
];

/** Tests read these files by path. The tests of the same folder, two levels deep, are affected. */
const READ_BY_PATH = /^([^/]+\/[^/]+)\/.*\.(json|txt|html|bin|png|jpe?g)$/;

/** Decides which of all `tests` the changed files can break. */
export function affectedBy(changed: readonly string[], tests: readonly string[]): Affected {
  if (changed.some((file) => EVERYTHING.test(file))) return { everything: true };
  const sources = changed.filter((file) => !file.endsWith(".test.ts"));
  const forced = sources.flatMap((file) =>
    RULES.filter(({ when }) => when.test(file)).flatMap(({ related }) => related),
  );
  const folders = sources.flatMap((file) => READ_BY_PATH.exec(file)?.[1] ?? []);
  const neighbours = tests.filter((test) => folders.some((folder) => test.startsWith(`${folder}/`)));
  return {
    everything: false,
    related: [...new Set([...changed, ...forced, ...neighbours, ...ALWAYS])].toSorted(),
  };
}
