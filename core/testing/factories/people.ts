import type { MemberActor } from "../../access/index.ts";
import type { TestDatabase } from "../database.ts";
import { createUser } from "../../identity/create-user.ts";
import { newId, type OrganizationId, type UserId } from "../../kernel/ids.ts";
import { BUILT_IN_ROLES, type BuiltInRole } from "../../identity/index.ts";

/** An organization with its owner, as sign-up by the hub makes them. */
export type Organization = { readonly id: OrganizationId; readonly owner: Person };

/** Somebody with an account. */
export type Person = {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly password: string;
};

/** Every person's password in tests. */
export const PASSWORD = "correct horse battery";

let made = 0;

/** Makes an account; the email address is unique in the run. */
export async function makePerson(db: TestDatabase, name: string): Promise<Person> {
  made += 1;
  const email = `${name.toLowerCase()}.${made}@example.test`;
  return {
    id: await createUser(db.auth, { name, email, password: PASSWORD }),
    name,
    email,
    password: PASSWORD,
  };
}

/** Makes an organization owned by a new person. */
export async function makeOrganization(
  db: TestDatabase,
  name: string,
  ownerName = "Olga",
): Promise<Organization> {
  const owner = await makePerson(db, ownerName);
  const id = newId("org");
  await db.auth.query("select create_organization($1, $2, $3, $4)", [
    id,
    name,
    `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-${made}`,
    owner.id,
  ]);
  return { id, owner };
}

/** Makes a new person a member with a built-in role. */
export async function makeMember(
  db: TestDatabase,
  organizationId: OrganizationId,
  name: string,
  role: BuiltInRole,
): Promise<Person> {
  const person = await makePerson(db, name);
  await db.owner.query("insert into user_roles (organization_id, user_id, role) values ($1, $2, $3)", [
    organizationId,
    person.id,
    role,
  ]);
  return person;
}

/** The person as an actor, for use cases called without HTTP. */
export const actorOf = (person: Person, organizationId: OrganizationId, role: BuiltInRole): MemberActor => ({
  kind: "member",
  userId: person.id,
  name: person.name,
  email: person.email,
  sessionId: newId("ses"),
  reauthenticated: true,
  organizationId,
  role,
  roleId: null,
  permissions: BUILT_IN_ROLES[role],
  channelIds: [],
  team: null,
});
