import type { z } from "@hono/zod-openapi";
import type { DeepReadonly } from "../../kernel/deep-readonly.ts";
import type { CustomCommand } from "./custom-command.ts";
import type { CustomCommandSchema } from "./schema.ts";

/** A command of an organization's own; its secret only where it was made now. */
export const presentCustom = (
  command: CustomCommand,
  secret: string | null = null,
): DeepReadonly<z.input<typeof CustomCommandSchema>> => ({
  id: command.id,
  name: command.name,
  aliases: command.aliases,
  description: command.description,
  audience: command.audience,
  where: command.where,
  arguments: command.arguments,
  answers: command.answers,
  enabled: command.enabled,
  changedBy: command.changedBy,
  changedAt: command.changedAt.toISOString(),
  secret,
});
