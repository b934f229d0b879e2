import { z } from "zod";
import { publish } from "../../../stage/stage-world.ts";
import { done, type Call, type Outcome } from "../call.ts";
import { structureOf, textOf, type Params } from "../params.ts";
import { bad } from "../refusal.ts";

const commands = z.array(z.object({ command: z.string(), description: z.string() }));

export function setMyCommands({ world, bot, params }: Call): Outcome {
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
  bot.commands.set(scopeOf(params), cleaned);
  publish(world, bot, () => ({ kind: "accounts" }));
  return done;
}

export const getMyCommands = ({ bot, params }: Call): Outcome => ({
  result: bot.commands.get(scopeOf(params)) ?? [],
});

export function deleteMyCommands({ world, bot, params }: Call): Outcome {
  bot.commands.delete(scopeOf(params));
  publish(world, bot, () => ({ kind: "accounts" }));
  return done;
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

/** Each scope and language has its own list; the plain one is called `default`. */
function scopeOf(params: Params): string {
  const scope = structureOf(
    params,
    "scope",
    z.looseObject({ type: z.string() }),
    "can't parse BotCommandScope JSON object",
  );
  const language = textOf(params, "language_code");
  const name = !scope || scope.type === "default" ? "default" : JSON.stringify(scope);
  return language === "" ? name : `${name} ${language}`;
}
