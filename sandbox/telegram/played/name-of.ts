import type { User } from "@grammyjs/types";

export const nameOf = ({ first_name, last_name }: Pick<User, "first_name" | "last_name">): string =>
  last_name ? `${first_name} ${last_name}` : first_name;
