import { Form } from "../../form.ts";
import { refuse, Refusal } from "../../refusal.ts";
import { newSnowflake } from "../../snowflake.ts";
import type { Command, CommandOption } from "../../wire.ts";
import type { App } from "../../world.ts";
import { tellPages } from "../../tell-pages.ts";
import type { Call, Method } from "../call.ts";
import { readCommand, type CommandDraft } from "../checks/command.ts";
import { findGuild } from "../find.ts";

/** The most slash commands of an application, in one place. */
const MOST = 100;

/** Returns the commands of the call's place: those everywhere, or those of one server. */
function listed(call: Call): readonly Command[] {
  const { app, params } = call;
  if (params.application !== app.id) throw refuse.missingAccess();
  if (params.guild !== undefined) findGuild(call);
  return app.commands.get(params.guild ?? "") ?? [];
}

function keep({ world, app, params }: Call, commands: readonly Command[]): void {
  if (commands.filter(({ type }) => type === 1).length > MOST)
    throw new Refusal(400, 30_032, "Maximum number of application commands reached (100)");
  const known = new Set((app.commands.get(params.guild ?? "") ?? []).map(({ id }) => id));
  countNew(app, world.limits.commandsADay, commands.filter(({ id }) => !known.has(id)).length);
  app.commands.set(params.guild ?? "", commands);
  tellPages(world, () => ({ kind: "accounts" }));
}

const DAY_MS = 24 * 3600 * 1000;

/** Counts new commands; Discord takes so many a day. One that is there already counts as none, however it changes. */
function countNew(app: App, most: number, many: number): void {
  const now = Date.now();
  if (now - app.made.since > DAY_MS) app.made = { since: now, commands: 0 };
  if (app.made.commands + many > most)
    throw new Refusal(
      400,
      30_034,
      `Max number of daily application command creates has been reached (${most})`,
    );
  app.made = { ...app.made, commands: app.made.commands + many };
}

/** Makes a command of a draft; one of the same name keeps its id. */
function made({ app, params }: Call, known: readonly Command[], draft: CommandDraft): Command {
  const same = known.find(({ name, type }) => name === draft.name && type === draft.type);
  return {
    id: same?.id ?? newSnowflake(),
    application_id: app.id,
    ...(params.guild !== undefined && { guild_id: params.guild }),
    version: newSnowflake(),
    ...draft,
  };
}

/** Words in other languages come along only when they are asked for. */
export const listCommands: Method = (call) => ({
  body:
    call.query.get("with_localizations") === "true" ? [...listed(call)] : listed(call).map(withoutLocalised),
});

function withoutLocalised({
  name_localizations: _,
  description_localizations: __,
  ...rest
}: Partial<Command> | CommandOption): object {
  return { ...rest, ...(rest.options && { options: rest.options.map(withoutLocalised) }) };
}

/** Sets all commands of a place; those left out are gone. */
export const setCommands: Method = (call) => {
  const known = listed(call);
  const bodies = Array.isArray(call.body) ? call.body : [];
  const outer = new Form({ commands: bodies });
  const drafts = bodies.map((body, index) => {
    const form = new Form(body, [String(index)], outer.found);
    return { draft: readCommand(form), form };
  });
  for (const [index, { draft, form }] of drafts.entries())
    if (
      drafts.findIndex(({ draft: other }) => other.name === draft.name && other.type === draft.type) < index
    )
      form.fail("name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
  outer.finish();
  const commands = drafts.map(({ draft }) => made(call, known, draft));
  keep(call, commands);
  return { body: commands };
};

/** Adds a command, or replaces the one of its name. */
export const createCommand: Method = (call) => {
  const known = listed(call);
  const draft = readCommand(call.form);
  call.form.finish();
  const command = made(call, known, draft);
  const isNew = known.every(({ id }) => id !== command.id);
  keep(call, [...known.filter(({ id }) => id !== command.id), command]);
  return { status: isNew ? 201 : 200, body: command };
};

function findCommand(call: Call): Command {
  const command = listed(call).find(({ id }) => id === call.params.command);
  if (!command) throw refuse.unknownCommand();
  return command;
}

export const getCommand: Method = (call) => ({ body: findCommand(call) });

export const updateCommand: Method = (call) => {
  const command = findCommand(call);
  const form = new Form({ ...command, ...call.form.value, type: command.type });
  const draft = readCommand(form);
  form.finish();
  const changed = { ...command, ...draft, version: newSnowflake() };
  keep(
    call,
    listed(call).map((each) => (each.id === command.id ? changed : each)),
  );
  return { body: changed };
};

export const deleteCommand: Method = (call) => {
  const { id } = findCommand(call);
  keep(
    call,
    listed(call).filter((each) => each.id !== id),
  );
  return {};
};
