import { loadModulesLightly } from "./kernel/light-modules.ts";

// Nothing of the hub may be imported before this: what is already loaded is already heavy.
loadModulesLightly();
const { start } = await import("./start.ts");
await start();
