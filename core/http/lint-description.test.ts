import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { listEndpoints } from "../testing/list-endpoints.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { describeApi } from "./describe-api.ts";

const REDOCLY = fileURLToPath(new URL("../../node_modules/@redocly/cli/bin/cli.js", import.meta.url));

/** Rules and places of everything that the recommended rules find, errors and warnings. */
async function lint(description: object): Promise<readonly string[]> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "openapi.json"), JSON.stringify(description));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [REDOCLY, "lint", "--extends=recommended", "--format=json", "--max-problems=1000", "openapi.json"],
    {
      cwd: folder,
      env: { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
      maxBuffer: 50_000_000,
    },
  ).catch((failed: { readonly stdout: string }) => failed);
  const {
    problems,
  }: { readonly problems: readonly { readonly ruleId: string; readonly message: string }[] } = JSON.parse(
    stdout.slice(stdout.indexOf("{")),
  );
  return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

it("api 1: `redocly lint` finds nothing in the description, by its recommended rules", async () => {
  const description = describeApi(listEndpoints(), "https://hub.example.test");
  expect(await lint(description)).toEqual([]);
  const { securitySchemes: _, ...components } = description.components ?? {};
  expect(new Set(await lint({ ...description, components }))).not.toEqual(new Set());
});
