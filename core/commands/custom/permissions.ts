export const commandPermissions = { "command.manage": "Manage the organization's own commands" } as const;

type CommandPermissions = typeof commandPermissions;

declare module "../../access/permissions.ts" {
  interface RoomPermissions extends CommandPermissions {}
}
