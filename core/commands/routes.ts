import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../access/index.ts";
import type { Database } from "../database/index.ts";
import type { CommandDeps } from "./deps.ts";
import { giveLine } from "./page/give-line.ts";
import { offeredCommands } from "./page/offered-commands.ts";
import { presentCommand, presentGiven } from "./present.ts";
import { CommandSchema, GivenSchema, LineSchema } from "./schema.ts";

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
      items: offeredCommands(actor, commanding.commands).map(presentCommand),
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
];
