import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../../access/index.ts";
import { bindingsFor, type Changed } from "../../audit/index.ts";
import { readOrganization, type Database } from "../../database/index.ts";
import { changeCommand } from "./change-command.ts";
import { createCommand } from "./create-command.ts";
import { presentCustom } from "./present.ts";
import { listCustomCommands, readCustomCommand } from "./queries.ts";
import { removeCommand } from "./remove-command.ts";
import type { CustomDeps, Saved } from "./save-command.ts";
import { CustomCommandSchema } from "./schema.ts";

type Deps = CustomDeps & { readonly database: Database };

const endpoint = endpointsFor<Deps>();
const bind = bindingsFor<Deps>();
const params = z.object({ id: z.string() });

/** The command as it now is. */
const show = async ({ tx, result }: Changed<Deps, unknown, Saved>) =>
  presentCustom(await readCustomCommand(tx, result.id), result.secret);

/** Commands of an organization's own. */
export const customEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/commands/custom",
      operationId: "listCustomCommands",
      permission: "command.manage",
      summary: "Lists the organization's own commands by name.",
      output: z.object({ items: z.array(CustomCommandSchema) }),
    },
    async ({ actor, database }) => ({
      items: (await readOrganization(database, actor.organizationId, listCustomCommands)).map((one) =>
        presentCustom(one),
      ),
    }),
  ),
  bind(
    createCommand,
    {
      method: "post",
      path: "/commands/custom",
      operationId: "createCommand",
      output: CustomCommandSchema,
      status: 201,
    },
    show,
  ),
  bind(
    changeCommand,
    {
      method: "patch",
      path: "/commands/:id",
      operationId: "changeCommand",
      params,
      output: CustomCommandSchema,
    },
    show,
  ),
  bind(removeCommand, { method: "delete", path: "/commands/:id", operationId: "removeCommand", params }),
];
