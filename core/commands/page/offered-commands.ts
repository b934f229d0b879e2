import { can, type Actor, type Command } from "../../access/index.ts";

/** The commands that a member may give at all; whether to this very object is judged when it is given. */
export const offeredCommands = (actor: Actor, commands: readonly Command[]): readonly Command[] =>
  commands.filter((command) => command.for === "member" && mayGive(actor, command));

/** Whether the actor holds what the command asks for, in any scope. */
export function mayGive(actor: Actor, command: Command): boolean {
  const permission = command.action?.permission ?? command.permission;
  switch (permission) {
    case "contact":
      return actor.kind === "contact";
    case "signed_in":
    case undefined:
      return actor.kind === "member";
    default:
      return can(actor, permission);
  }
}
