import { mkdtemp, rm } from "node:fs/promises";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../../database/embedded.ts";
import { migrate } from "../../database/migrate.ts";
import { errorMessage } from "../../kernel/errors.ts";
import { log } from "../../kernel/log.ts";
import { folderPrefix, sweepLeftovers } from "./sweep-leftovers.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The run's Postgres, with the template database `parley_template`. */
    postgresUrl: string;
    /** Why the migrations failed; empty when they did not. Only tests that clone the template then fail. */
    templateFault: string;
  }
}

/** A test's data need not survive the machine, so here alone durability is off. */
const SETTINGS = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: 300 };

/** Starts one Postgres for the whole run and migrates the template every test file clones. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await sweepLeftovers();
  const home = await mkdtemp(folderPrefix());
  log.level = "error";
  const postgres = await startEmbedded({ home, log, settings: SETTINGS });
  project.provide("postgresUrl", postgres.url);
  project.provide("templateFault", await makeTemplate(postgres.url).then(() => "", errorMessage));
  return async () => {
    await postgres.stop();
    await rm(home, { recursive: true, force: true });
  };
}

async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("create database parley_template");
  await client.end();
  const template = new URL(url);
  template.pathname = "/parley_template";
  await migrate(template.href);
}
