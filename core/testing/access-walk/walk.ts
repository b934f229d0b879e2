import type { Action, AnyAction, PerformingActor } from "../../access/index.ts";
import { performWithin } from "../../audit/index.ts";
import { inOrganization, type Database, type Transaction } from "../../database/index.ts";
import { HubError } from "../../kernel/errors.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import { actorFor, NEARNESS, reaches, rolesFor, type Nearness, type WalkedRole } from "./cast.ts";
import type { Objects } from "./objects.ts";

/** An action with nothing behind its guards. */
type Hollow = Action<object, unknown, undefined, string>;

/** What one way in came to: `in`, or the code of the refusal. */
export type Judged = { readonly who: string; readonly outcome: string; readonly expected: string };

/** What rules may do; the walk says it by itself, so that a slip in `can` shows. */
const RULES_MAY = /^conversation\.(read|reply|note|assign|label|close|snooze)$/;

/** The permission that shows an object of a kind at all; objects of other kinds show to whoever may change them. */
const SIGHT_OF: Readonly<Record<string, "conversation.read" | "contact.read">> = {
  conversation: "conversation.read",
  message: "conversation.read",
  contact: "contact.read",
};

/**
 * Tries an action as every role from every nearness, as a rule, and from another organization with every right.
 * `performed` is the action in question; a mutation check gives one that has lost a guard.
 */
export async function walk(
  database: Database,
  ours: Objects,
  theirs: Objects,
  action: AnyAction,
  performed: AnyAction = action,
): Promise<Judged[]> {
  const judged: Judged[] = [];
  await inOrganization(database, ours.organizationId, async (tx) => {
    for (const role of rolesFor(action.permission))
      for (const nearness of NEARNESS)
        judged.push(await judgeRole(tx, ours, action, performed, role, nearness));
    judged.push(await judgeRule(tx, ours, action, performed));
  });
  await inOrganization(database, theirs.organizationId, async (tx) => {
    judged.push(...(await judgeStranger(tx, ours, theirs, action, performed)));
  });
  return judged;
}

async function judgeRole(
  tx: Transaction,
  objects: Objects,
  action: AnyAction,
  performed: AnyAction,
  role: WalkedRole,
  nearness: Nearness,
): Promise<Judged> {
  const { permission, target } = action;
  const who = `${action.name} by ${role.name} from ${nearness}`;
  const sight = SIGHT_OF[target.kind];
  const seen = sight === undefined || reaches(role.rights[sight], nearness);
  const allowed = permission === "signed_in" || reaches(role.rights[permission], near(target.kind, nearness));
  return {
    who,
    outcome: await attempt(tx, performed, actorFor(objects, role.rights, nearness), objects),
    expected: seen ? (allowed ? "in" : "permission_missing") : "unknown",
  };
}

/** What is nobody's is out of reach of every scope but `all`; what a member makes is their own. */
const near = (kind: string, nearness: Nearness): Nearness =>
  kind in SIGHT_OF ? nearness : kind === "new_label" ? "own" : "stranger";

async function judgeRule(
  tx: Transaction,
  objects: Objects,
  action: AnyAction,
  performed: AnyAction,
): Promise<Judged> {
  const rule = {
    kind: "rule",
    ruleId: "rul_walk",
    name: "Greeting",
    organizationId: objects.organizationId,
  } as const;
  const outcome = await attempt(tx, performed, rule, objects);
  return { who: `${action.name} by a rule`, outcome, expected: expectedOfRule(action) };
}

function expectedOfRule({ permission, target }: AnyAction): string {
  if (permission === "signed_in") return "session_required";
  if (!RULES_MAY.test(SIGHT_OF[target.kind] ?? "conversation.read")) return "unknown";
  return RULES_MAY.test(permission) ? "in" : "permission_missing";
}

/** Somebody of another organization, whatever they may do there; what has no id is their own organization's. */
async function judgeStranger(
  tx: Transaction,
  ours: Objects,
  theirs: Objects,
  action: AnyAction,
  performed: AnyAction,
): Promise<Judged[]> {
  if (!ours.ids[action.target.kind]) return [];
  const rights = action.permission === "signed_in" ? {} : { [action.permission]: "all" };
  const all = { "conversation.read": "all", "contact.read": "all", ...rights } as const;
  const outcome = await attempt(tx, performed, actorFor(theirs, all, "own"), ours);
  return [{ who: `${action.name} by another organization`, outcome, expected: "unknown" }];
}

/** Runs an action's guards with nothing behind them. */
async function attempt(
  tx: Transaction,
  action: AnyAction,
  actor: PerformingActor,
  objects: Objects,
): Promise<string> {
  const hollow: Hollow = {
    ...unsafeCast<Hollow>(action),
    record: "none",
    perform: async () => "in",
  };
  const id = objects.ids[action.target.kind] ?? "";
  try {
    return (await performWithin(tx, {}, hollow, { actor }, id, undefined)).result;
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return error.kind === "missing" ? "unknown" : error.code;
  }
}
