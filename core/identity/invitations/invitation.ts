import type { Id, OrganizationId } from "../../kernel/ids.ts";
import { randomToken } from "../../kernel/crypto.ts";
import type { IdentityDeps } from "../deps.ts";

export type InvitationStatus = "pending" | "accepted" | "withdrawn" | "expired";

export type Invitation = {
  readonly id: Id<"inv">;
  readonly email: string;
  readonly role: string;
  readonly status: InvitationStatus;
  /** Where the invited person goes; only while it waits. */
  readonly link: string | null;
  readonly expiresAt: Date;
};

/** How long an invitation waits. */
export const INVITATION_DAYS = 7;

/** A token for a new link. */
export const newInvitationToken = (): string => randomToken();

/** The place the sealed token is bound to. */
export const sealPlace = (organizationId: OrganizationId, id: string): string =>
  `${organizationId}:${id}:token`;

/** The page that accepts an invitation. */
export const linkOf = ({ publicUrl }: Pick<IdentityDeps, "publicUrl">, id: string, token: string): string =>
  `${publicUrl.replace(/\/$/, "")}/invitations/${id}?token=${token}`;
