import { createHash } from "node:crypto";
import { errorMessage } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import type { Account, Connector } from "../protocol/index.ts";
import { formFields } from "./form-fields.ts";

/**
 * Names the app of an account, where its platform has one for many accounts; null elsewhere, and while it is not known. The
 * address its secrets go to is part of it: what another server says is nothing to the channels of this one.
 */
export function appKeyOf(
  { kind, app, config }: Connector,
  { credentials, settings }: Pick<Account, "credentials" | "settings">,
): string | null {
  if (!app) return null;
  try {
    const bound = formFields(config.settings)
      .filter((field) => field.bindsSecrets)
      .map(({ name }) => settings[name] ?? null);
    return createHash("sha256")
      .update(JSON.stringify([kind, app.id(credentials), bound]))
      .digest("base64url");
  } catch (error) {
    log.debug({ connector: kind, err: errorMessage(error) }, "app not known yet");
    return null;
  }
}
