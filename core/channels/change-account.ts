import { invalid } from "../kernel/errors.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { Account, Connector } from "../protocol/index.ts";
import type { OpenChannel } from "./access.ts";
import { formFields } from "./form-fields.ts";
import { movedSetting } from "./moved-setting.ts";
import { readCredentials, readSettings, withoutEmpty, withoutHidden, withoutSecrets } from "./read-config.ts";

type Change = {
  readonly credentials?: JsonObject | undefined;
  readonly settings?: JsonObject | undefined;
};

/** `moved` says that its secrets are sent to another address than before. */
type Changed = { readonly account: Account; readonly moved: boolean };

/** Applies changed fields to an account. Throws `channel_invalid` and `secrets_needed`. */
export function changeAccount(
  { connector, account }: OpenChannel,
  { credentials = {}, settings = {} }: Change,
  locked: boolean,
): Changed {
  // An empty field keeps its secret, because members cannot read it to enter it again.
  const given = withoutHidden(connector.config.credentials, withoutEmpty(credentials));
  const settled = readSettings(connector, {
    ...account.settings,
    ...withoutHidden(connector.config.settings, settings),
  });
  const moved = movedSetting(connector, account.settings, settled);
  if (locked) needSecrets(connector, given, "the saved value can't be decrypted");
  if (moved)
    needSecrets(
      connector,
      given,
      `you changed “${moved.title}”, and saved credentials are not sent to a new address`,
    );
  const kept = moved ? withoutSecrets(connector, account.credentials) : account.credentials;
  const entered = readCredentials(connector, { ...kept, ...given });
  // Secrets renewed on the way are those of the row only while the row's credentials are the ones that are tried.
  const { keep, ...rest } = account;
  const isSame = keep && !moved && Object.keys(given).length === 0;
  return {
    account: { ...rest, credentials: entered, settings: settled, ...(isSame && { keep }) },
    moved: moved !== undefined,
  };
}

/** Requires the secrets again when their address changes, because another address could read them. Secrets with a default are generated again. */
function needSecrets({ config }: Connector, given: JsonObject, reason: string): void {
  const lacking = formFields(config.credentials).filter(
    ({ name, secret, required, hidden }) => secret && required && !hidden && given[name] === undefined,
  );
  if (lacking[0])
    throw invalid(
      "secrets_needed",
      `Enter “${lacking.map(({ title }) => title).join("” and “")}” again: ${reason}.`,
      { field: `credentials.${lacking[0].name}` },
    );
}
