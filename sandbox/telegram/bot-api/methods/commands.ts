import { z } from "zod";
import { publish } from "../../../stage/stage-world.ts";
import { listNameOf } from "../command-scope.ts";
import { done, type Call, type Outcome } from "../call.ts";
import { structureOf } from "../params.ts";
import { bad } from "../refusal.ts";

const commands = z.array(z.object({ command: z.string(), description: z.string() }));

/** An empty list is none, so that a wider one shows. */
export function setMyCommands(call: Call): Outcome {
  const { bot, params } = call;
  const list = structureOf(params, "commands", commands, "can't parse commands JSON object");
  if (!list) throw bad("can't parse commands JSON object");
  if (list.length > 100) throw bad("BOT_COMMANDS_TOO_MUCH");
  const cleaned = list.map(({ command, description }) => ({
    command: command.replace(/^\//, "").trim(),
    description: description.trim(),
  }));
  if (cleaned.some(({ command }) => !/^[a-z\d_]{1,32}$/.test(command))) throw bad("BOT_COMMAND_INVALID");
  if (cleaned.some(({ description }) => description === "" || description.length > 256))
    throw bad("BOT_COMMAND_DESCRIPTION_INVALID");
  const name = listNameOf(call);
  if (cleaned.length === 0) bot.commands.delete(name);
  else bot.commands.set(name, cleaned);
  showCommands(call);
  return done;
}

/** Returns the very list of a scope and language, not the one that the app would show. */
export const getMyCommands = (call: Call): Outcome => ({
  result: call.bot.commands.get(listNameOf(call)) ?? [],
});

export function deleteMyCommands(call: Call): Outcome {
  call.bot.commands.delete(listNameOf(call));
  showCommands(call);
  return done;
}

function showCommands({ world, bot }: Call): void {
  publish(world, bot, () => ({ kind: "accounts" }));
  publish(world, bot, () => ({ kind: "rooms" }));
}

const menu = z.union([
  z.object({ type: z.enum(["commands", "default"]) }),
  z.object({ type: z.literal("web_app"), text: z.string(), web_app: z.object({ url: z.string() }) }),
]);

export function setChatMenuButton({ bot, params }: Call): Outcome {
  bot.menuButton = structureOf(params, "menu_button", menu, "MenuButton has unsupported type") ?? {
    type: "default",
  };
  return done;
}

export const getChatMenuButton = ({ bot }: Call): Outcome => ({ result: bot.menuButton });
