import { beforeAll, describe, expect, it } from "vitest";
import type { Action, Target } from "../access/index.ts";
import { addLabel } from "../conversations/index.ts";
import { unsafeCast } from "../kernel/trust.ts";
import { makeObjects, type Objects } from "../testing/access-walk/objects.ts";
import { walk } from "../testing/access-walk/walk.ts";
import { testDatabase } from "../testing/database.ts";
import { listEndpoints } from "../testing/list-endpoints.ts";

const database = await testDatabase();
const endpoints = listEndpoints();
const actions = [...new Set([...endpoints.flatMap(({ action }) => action ?? []), addLabel])];

let ours: Objects;
let theirs: Objects;

beforeAll(async () => {
  [ours, theirs] = [await makeObjects(database), await makeObjects(database)];
});

describe("every action", () => {
  let judged = 0;

  it.each(actions.map((action) => [action.name, action] as const))(
    "%s is done by whoever may, to what they may, and by nobody else",
    async (_, action) => {
      const all = await walk(database, ours, theirs, action);
      judged += all.length;
      expect(all.filter(({ outcome, expected }) => outcome !== expected)).toEqual([]);
      expect(new Set(all.map(({ outcome }) => outcome)).size).toBeGreaterThan(
        action.permission === "signed_in" ? 0 : 1,
      );
    },
  );

  it("is walked, in thousands of combinations", () => {
    process.stdout.write(`The access walk judged ${judged} combinations of ${actions.length} actions.\n`);
    expect(actions.length).toBeGreaterThan(40);
    expect(judged).toBeGreaterThan(2_000);
  });

  it("is what its endpoints are: they ask for the same permission", () => {
    for (const { operationId, permission, action } of endpoints)
      if (action) expect([operationId, permission]).toEqual([operationId, action.permission]);
  });

  it("security, missing 4: asks for the password again where it gives or takes a way in", () => {
    const named = actions.filter(({ sensitive }) => sensitive).map(({ name }) => name);
    expect(named.toSorted()).toEqual([
      "account.confirm",
      "account.make_code",
      "channel.authorise",
      "channel.create",
      "channel.redeem_authorisation",
      "channel.remove",
      "channel.update",
      "invitation.make",
      "key.make",
      "key.revoke",
      "member.change",
      "member.remove",
      "role.change",
      "role.create",
      "role.delete",
    ]);
  });

  it("stands behind every endpoint that changes something, but for signing in and what changes nothing", () => {
    const plain = endpoints.filter(({ method, action }) => method !== "get" && !action);
    expect(plain.map(({ operationId }) => operationId).toSorted()).toEqual([
      "acceptInvitation",
      "checkChannel",
      "decideRequest",
      "giveCommand",
      "previewReply",
      "renderTemplate",
      "signIn",
      "signOut",
      "signUp",
      "tryCommand",
      "tryConditions",
      "tryRule",
      "type",
      "uploadAttachment",
    ]);
  });
});

/** An action as its room knows it, so that a guard can be taken out. */
type Known = Action<object, object, undefined, unknown>;
const known = actions.map((action) => unsafeCast<Known>(action));
const named = (list: readonly Known[]) => list.map((action) => [action.name, action] as const);
const permitted = known.filter(({ permission }) => permission !== "signed_in");
const scoped = permitted.filter(({ target }) => ["conversation", "message", "contact"].includes(target.kind));

describe("the walk notices", () => {
  const violations = async (action: Known, performed: Known) =>
    (await walk(database, ours, theirs, action, performed)).filter(
      ({ outcome, expected }) => outcome !== expected,
    );
  const withTarget = (action: Known, target: Partial<Target<object>>): Known => ({
    ...action,
    target: { ...action.target, ...target },
  });

  // Reading marks needs sight alone, which finding the conversation asks for.
  const beyondSight = permitted.filter(({ permission }) => permission !== "conversation.read");

  it.each(named(beyondSight))("that %s asks for no permission", async (_, action) => {
    expect(await violations(action, { ...action, permission: "signed_in" })).not.toEqual([]);
  });

  it.each(named(scoped))("that %s shows its object to those who may not see it", async (_, action) => {
    const find: Target<object>["find"] = (tx, _actor, id) => action.target.find(tx, { kind: "system" }, id);
    expect(await violations(action, withTarget(action, { find }))).not.toEqual([]);
  });

  it.each(named(scoped))("that %s takes every object for the actor's own", async (_, action) => {
    const resourceOf = () => ({ ownerId: ours.colleague.userId });
    expect(await violations(action, withTarget(action, { resourceOf }))).not.toEqual([]);
  });
});
