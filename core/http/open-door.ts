import {
  authorise,
  type Actor,
  type Door,
  type HubContext,
  type MemberActor,
  type VisitorActor,
} from "../access/index.ts";
import { refused } from "../kernel/errors.ts";

/** Tells who a request speaks for; one source for every route, so that none can be more trusting than another. */
export type Doorkeeper = {
  member(c: HubContext): Promise<MemberActor | undefined>;
  visitor(c: HubContext): Promise<VisitorActor | undefined>;
};

/** Lets the right ones in and says who they are; throws `sign_in_required` or `permission_missing`. A public door asks nobody. */
export async function openDoor(keeper: Doorkeeper, door: Door, c: HubContext): Promise<Actor | undefined> {
  switch (door) {
    case "public":
      return undefined;
    case "visitor":
      return known(await keeper.visitor(c));
    case "signed_in":
      return inPerson(known(await keeper.member(c)));
    default: {
      const actor = known(await keeper.member(c));
      authorise(actor, door);
      return actor;
    }
  }
}

/** What belongs to a person alone (their name, password, sessions) is not for a program with their key. */
function inPerson(actor: MemberActor): MemberActor {
  if (actor.keyId !== undefined) throw refused("session_required", "A key cannot do this; sign in.");
  return actor;
}

function known<A extends Actor>(actor: A | undefined): A {
  if (actor === undefined) throw refused("sign_in_required", "Please sign in.");
  return actor;
}
