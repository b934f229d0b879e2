export { createChannelAccess, credentialsSeal, hookUrl, type ChannelAccess, type FrontDoor, type OpenChannel } from "./access.ts";
