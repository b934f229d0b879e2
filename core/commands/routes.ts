import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../access/index.ts";
import { readOrganization, type Database } from "../database/index.ts";
import type { CommandDeps } from "./deps.ts";
import { giveLine } from "./page/give-line.ts";
import { offeredCommands } from "./page/offered-commands.ts";
import { readOverview } from "./page/read-overview.ts";
import { tryLine } from "./page/try-line.ts";
import { presentCommand, presentGiven, presentOverview, presentTried } from "./present.ts";
import {
  CommandSchema,
  GivenSchema,
  LineSchema,
  OverviewSchema,
  TrialSchema,
  TriedSchema,
} from "./schema.ts";

type Deps = { readonly database: Database; readonly commanding: CommandDeps };

const endpoint = endpointsFor<Deps>();

/** Commands from the pages and for programs. Each asks for its own permission, so that these are open to every member. */
export const commandEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/commands",
      operationId: "listCommands",
      permission: "member",
      summary: "Lists the commands that you may give, and where.",
      output: z.object({ items: z.array(CommandSchema) }),
    },
    async ({ actor, deps: { commanding } }) => ({
      items: offeredCommands(actor, await commanding.commandsOf(actor.organizationId)).map(presentCommand),
    }),
  ),
  endpoint(
    {
      method: "post",
      path: "/commands",
      operationId: "giveCommand",
      permission: "member",
      summary: "Gives a command. What is refused is answered in words, and changes nothing.",
      errors: { missing: ["conversation_unknown"], conflict: ["answer_not_kept"] },
      body: LineSchema,
      output: GivenSchema,
      repeatable: true,
    },
    async ({ actor, deps: { commanding }, body, ip, once }) =>
      presentGiven(await giveLine(commanding, { by: { actor, ip }, once }, body), body.language),
  ),
  endpoint(
    {
      method: "get",
      path: "/commands/overview",
      operationId: "readCommandOverview",
      permission: "settings.read",
      summary: "Lists every command with who may give it and how often it was given in the last 30 days.",
      output: z.object({ items: z.array(OverviewSchema) }),
    },
    async ({ actor, database, deps: { commanding } }) => {
      const commands = await commanding.commandsOf(actor.organizationId);
      const rows = await readOrganization(database, actor.organizationId, (tx) => readOverview(tx, commands));
      return { items: rows.map(presentOverview) };
    },
  ),
  endpoint(
    {
      method: "post",
      path: "/commands/trial",
      operationId: "tryCommand",
      permission: "settings.read",
      summary: "Says what a line would do in a role and a place, and does nothing.",
      errors: { missing: ["conversation_unknown"], refused: ["role_above_yours"] },
      body: TrialSchema,
      output: TriedSchema,
    },
    async ({ actor, deps: { commanding }, body }) =>
      presentTried(await tryLine(commanding, actor, body), body.language),
  ),
];
