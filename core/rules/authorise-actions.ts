import { authoriseForAll, type Actor, type Permission } from "../access/index.ts";
import type { Action } from "./rule.ts";

/** What the same would need by hand; whoever gives a conversation to somebody, themselves perhaps, shows it to them. */
const NEEDS: Readonly<Record<Action["kind"], readonly Permission[]>> = {
  reply: ["conversation.reply"],
  label: ["conversation.label"],
  assign: ["conversation.read", "conversation.assign"],
};

/** A rule acts on whatever comes in, so whoever lets it act must be allowed the same everywhere; throws `permission_missing` or `permission_too_narrow`. */
export function authoriseActions(actor: Actor, actions: readonly Action[]): void {
  for (const { kind } of actions) for (const permission of NEEDS[kind]) authoriseForAll(actor, permission);
}
