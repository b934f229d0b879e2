import { commandsFor, type CommandArgument } from "../access/index.ts";
import type { IdentityDeps } from "./deps.ts";
import { invite } from "./invitations/invite.ts";
import { changeMember } from "./members/change-member.ts";
import { listMembers } from "./members/queries.ts";
import { removeMember } from "./members/remove-member.ts";
import { listRoles } from "./roles/queries.ts";

const { command, readCommand } = commandsFor<IdentityDeps>();

const MEMBERS = { for: "member", where: ["direct", "staff", "page"] } as const;

const MEMBER = {
  name: "member",
  kind: "member",
  summary: { en: "Which member", de: "Welches Mitglied" },
} as const satisfies CommandArgument;
const ROLE = {
  name: "role",
  kind: "role",
  summary: { en: "Which role", de: "Welche Rolle" },
} as const satisfies CommandArgument;

/** What admins type about members and roles. */
export const identityCommands = [
  readCommand({
    ...MEMBERS,
    name: "member list",
    aliases: ["members"],
    summary: { en: "Lists members and their roles", de: "Zeigt Mitglieder und ihre Rollen" },
    example: "/member list",
    arguments: [],
    permission: "member.read",
    async answer({ tx }) {
      const text = (await listMembers(tx))
        .map(({ name, role, team }) => `${name}: ${role}${team === null ? "" : `, ${team}`}`)
        .join("\n");
      return { text: { en: text, de: text } };
    },
  }),
  command({
    ...MEMBERS,
    name: "member invite",
    summary: { en: "Invites somebody", de: "Lädt jemanden ein" },
    example: "/member invite alan@example.com agent",
    arguments: [
      { name: "email", kind: "email", summary: { en: "Their email address", de: "Die E-Mail-Adresse" } },
      ROLE,
    ],
    action: invite,
    target: () => "",
    input: ({ email, role }) => ({ email, role: role.name }),
    answer: ({ values: { email } }) => ({
      text: {
        en: `${email} is invited. Their link is in Settings → Members.`,
        de: `${email} ist eingeladen. Der Link steht unter Einstellungen → Mitglieder.`,
      },
    }),
  }),
  command({
    ...MEMBERS,
    name: "member role",
    summary: { en: "Gives a member another role", de: "Gibt einem Mitglied eine andere Rolle" },
    example: "/member role Alan supervisor",
    arguments: [MEMBER, ROLE],
    action: changeMember,
    target: ({ member }) => member.id,
    input: ({ role }) => ({ role: role.name }),
    answer: ({ values: { member, role } }) => ({
      text: { en: `${member.name} is ${role.name} now.`, de: `${member.name} ist jetzt ${role.name}.` },
    }),
  }),
  command({
    ...MEMBERS,
    name: "member remove",
    summary: { en: "Takes a member out of the organization", de: "Entfernt ein Mitglied" },
    example: "/member remove Alan",
    arguments: [MEMBER],
    action: removeMember,
    target: ({ member }) => member.id,
    input: () => undefined,
    answer: ({ values: { member } }) => ({
      text: { en: `${member.name} is no longer a member.`, de: `${member.name} ist kein Mitglied mehr.` },
    }),
  }),
  readCommand({
    ...MEMBERS,
    name: "role",
    summary: { en: "Lists roles, or what one may do", de: "Zeigt Rollen, oder was eine darf" },
    example: "/role agent",
    arguments: [{ ...ROLE, optional: true }],
    permission: "member.read",
    async answer({ tx, values: { role } }) {
      const roles = await listRoles(tx);
      const chosen = role && roles.find(({ id, name }) => (id ?? name) === role.id);
      const text = chosen
        ? `${chosen.name}: ${Object.entries(chosen.rights)
            .map(([permission, scope]) => (scope === "all" ? permission : `${permission} (${scope})`))
            .join(", ")}`
        : roles.map(({ name }) => name).join(", ");
      return { text: { en: text, de: text } };
    },
  }),
];
