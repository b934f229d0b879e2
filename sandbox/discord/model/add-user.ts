import { newSnowflake } from "../snowflake.ts";
import { tellPages } from "../tell-pages.ts";
import { type User, type World } from "../world.ts";

type NewUser = {
  readonly id?: string;
  readonly username: string;
  readonly globalName: string | null;
  readonly bot?: boolean;
};

/** Adds a person, or the user of a bot. */
export function addUser(world: World, { id, username, globalName, bot = false }: NewUser): User {
  const user: User = { id: id ?? newSnowflake(), username, globalName, bot };
  world.users.set(user.id, user);
  tellPages(world, () => ({ kind: "rooms" }));
  return user;
}
