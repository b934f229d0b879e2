/** discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Whether Discord takes a name, in small letters, for a command or an argument. */
export const isName = (name: string): boolean => NAME.test(name);
