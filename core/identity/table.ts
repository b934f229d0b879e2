import { boolean, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { id } from "../database/index.ts";

// The tables better-auth works on; everything else of this room is plain SQL over rows of its own types.

/** better-auth counts in `Date`. */
const date = (name: string) => timestamp(name, { withTimezone: true });

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
