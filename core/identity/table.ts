import { boolean, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { id, moment, organizationId } from "../database/index.ts";

/** better-auth counts in `Date`. */
const date = (name: string) => timestamp(name, { withTimezone: true });

export const organizations = pgTable("organizations", {
  id: id("id", "org").primaryKey(),
  name: text("name").notNull(),
  slug: text("slug").notNull(),
  createdAt: moment("created_at").notNull(),
});

/** The server may select id, name, email, image and the two moments, of members of the organization at hand only. */
export const users = pgTable("users", {
  id: id("id", "usr").primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull(),
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text("image"),
  createdAt: date("created_at").notNull().defaultNow(),
  updatedAt: date("updated_at").notNull().defaultNow(),
});

/** better-auth's session. */
export const userSessions = pgTable("user_sessions", {
  id: id("id", "ses").primaryKey(),
  userId: id("user_id", "usr").notNull(),
  token: text("token").notNull(),
  activeOrganizationId: id("active_organization_id", "org"),
  ipAddress: text("ip_address"),
  userAgent: text("user_agent"),
  expiresAt: date("expires_at").notNull(),
  createdAt: date("created_at").notNull().defaultNow(),
  updatedAt: date("updated_at").notNull().defaultNow(),
});

/** better-auth's account. */
export const oauthConnections = pgTable("oauth_connections", {
  id: id("id", "oac").primaryKey(),
  userId: id("user_id", "usr").notNull(),
  providerId: text("provider_id").notNull(),
  accountId: text("account_id").notNull(),
  accessToken: text("access_token"),
  refreshToken: text("refresh_token"),
  idToken: text("id_token"),
  accessTokenExpiresAt: date("access_token_expires_at"),
  refreshTokenExpiresAt: date("refresh_token_expires_at"),
  scope: text("scope"),
  password: text("password"),
  createdAt: date("created_at").notNull().defaultNow(),
  updatedAt: date("updated_at").notNull().defaultNow(),
});

/** better-auth's verification. */
export const emailVerificationTokens = pgTable("email_verification_tokens", {
  id: id("id", "tok").primaryKey(),
  identifier: text("identifier").notNull(),
  value: text("value").notNull(),
  expiresAt: date("expires_at").notNull(),
  createdAt: date("created_at").notNull().defaultNow(),
  updatedAt: date("updated_at").notNull().defaultNow(),
});

export const roles = pgTable(
  "roles",
  {
    organizationId: organizationId(),
    id: id("id", "rol").notNull(),
    name: text("name").notNull(),
    permissions: jsonb("permissions").$type<Record<string, unknown>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** Members; exactly one of `role` (built-in) and `roleId` (made) is set. */
export const userRoles = pgTable(
  "user_roles",
  {
    organizationId: organizationId(),
    userId: id("user_id", "usr").notNull(),
    role: text("role"),
    roleId: id("role_id", "rol"),
    joinedAt: moment("joined_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.userId] })],
);

export const invitations = pgTable(
  "invitations",
  {
    organizationId: organizationId(),
    id: id("id", "inv").notNull(),
    email: text("email").notNull(),
    role: text("role"),
    roleId: id("role_id", "rol"),
    tokenHash: text("token_hash").notNull(),
    sealedToken: text("sealed_token").notNull(),
    invitedBy: id("invited_by", "usr"),
    status: text("status", { enum: ["pending", "accepted", "withdrawn"] }).notNull().default("pending"),
    expiresAt: moment("expires_at").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);
